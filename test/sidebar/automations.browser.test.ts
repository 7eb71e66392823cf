import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { companies } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
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

async function open(held = false) {
  ports = smallCrm();
  ({ page, line } = await openPage(browser, 'automations', ports, held));
  if (!held) await page.waitForSelector('summary');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');

/** Opens an automation from the keyboard. */
async function unfold(name: string) {
  const summary = page.locator('summary', { hasText: name });
  await summary.focus();
  await page.keyboard.press('Enter');
  return page.locator('details[open]');
}

describe('« Automatisations »', () => {
  test('has the shape of the list while it loads, then names each with its last run', async () => {
    await open(true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(4);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('summary');
    await expect.poll(() => text('ul')).toContain('Veille BOAMP Pas encore lancée.');
    await expectTidy(page);
  });

  test('shows what an automation would write, and writes nothing', async () => {
    await open();
    const before = JSON.stringify(rowsOf(ports, companies));
    const card = await unfold('Scores');
    await card.getByRole('button', { name: 'Aperçu' }).press('Enter');
    await card.getByText('Ligne modifiée dans ENTREPRISES Ville de Valmarais').waitFor();
    await expect.poll(() => text('details[open]')).toContain('rien n’a été écrit ni envoyé');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status');
    await expectTidy(page);
    expect(JSON.stringify(rowsOf(ports, companies))).toBe(before);
  });

  test('says of one whose module is off that it is off', async () => {
    await open();
    await expect.poll(() => page.locator('summary', { hasText: 'Pilotage' }).innerText()).toContain('Désactivée');
    await expect.poll(() => page.locator('h2').allInnerTexts()).toContain('Le matin, entre 7\u00a0h et 8\u00a0h');
  });

  test('starts one, says what it did, and when it last ran', async () => {
    await open();
    const card = await unfold('Scores');
    await card.getByRole('button', { name: 'Lancer' }).press('Enter');
    await expect.poll(() => text('.banner--success')).toContain('2 entreprises notées');
    await expect.poll(() => text('details[open] summary')).toContain('Ce matin à 10 h 42');
    expect(rowsOf(ports, companies)[0]?.scoreDetail).toMatch(/Collectivité/);
    await expectTidy(page);
  });

  test('says why one could not be done', async () => {
    await open();
    ports.book.deleteTab('ENTREPRISES');
    const card = await unfold('Scores');
    await card.getByRole('button', { name: 'Lancer' }).press('Enter');
    await expect.poll(() => text('.banner--danger')).toContain('ENTREPRISES');
    await expectTidy(page);
  });

  test('explains a failure of Google’s', async () => {
    await open();
    line.broken = 'NetworkError: Connection failure due to HTTP 0';
    const card = await unfold('Relances');
    await card.getByRole('button', { name: 'Aperçu' }).press('Enter');
    await card.locator('.banner--danger').waitFor();
    await expectTidy(page);
  });
});
