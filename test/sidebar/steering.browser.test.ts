import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { costs, objectives } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
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

async function open() {
  ports = smallCrm();
  ({ page, line } = await openPage(browser, 'steering', ports, true));
  await expect.poll(() => page.locator('.sk--card').count()).toBe(3);
  await expectTidy(page);
  line.held = false;
  await page.waitForSelector('.title');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');
const press = (name: string) => page.getByRole('button', { name }).press('Enter');

describe('« Pilotage »', () => {
  test('is switched on with examples, which leave in one click but for what was changed', async () => {
    await open();
    expect(await page.getByRole('checkbox', { name: 'Avec des exemples, à retirer d’un clic' }).isChecked()).toBe(true);
    await press('Activer le pilotage');
    await expect.poll(() => text('.banner--success')).toContain('Le pilotage est activé.');
    expect(await text('h2.title')).toBe('Go / No-Go : NO-GO');
    expect(await page.locator('.card').first().innerText()).toContain('0 sur 5');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('C’est fait');
    await expectTidy(page);

    changeRow(ports, costs, 'CO-XMP001', { hours: 14 });
    await press('Retirer les exemples');
    await expect.poll(() => text('.banner--success')).toContain('1 ligne que vous avez modifiée reste');
    expect(await text('.page__body')).toContain('Aucun objectif : écrivez-en un par ligne dans OBJECTIFS.');
    await page.getByRole('button', { name: 'Ajouter des exemples' }).waitFor();
    await expectTidy(page);
  });

  test('counts again on demand, says what is missing, and is switched off with its tabs kept', async () => {
    await open();
    await page.getByRole('checkbox').uncheck();
    await press('Activer le pilotage');
    await page.waitForSelector('.page__foot');
    addRows(ports, objectives, [
      {
        id: 'OB-LONG01',
        indicator: 'Anticonstitutionnellement'.repeat(3),
        period: 'bientôt',
        code: 'CA',
        target: 9000,
      },
      { id: 'OB-ROI001', indicator: 'Retour sur la prospection', period: 'Mois', code: 'ROI', target: 2 },
    ]);
    await press('Actualiser le pilotage');
    await expect
      .poll(() => text('.banner--success'))
      .toContain('2 lignes ne se calculent pas : leur note dit pourquoi.');
    expect(await text('.page__body')).toContain('Aucun coût de la période n’est dans COUTS.');
    expect(await text('.page__body')).toContain('« bientôt » n’est pas une période lisible');
    await expectTidy(page);
    await press('Désactiver le pilotage');
    await expect.poll(() => text('.banner--success')).toContain('Ses onglets restent');
    expect(await text('.page__body')).toContain('Onglets déjà là, gardés tels quels : VENTES, COUTS');
    expect(rowsOf(ports, objectives)).toHaveLength(2);
    await expectTidy(page);
  });

  test('says that the answer was lost, and shows what was done all the same', async () => {
    await open();
    line.broken = 'NetworkError';
    await press('Activer le pilotage');
    await expect.poll(() => text('.banner--danger')).toContain('La réponse n’est pas arrivée');
    line.broken = null;
    await expectTidy(page);
  });
});
