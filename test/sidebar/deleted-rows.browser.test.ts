import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts, opportunities } from '../../src/crm/tables/index.ts';
import { reconcile } from '../../src/jobs/completion/reconcile.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { contactRow, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
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

/** A night has passed; then rows of contacts are deleted, by identifier. */
async function open(deleted: readonly string[], held = false) {
  ports = smallCrm();
  expect(reconcile(ports).ok).toBe(true);
  for (const id of deleted) {
    ports.book.deleteRow('CONTACTS', ports.book.rows('CONTACTS').findIndex((cells) => cells.includes(id)) + 1);
  }
  ({ page, line } = await openPage(browser, 'deleted-rows', ports, held));
  if (!held) await page.waitForSelector('.empty, .card');
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');

describe('« Lignes supprimées »', () => {
  test('has the shape of the list while it loads, and asks once', async () => {
    await open(['CT-CLAIRE'], true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(4);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('.card:not(.sk)');
    expect(line.calls).toEqual([{ method: 'deleted-rows.list', input: {} }]);
  });

  test('says when nothing is missing, and since when', async () => {
    await open([]);
    await expect.poll(() => text('.empty')).toContain('Aucune ligne ne manque');
    await expect.poll(() => text('.empty')).toContain('aujourd’hui à 10 h 42');
    await expectTidy(page);
  });

  test('shows what is gone, tab by tab, and what named it', async () => {
    await open(['CT-CLAIRE', 'CT-PAUL00']);
    await expect.poll(() => text('.section')).toContain('CONTACTS 2');
    await expect.poll(() => text('.card')).toContain('Claire Vasseur (Ville de Valmarais)');
    await expect.poll(() => text('.card')).toContain('Nommée par 1 opportunité.');
    await expect.poll(() => text('.page__foot')).toContain('Tout remettre (2)');
    await expectTidy(page);
  });

  test('puts a row back from the keyboard, and takes it away again', async () => {
    await open(['CT-CLAIRE']);
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Remettre Claire Vasseur (Ville de Valmarais)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner--success');
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ lastName: 'Vasseur', score: 82 });
    await expect.poll(() => text('.empty')).toContain('Aucune ligne ne manque');
    await expectTidy(page);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.waitForSelector('.card');
    expect(contactRow(ports, 'CT-CLAIRE')).toEqual({});
  });

  test('asks before it accepts, then empties the links and keeps the names', async () => {
    await open(['CT-CLAIRE']);
    await page.getByRole('button', { name: 'Accepter la suppression de Claire' }).click();
    await expect.poll(() => text('.card')).toContain('les liens vers elle sont vidés');
    await expectTidy(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('.banner--success')).toContain('Un lien a été vidé');
    const [deal] = rowsOf(ports, opportunities);
    expect(deal?.contact).toBe('Claire Vasseur (Ville de Valmarais)');
    expect(deal?.contactId).toBeUndefined();
    await expect.poll(() => page.locator('.card').count()).toBe(0);
    await expectTidy(page);
  });

  test('puts everything back in one click', async () => {
    await open(['CT-CLAIRE', 'CT-PAUL00']);
    await page.getByRole('button', { name: 'Tout remettre (2)' }).click();
    await page.waitForSelector('.banner--success');
    expect(rowsOf(ports, contacts)).toHaveLength(3);
  });

  test('keeps the list and says what happened when the network fails', async () => {
    await open(['CT-CLAIRE']);
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.getByRole('button', { name: 'Remettre Claire' }).click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Vérifiez votre réseau');
    await expectTidy(page);
  });

  test('says why the list cannot be opened, and tries again', async () => {
    await open([], true);
    line.broken = 'Exception: Service Spreadsheets failed';
    line.held = false;
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('La liste n’a pas pu s’ouvrir');
    line.broken = null;
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.waitForSelector('.empty');
  });
});
