import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { followUps, interactions } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
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

const DAY = [
  {
    id: 'RL-LATE00',
    what: 'Rappeler Nadia Cherif',
    dueOn: new Date(2026, 5, 12),
    contactId: 'CT-NADIA1',
    priority: 'Haute',
    why: 'Sans réponse, 9 jours (envoi 2 sur 4)',
  },
  { id: 'RL-TODAY0', what: 'Envoyer les références', dueOn: new Date(2026, 5, 16) },
  { id: 'RL-FRIDAY', what: 'Proposer deux dates', dueOn: new Date(2026, 5, 19), contactId: 'CT-CLAIRE' },
];

async function open(rows: readonly object[] = DAY, held = false) {
  ports = smallCrm();
  addRows(
    ports,
    followUps,
    rows.map((row) => ({ assignee: 'Malik Benali', status: 'À faire', priority: 'Normale', ...row })),
  );
  ({ page, line } = await openPage(browser, 'follow-ups', ports, held));
  if (!held) await page.waitForSelector('.day');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');
const statusOf = (id: string) => rowsOf(ports, followUps).find((row) => row.id === id)?.status;
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('« Relances du jour »', () => {
  test('has the shape of the list while it loads', async () => {
    await open(DAY, true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(4);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('.day');
  });

  test('a column that is missing is put back from Santé', async () => {
    ports = smallCrm();
    const column = followUps.columns.findIndex(({ key }) => key === 'dueOn') + 1;
    ports.book.put(followUps.tab, 1, column, [['Jour J']]);
    ({ page, line } = await openPage(browser, 'follow-ups', ports));
    await page.getByRole('button', { name: 'Ouvrir Santé' }).click();
    await expect
      .poll(() => line.calls.at(-1))
      .toEqual({ method: 'pages.open', input: { page: 'health', subject: '' } });
    await expectTidy(page);
  });

  test('shows the late first, each with its reason, and how far the day is', async () => {
    await open();
    await expect.poll(() => text('.page__body')).toContain('Mardi 16 juin 0 faite sur 2');
    await expect
      .poll(() => page.locator('h2').allInnerTexts())
      .toEqual(['En retard 1', 'Aujourd’hui 1', 'D’ici vendredi 1']);
    await expect.poll(() => text('.task')).toContain('Sans réponse, 9 jours (envoi 2 sur 4). Prévue vendredi 12 juin');
    await expectTidy(page);
  });

  test('is gone through by keyboard: down, done, undone', async () => {
    await open();
    await page.locator('.task__title').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Envoyer les références');
    await page.keyboard.press('f');
    await expect.poll(() => statusOf('RL-TODAY0')).toBe('Fait');
    await expect.poll(() => text('.toast')).toContain('Relance faite.');
    await expect.poll(focused).toBe('Proposer deux dates');
    await expectTidy(page);
    await page.getByRole('button', { name: 'Annuler' }).press('Enter');
    await expect.poll(() => statusOf('RL-TODAY0')).toBe('À faire');
    await expect.poll(() => text('.page__body')).toContain('0 faite sur 2');
  });

  test('puts one off, to a day of the list or another', async () => {
    await open();
    await page.locator('.task__title').first().focus();
    await page.keyboard.press('r');
    await expect.poll(focused).toContain('Demain');
    await expectTidy(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => statusOf('RL-LATE00')).toBe('Reportée');
    await expect.poll(() => text('.toast')).toContain('Relance reportée au vendredi 19 juin.');
    await page.locator('.task__title').first().focus();
    await page.keyboard.press('r');
    await page.getByRole('menuitem', { name: 'Autre date…' }).click();
    await page.fill('#postpone-day', '2026-07-01');
    await expectTidy(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => statusOf('RL-TODAY0')).toBe('Reportée');
  });

  test('logs the exchange and closes the follow-up in one move', async () => {
    await open();
    await page.locator('.task__title').first().focus();
    await page.keyboard.press('j');
    await page.getByRole('radio', { name: 'RDV pris' }).check();
    await page.fill('#quick-summary', 'Visio calée jeudi, forfait compris.');
    await page.getByRole('radio', { name: /Dans 3 jours/ }).check();
    await expectTidy(page);
    await page.getByRole('button', { name: 'Enregistrer et clore' }).click();
    await expect.poll(() => statusOf('RL-LATE00')).toBe('Fait');
    expect(rowsOf(ports, interactions)).toMatchObject([
      { summary: 'Visio calée jeudi, forfait compris.', result: 'RDV pris', nextAction: 'Relancer' },
    ]);
    await expect.poll(() => text('.toast')).toContain('Échange journalisé, relance faite.');
  });

  test('says that nothing is left, and what comes next', async () => {
    await open(DAY.slice(2));
    await expect.poll(() => text('.empty')).toContain('Rien à relancer aujourd’hui');
    await expectTidy(page);
    await page.getByRole('button', { name: 'Voir les prochaines' }).click();
    await expect.poll(() => text('.task')).toContain('Proposer deux dates');
  });

  test('hands a portfolio over', async () => {
    await open();
    await page.getByText('Confier un portefeuille…').click();
    await expectTidy(page);
    await page.getByRole('button', { name: 'Confier', exact: true }).click();
    await expect.poll(() => text('.toast')).toContain('3 relances');
    await expect.poll(() => rowsOf(ports, followUps)[0]?.assignee).toBe('Inès Carpentier');
  });

  test('keeps what it shows and says so when a colleague was quicker, or Google fails', async () => {
    await open();
    const position = 2;
    ports.book.put('RELANCES', position, followUps.columns.findIndex(({ key }) => key === 'status') + 1, [['Fait']]);
    await page.locator('.check').first().click();
    await expect.poll(() => text('.banner--danger')).toContain('quelqu’un s’en est chargé');
    line.broken = 'NetworkError: Connection failure due to HTTP 0';
    await page.locator('.check').first().click();
    await expect.poll(() => text('.banner--danger')).toContain('réseau');
    await expectTidy(page);
  });

  test('says why it cannot be shown', async () => {
    ports = smallCrm();
    const header = ports.book.rows('RELANCES')[0] ?? [];
    ports.book.deleteColumn('RELANCES', header.indexOf('Échéance') + 1);
    ({ page, line } = await openPage(browser, 'follow-ups', ports));
    await expect.poll(() => text('.banner--danger')).toContain('Relances non chargées');
    await expectTidy(page);
  });
});
