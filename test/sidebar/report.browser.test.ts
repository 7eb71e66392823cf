import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { drafts, followUps, interactions, tenders } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, type Line, openPage } from './open-page.ts';

const SIZES = [
  { width: 360, height: 680 },
  { width: 720, height: 680 },
];

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
  addRows(ports, followUps, [
    {
      id: 'RL-NADIA1',
      what: 'Rappeler Nadia Cherif',
      why: 'Sans réponse, 9 jours',
      contact: 'Nadia Cherif (Laboratoires Mélisse)',
      assignee: 'Malik Benali',
      status: 'À faire',
      dueOn: new Date(2026, 5, 12),
    },
  ]);
  addRows(ports, tenders, [
    { noticeId: '26-1', title: 'Plantation de haies', buyer: 'Parc du Haut-Vernois', deadline: new Date(2026, 5, 20) },
  ]);
  addRows(ports, drafts, [{ id: 'BR-1', subject: 'Votre projet de haies', status: 'À relire' }]);
  addRows(ports, interactions, [{ id: 'IN-1', date: new Date(2026, 5, 10), type: 'Appel' }]);
  ({ page, line } = await openPage(browser, 'report', ports, held));
  if (!held) await page.waitForSelector('.report');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');

describe('« Bilans »', () => {
  test('has the shape of a report while it loads, then tells the day in one call', async () => {
    await open(true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(3);
    await expectTidyAt(page, SIZES);
    line.held = false;
    await page.waitForSelector('.report');
    expect(line.calls).toEqual([{ method: 'reports.show', input: { kind: 'daily' } }]);
    expect(await text('.report')).toContain('Bonjour Malik, à faire d’abord : rappeler Nadia Cherif.');
    expect(await text('.report')).toContain('RELANCES, colonnes Statut et Échéance');
    await expectTidyAt(page, SIZES);
  });

  test('goes to the week and the month by the keyboard', async () => {
    await open();
    await page.getByRole('radio', { name: 'Aujourd’hui' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => text('.report__period')).toBe('Du 8 au 14 juin 2026');
    await expectTidyAt(page, SIZES);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => text('.report__period')).toBe('Mai 2026');
    await expectTidyAt(page, SIZES);
  });

  test('sends to whoever looks the report that is shown', async () => {
    await open();
    await page.getByRole('button', { name: 'M’envoyer ce bilan' }).press('Enter');
    await expect
      .poll(() => text('.banner--success'))
      .toContain('Bilan du jour envoyé à malik.benali@butinage.example.');
    expect(ports.mailer.mails).toMatchObject([{ to: 'malik.benali@butinage.example' }]);
    await expectTidyAt(page, SIZES);
  });

  test('says why nothing left', async () => {
    await open();
    ports.mailer.quota = 0;
    await page.getByRole('button', { name: 'M’envoyer ce bilan' }).press('Enter');
    await expect.poll(() => text('.banner--danger')).toContain('le nombre d’e-mails du jour est atteint');
    await expectTidyAt(page, SIZES);
  });

  test('prints the report alone', async () => {
    await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.page__foot').isVisible()).toBe(false);
    expect(await page.locator('.report__kinds').isVisible()).toBe(false);
    expect(await page.locator('.report').isVisible()).toBe(true);
  });
});
