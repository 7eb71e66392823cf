import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts } from '../../src/crm/tables/index.ts';
import { logInteraction } from '../../src/jobs/interactions/log-interaction.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { contactRow, interactionRows, smallCrm } from '../jobs/crm-workbook.ts';
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
  ports = smallCrm();
  prepare(ports);
  ({ page, line } = await openPage(browser, 'operations', ports, held));
  if (!held) await page.waitForSelector('#filter');
}

/** A call with Claire: her row, an interaction, a next action. */
function logCall(on: MemoryPorts, nextAction = 'Proposer deux dates de visite'): void {
  const seen = { nextAction: String(contactRow(on, 'CT-CLAIRE').nextAction ?? ''), dueOn: '' };
  const logged = logInteraction(on, {
    contactId: 'CT-CLAIRE',
    type: 'Appel',
    result: 'Réponse positive',
    summary: 'Budget voté.',
    nextAction,
    dueOn: '2026-06-19',
    seen,
    day: '2026-06-16',
    subject: '',
    opportunityId: '',
    minutes: null,
    document: '',
    duplicate: 'add',
  });
  expect(logged).toMatchObject({ ok: true });
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');

describe('« Annuler une opération »', () => {
  test('has the shape of the list while it loads', async () => {
    await open(undefined, true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(4);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('#filter');
  });

  test('says so when nothing was written', async () => {
    await open();
    await expect.poll(() => text('.empty')).toContain('Rien à annuler');
    await expectTidy(page);
  });

  test('shows who wrote what and when, then each cell before and after', async () => {
    await open((on) => logCall(on));
    await expect.poll(() => text('summary')).toContain('Appel');
    await expect.poll(() => text('summary')).toContain('aujourd’hui à 10 h 42, malik.benali@butinage.example');
    await page.locator('summary').click();
    await page.waitForSelector('.opening__body .btn--primary');
    await expect.poll(() => text('.opening__body')).toContain('Ligne modifiée dans CONTACTS CT-CLAIRE');
    await expect.poll(() => text('.opening__body')).toMatch(/vide.*Proposer deux dates de visite/s);
    await expectTidy(page);
  });

  test('takes it back from the keyboard, says so, and can put it back again', async () => {
    await open((on) => logCall(on));
    const after = contactRow(ports, 'CT-CLAIRE');
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.opening__body .btn--primary');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('.banner--success')).toContain('Opération annulée sur 2 lignes');
    expect(interactionRows(ports)).toEqual([]);
    await expect.poll(() => page.locator('.tag', { hasText: 'Annulée' }).count()).toBe(1);
    await expectTidy(page);
    await page.getByRole('button', { name: 'Rétablir' }).click();
    await page.waitForFunction(() => document.querySelector('.banner')?.textContent?.includes('Annulation'));
    expect(contactRow(ports, 'CT-CLAIRE')).toEqual(after);
    expect(interactionRows(ports)).toHaveLength(1);
  });

  test('says beforehand and afterwards what a colleague has changed since, and leaves it', async () => {
    await open((on) => {
      logCall(on);
      const column = contacts.columns.findIndex(({ key }) => key === 'nextAction') + 1;
      const row = on.book.rows('CONTACTS').findIndex((cells) => cells.includes('CT-CLAIRE')) + 1;
      on.book.put('CONTACTS', row, column, [['Rappeler lundi']]);
    });
    await page.locator('summary').click();
    await page.waitForSelector('.opening__body .btn--primary');
    await expect.poll(() => text('.opening__body')).toContain('Changée depuis, restera ainsi.');
    await page.locator('.opening__body .btn--primary').click();
    await page.waitForSelector('.banner--warning');
    await expect.poll(() => text('.banner--warning')).toContain('sauf une valeur');
    await expect.poll(() => text('.banner--warning')).toContain('« Prochaine action » de CT-CLAIRE a été modifiée');
    expect(contactRow(ports, 'CT-CLAIRE').nextAction).toBe('Rappeler lundi');
    await expectTidy(page);
  });

  test('filters by word, person or tab, and says when nothing matches', async () => {
    await open((on) => logCall(on));
    await page.locator('#filter').fill('zèbre');
    await page.waitForSelector('.empty');
    await expect.poll(() => text('.empty')).toContain('Aucune opération trouvée');
    await page.locator('#filter').fill('CONTACTS malik');
    await page.waitForSelector('summary');
    await expectTidy(page);
  });

  test('keeps the list and says what happened when the network fails', async () => {
    await open((on) => logCall(on));
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.locator('#filter').fill('appel');
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Vérifiez votre réseau');
    await expect.poll(() => page.locator('summary').count()).toBe(1);
    await expectTidy(page);
  });
});
