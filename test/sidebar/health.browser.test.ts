import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { beat } from '../../src/jobs/heartbeat.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
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
});
