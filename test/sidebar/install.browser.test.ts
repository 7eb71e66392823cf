import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installPistil } from '../../src/jobs/install/install-pistil.ts';
import type { Cell } from '../../src/ports.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { MESSY_FILES } from '../jobs/install/messy-files.ts';
import { createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, type Line, openPage } from './open-page.ts';

const DIALOG = { width: 900, height: 640 };
const NOW = new Date(2026, 5, 16, 9, 41, 5);

let browser: Browser;
let page: Page;
let line: Line;
let ports: MemoryPorts;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

/** The page, on a workbook that holds one of the messy files. */
async function open(name: string, held = false) {
  ports = createMemoryPorts({ person: true, now: NOW });
  const file = MESSY_FILES.find((candidate) => candidate.name === name);
  for (const [tab, rows] of Object.entries(file?.tabs ?? {})) ports.book.add(tab, rows);
  await show(held);
}

async function show(held = false) {
  ({ page, line } = await openPage(browser, 'install', ports, held));
  await page.setViewportSize(DIALOG);
  if (!held) await page.waitForSelector('.page__foot');
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');
const tidy = () => expectTidyAt(page, [DIALOG]);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const settled = () => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));

function shown(tab: string): Record<string, Cell>[] {
  const [header = [], ...rows] = ports.book.rows(tab) as Cell[][];
  return rows.map((row) => Object.fromEntries(header.map((title, index) => [String(title), row[index] ?? ''])));
}

describe('« Installer Pistil »', () => {
  test('has its shape while the workbook is read', async () => {
    await open('everything at once', true);
    await expect.poll(() => page.locator('.sk').count()).toBeGreaterThan(3);
    await tidy();
    line.held = false;
    await page.waitForSelector('.page__foot');
  });

  test('shows what an empty workbook will get, and installs it', async () => {
    await open('');
    await expect.poll(() => text('main')).toContain('12 onglets créés');
    await expect.poll(() => page.locator('.steps').count()).toBe(0);
    await tidy();
    await press('Installer');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('.banner--success')).toContain('Installation terminée');
    await tidy();
    expect(ports.book.find('CONTACTS')).toBeDefined();
  });

  test('walks from tabs to columns to the preview, then takes the file over', async () => {
    await open('everything at once');
    await expect.poll(() => text('tbody tr')).toContain('En-têtes en ligne 3');
    await expect.poll(() => text('tbody tr')).toContain('Son nom remplit « Responsable : Malik »');
    await tidy();
    await press('Continuer');
    await expect.poll(() => text('tbody')).toContain('Mme VASSEUR Claire');
    await expect.poll(() => text('main')).toContain('Ligne 10, total : TOTAL');
    await tidy();
    await press('Continuer');
    await expect.poll(() => text('main')).toContain('2 valeurs à préciser');
    await page.getByText('Voir', { exact: true }).first().click();
    await tidy();
    await press('Installer');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('.facts')).toContain('Sauvegarde Suivi Malik 16-06-2026 09-41-05');
    await tidy();
    expect(line.calls.filter(({ method }) => method === 'install.apply').length).toBeGreaterThan(5);
    expect(shown('CONTACTS')).toHaveLength(3);
  });

  test('takes another tab, another column, another word and a row that was left out', async () => {
    await open('stages of their own, numbered, with pictures and slips');
    await press('Continuer');
    await page.getByLabel('Devient, colonne Source').selectOption('keep');
    await settled();
    await page.getByLabel('Devient, Contcaté').selectOption('Contacté');
    await settled();
    await expect.poll(() => page.getByLabel('Devient, Contcaté').inputValue()).toBe('Contacté');
    await press('Continuer');
    await press('Installer');
    await page.waitForSelector('.banner--success');
    expect(shown('Contacts').map((row) => [row.Statut, row['Source (à vous)']])).toEqual([
      ['Lead', 'bouche à oreille'],
      ['En discussion', 'Salon'],
      ['Contacté', 'Linkedin'],
      ['Proposition envoyée', 'Zebulon'],
    ]);
  });

  test('leaves a tab alone when asked, and says so at once', async () => {
    await open('one tab for each stage');
    await page.getByLabel('Devient, onglet Perdus').selectOption('leave');
    await settled();
    await expect.poll(() => text('tbody tr:nth-child(2)')).toContain('Votre choix');
    await page.getByRole('checkbox').first().uncheck();
    await settled();
    await expect.poll(() => page.getByRole('checkbox').first().isChecked()).toBe(false);
  });

  test('works from the keyboard alone', async () => {
    await open('one tab for each stage');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Devient, onglet À contacter');
    await page.getByRole('button', { name: 'Continuer' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => text('main')).toContain('À quoi correspondent les colonnes ?');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('plan');
  });

  test('says what happened when a step fails, and takes it up again', async () => {
    await open('one tab for each year, merged into CONTACTS');
    await press('Continuer');
    await press('Continuer');
    ports.world.lock.holder = 'somebody else';
    await press('Installer');
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Une autre personne écrit dans le classeur');
    await tidy();
    ports.world.lock.holder = null;
    await press('Installer');
    await page.waitForSelector('.banner--success');
    expect(shown('CONTACTS')).toHaveLength(2);
  });

  test('offers to go on with an installation that stopped', async () => {
    await open('one tab for each year, merged into CONTACTS');
    await page.close();
    ports.gate.beforeCall = ({ name }) => {
      if (name === 'workbook.renameTab' && ports.book.find('PARAMETRES')) throw new Error('Google stopped the run');
    };
    const shell = createMemoryPorts({ person: false }, ports.world);
    shell.gate.beforeCall = ports.gate.beforeCall;
    expect(() => installPistil(shell)).toThrow();
    ports.gate.beforeCall = null;
    ports.world.lock.holder = null;
    await show();
    await expect.poll(() => text('.banner--warning')).toContain('Une installation s’est arrêtée en route');
    await tidy();
    await press('Reprendre l’installation');
    await page.waitForSelector('.banner--success');
    expect(shown('CONTACTS')).toHaveLength(2);
  });

  test('says that Pistil is installed, and lets another person take the night over', async () => {
    const owner = createMemoryPorts({ person: false, now: NOW, owner: 'malik.benali@butinage.example' });
    installPistil(owner);
    ports = createMemoryPorts({ person: true, owner: 'jeanne@butinage.example' }, owner.world);
    await show();
    await expect.poll(() => text('.banner--success')).toContain('Pistil est installé dans ce classeur');
    await expect.poll(() => text('.banner--info')).toContain('appartiennent à malik.benali@butinage.example');
    await tidy();
    await press('Reprendre les exécutions de nuit');
    await page.waitForFunction(() => document.body.innerText.includes('vous appartiennent maintenant'));
    await tidy();
    expect(ports.scheduler.triggers()).toHaveLength(2);
  });

  test('says what is missing in a damaged workbook', async () => {
    ports = createMemoryPorts({ person: true, now: NOW });
    installPistil(createMemoryPorts({ person: false }, ports.world));
    ports.book.deleteTab('RELANCES');
    ports.book.deleteColumn('CONTACTS', 5);
    await show();
    await expect.poll(() => text('.banner--warning')).toContain('l’onglet RELANCES');
    await expect.poll(() => text('.banner--warning')).toContain('CONTACTS : Email');
    await press('Installer');
    await page.waitForSelector('.banner--success');
    expect(ports.book.find('RELANCES')).toBeDefined();
  });
});
