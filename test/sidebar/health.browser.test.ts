import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { everyFiveMinutes } from '../../src/jobs/automations/every-five-minutes.ts';
import { beat } from '../../src/jobs/engine/heartbeat.ts';
import { tellParked } from '../../src/jobs/engine/parked.ts';
import { askFor } from '../../src/jobs/errands/requests.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { keptByMalik } from '../jobs/errands/two-accounts.ts';
import { installedWorkbook } from '../jobs/installed-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidy, type Line, openPage } from './open-page.ts';

let browser: Browser;
let page: Page;
let line: Line;
let ports: MemoryPorts;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

async function open(prepare: (ports: MemoryPorts) => void = () => {}, held = false) {
  ports = installedWorkbook();
  beat(ports, ports.clock.now(), [
    { job: 'tenders.watch', ok: true, said: '4 avis retenus sur 212.' },
    { job: 'companies.score', ok: true, said: '2 leads qualifiés.' },
  ]);
  prepare(ports);
  ({ page, line } = await openPage(browser, 'health', ports, held));
  if (!held) await page.waitForSelector('#workbook');
}

const deleteColumn = (header: string) => (on: MemoryPorts) => {
  const place = (on.book.rows('CONTACTS')[0] ?? []).indexOf(header) + 1;
  on.book.deleteColumn('CONTACTS', place);
};

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');

describe('« Santé »', () => {
  test('has its shape while it loads', async () => {
    await open(undefined, true);
    await expect.poll(() => page.locator('.sk').count()).toBeGreaterThan(5);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('#workbook');
  });

  test('says that everything works, job by job', async () => {
    await open();
    await expect.poll(() => text('.banner--success')).toContain('Tout fonctionne');
    await expect.poll(() => text('main')).toContain('Ce matin à 9 h 41. 4 avis retenus sur 212.');
    await expect.poll(() => text('main')).toContain('0 € sur 2 €');
    await expectTidy(page);
  });

  test('puts a deleted column back in one click, from the keyboard, and says what came back', async () => {
    await open(deleteColumn('Mobile'));
    await expect.poll(() => text('.banner--warning')).toContain('1 point à régler');
    await expect.poll(() => text('.fix')).toContain('« Mobile » manque dans CONTACTS');
    await expectTidy(page);
    await page.getByRole('button', { name: 'Remettre la colonne' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('.banner--success')).toContain('La colonne « Mobile » est revenue');
    expect(ports.book.rows('CONTACTS')[0]).toContain('Mobile');
    await expectTidy(page);
  });

  test('lets a person say which column it has become', async () => {
    await open((on) => {
      const place = (on.book.rows('CONTACTS')[0] ?? []).indexOf('Mobile') + 1;
      on.book.type('CONTACTS', 1, place, 'Numéro perso');
    });
    await page.getByText('Je l’ai renommée…').click();
    await expectTidy(page);
    await page.getByRole('button', { name: /Numéro perso/ }).click();
    await page.waitForSelector('.banner--success');
    expect(ports.book.rows('CONTACTS')[0]).toContain('Mobile');
  });

  test('takes a key without ever showing it again, and says what is wrong with a bad one', async () => {
    await open();
    await page.getByRole('button', { name: 'Ajouter la clé Claude' }).click();
    await page.waitForSelector('#key-claude');
    await expect.poll(() => page.locator('#key-claude').getAttribute('type')).toBe('password');
    await page.keyboard.type('mot de passe');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#key-claude-error');
    await expect.poll(() => text('#key-claude-error')).toContain('sk-ant-');
    await expectTidy(page);
    await page.locator('#key-claude').fill(`sk-ant-${'a1'.repeat(20)}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remplacer la clé Claude' }).waitFor();
    expect(ports.secrets.get('claude')).toMatch(/^sk-ant-/);
    expect(await page.content()).not.toContain('a1a1');
  });

  test('keeps what it shows and says so when the network fails', async () => {
    await open(deleteColumn('Mobile'));
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.getByRole('button', { name: 'Remettre la colonne' }).click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Vérifiez votre réseau');
    await expect.poll(() => page.locator('.fix').count()).toBe(1);
    await expectTidy(page);
  });

  test('moves the keys to the owner’s account and back, from the keyboard, and says who may read them', async () => {
    await open((on) => {
      on.secrets.set('claude', `sk-ant-${'a1'.repeat(20)}`);
    });
    await expect.poll(() => text('main')).toContain('Toute personne qui peut modifier le classeur peut lire les clés');
    await page.getByRole('button', { name: 'Les garder pour mon compte seul' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => text('.section:has(#keys) .banner')).toContain('1 clé gardée par votre compte seul');
    await expect.poll(() => text('.section:has(#keys)')).toContain('Propriétaire seul');
    expect(ports.world.secrets.size).toBe(0);
    await expectTidy(page);
    await page.getByRole('button', { name: 'Les partager avec l’équipe' }).click();
    await expect.poll(() => text('.section:has(#keys)')).toContain('Partagées');
    expect(ports.secrets.whereabouts('claude')).toBe('shared');
  });

  test('shows a colleague whose keys they are, what was asked and how it went, and lets nobody else touch them', async () => {
    const both = keptByMalik();
    askFor(both.ines, { what: 'drafts.write', name: 'Brouillons', input: null });
    askFor(both.ines, { what: 'of.another-version', name: 'Avis de Claude', input: null });
    everyFiveMinutes(both.malik);
    askFor(both.ines, { what: 'drafts.write', name: 'Brouillons', input: null });
    ({ page, line } = await openPage(browser, 'health', both.ines));
    await page.waitForSelector('#requests');
    await expect.poll(() => text('.section:has(#keys)')).toContain('malik.benali@butinage.example seul lit les clés');
    await expect.poll(() => text('.section:has(#requests)')).toContain('servi dans les cinq minutes.');
    await expect.poll(() => text('.section:has(#requests)')).toContain('Échec');
    expect(await page.getByRole('button', { name: /clé|adresse/ }).count()).toBe(0);
    await expectTidy(page);
  });

  test('gives what was set aside another chance, and says when', async () => {
    await open((on) => {
      tellParked(on.store, 'contacts.verify', [
        {
          action: 'contacts.verify',
          key: 'CT-NADIA1',
          reason: 'Nadia Cherif\u00a0: adresse illisible.',
          since: on.clock.now().toISOString(),
        },
      ]);
    });
    await expect.poll(() => text('.section:has(#parked)')).toContain('Vérification par Hunter');
    await expectTidy(page);
    await page.getByRole('button', { name: /^Réessayer/ }).click();
    await expect.poll(() => text('.section:has(#parked)')).toContain('Elle sera réessayée la nuit prochaine');
    await expect.poll(() => page.getByRole('button', { name: /^Réessayer/ }).count()).toBe(0);
    await expectTidy(page);
  });
});
