import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/crm/settings/index.ts';
import { enrichments } from '../../src/crm/tables/index.ts';
import { openBudget } from '../../src/jobs/engine/spending.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { contactRow, rowsOf } from '../jobs/crm-workbook.ts';
import { answerBy, crmToEnrich, DIRECTORY } from '../jobs/enrichment/directories.ts';
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

async function open(prepare: (ports: MemoryPorts) => void = () => undefined, held = false) {
  ports = crmToEnrich();
  prepare(ports);
  ({ page, line } = await openPage(browser, 'enrichment', ports, held));
  if (!held) await page.waitForSelector('.page__foot');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('« Enrichir »', () => {
  test('shows the plan with one call: what would be asked of whom, the most it can cost, what is left', async () => {
    await open(undefined, true);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('.page__foot');
    expect(line.calls.map(({ method }) => method)).toEqual(['enrichment.plan']);
    await expect
      .poll(() => text('ul'))
      .toContain('Apollo Clé enregistrée Poste, profil LinkedIn et adresse 8 contacts, 0,40 € au plus.');
    await expect.poll(() => text('ul')).toContain('Registres publics Sans clé ni frais');
    await expect.poll(() => text('dl')).toContain('Budget restant 2 € sur 2 €');
    await expectTidy(page);
    expect(ports.http.requests).toHaveLength(0);
  });

  test('runs from the keyboard, says what was done and for how much, and takes the focus there', async () => {
    await open();
    await button('Lancer').press('Enter');
    await page.getByText('C’est fait').waitFor();
    await expect.poll(() => text('.banner')).toMatch(/Apollo : 8 contacts pour 0,\d\d €\./);
    expect(contactRow(ports, 'CT-LEMAIR')).toMatchObject({ emailStatus: 'Valide' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('banner');
    await expect(button('Lancer').getAttribute('aria-disabled')).resolves.toBe('true');
    await expectTidy(page);
  });

  test('a double click starts a run and does not stop it', async () => {
    await open();
    line.held = true;
    await button('Lancer').dblclick();
    await button('Arrêter').waitFor();
    line.held = false;
    await page.getByText('C’est fait').waitFor();
    expect(line.calls.filter(({ method }) => method === 'enrichment.run')).toHaveLength(1);
  });

  test('stops when asked, with what was done kept', async () => {
    await open((fresh) => {
      const answer = answerBy(DIRECTORY);
      // Each request takes the whole of a slice.
      fresh.http.answer = (request) => {
        fresh.clock.sleep(11_000);
        return answer(request);
      };
    });
    line.held = true;
    await button('Lancer').click();
    await button('Arrêter').click();
    await page.getByText('Le lot en cours se termine…').waitFor();
    await expectTidy(page);
    line.held = false;
    await page.getByText('Arrêté', { exact: true }).waitFor();
    expect(line.calls.filter(({ method }) => method === 'enrichment.run')).toHaveLength(1);
    expect(rowsOf(ports, enrichments).some(({ source }) => source === 'Hunter')).toBe(false);
  });

  test('without a key, says where keys are registered', async () => {
    await open((fresh) => {
      fresh.secrets.remove('apollo');
      fresh.secrets.remove('hunter');
    });
    await page.getByText('Aucune clé n’est enregistrée').waitFor();
    await expectTidy(page);
    await button('Ouvrir Santé').click();
    await expect
      .poll(() => line.calls.at(-1))
      .toEqual({ method: 'pages.open', input: { page: 'health', subject: '' } });
  });

  test('with nothing left to spend, says when it goes on', async () => {
    await open((fresh) => openBudget(fresh, defaultSettings()).spend('claude', 2));
    await page.getByText('Le budget du jour est atteint').waitFor();
    await expectTidy(page);
  });

  test('tells why it failed', async () => {
    await open((fresh) => {
      fresh.http.answer = () => ({ status: 401, headers: {}, body: 'Invalid API key.' });
    });
    await button('Lancer').click();
    await page.getByText('Interrompu').waitFor();
    await expect.poll(() => text('.banner')).toContain('refuse la clé enregistrée');
    await expectTidy(page);
  });
});
