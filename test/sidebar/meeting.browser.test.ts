import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { settings } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { smallCrm } from '../jobs/crm-workbook.ts';
import { plannedCrm, steeringCrm } from '../jobs/steering/steering-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, type Line, openPage } from './open-page.ts';

const SIZES = [
  { width: 360, height: 680 },
  { width: 720, height: 680 },
];

let browser: Browser;
let page: Page;
let line: Line;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

async function open(ports: MemoryPorts, held = false) {
  ({ page, line } = await openPage(browser, 'meeting', ports, held));
  if (!held) await page.waitForSelector('.report, .banner--danger');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');
const button = (name: string) => page.getByRole('button', { name });

describe('« Point de pilotage »', () => {
  test('has the shape of a report while it loads, then tells it whole in one call', async () => {
    await open(plannedCrm(), true);
    await expect.poll(() => page.locator('.sk--card').count()).toBe(3);
    await expectTidyAt(page, SIZES);
    line.held = false;
    await page.waitForSelector('.report');
    expect(line.calls).toEqual([{ method: 'meeting.show', input: {} }]);
    expect(await text('.report')).toContain('5 décisions à prendre. Équipe : Malik Benali, Inès Carpentier.');
    expect(await page.getByRole('table', { name: 'Go / No-Go' }).getByRole('row').count()).toBe(4);
    await expectTidyAt(page, SIZES);
  });

  test('leaves by e-mail, to oneself or to the team, by the keyboard', async () => {
    const ports = plannedCrm();
    await open(ports);
    await button('M’envoyer ce point').press('Enter');
    await expect.poll(() => text('.banner--success')).toContain('envoyé à malik.benali@butinage.example.');
    await button('À l’équipe (2)').press('Enter');
    await expect.poll(() => ports.mailer.mails.length).toBe(3);
    await expect.poll(() => text('.banner--success')).toContain('ines.carpentier@butinage.example');
    await expectTidyAt(page, SIZES);
  });

  test('says why nothing left', async () => {
    const ports = plannedCrm();
    await open(ports);
    ports.mailer.quota = 0;
    await button('M’envoyer ce point').press('Enter');
    await expect.poll(() => text('.banner--danger')).toContain('le nombre d’e-mails du jour est atteint');
  });

  test('says what to fill when the team has no address', async () => {
    const ports = plannedCrm();
    ports.book.rows(settings.tab).forEach(([group], index) => {
      if (group === 'Équipe') ports.book.put(settings.tab, index + 1, 3, [['']]);
    });
    await open(ports);
    expect(await button('À l’équipe').count()).toBe(0);
    expect(await text('.page__foot')).toContain('écrivez ses adresses dans PARAMETRES, groupe Équipe.');
    await expectTidyAt(page, SIZES);
  });

  test('is copied as Markdown', async () => {
    await open(plannedCrm());
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        document.title = (document.activeElement as HTMLTextAreaElement).value;
      });
    });
    await button('Copier en Markdown').press('Enter');
    await expect.poll(() => page.title()).toContain('# Point de pilotage');
    expect(await text('.banner--success')).toContain('presse-papiers');
    expect(await page.locator('textarea').count()).toBe(0);
  });

  test('prints the report alone: its title, its day, its team, no ground, short sections in one piece', async () => {
    await open(plannedCrm());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.page__foot').isVisible()).toBe(false);
    expect(await text('.report')).toMatch(
      /^Point de pilotage Mardi 16 juin 2026 .*Équipe : Malik Benali, Inès Carpentier\./,
    );
    const styles = await page.evaluate(() => {
      const styleOf = (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element));
      return {
        title: styleOf('.report__name').map(({ fontSize }) => fontSize),
        grounds: [...new Set(styleOf('.report *').map(({ backgroundColor }) => backgroundColor))],
        sections: [...new Set(styleOf('.report section, .report tr').map(({ breakInside }) => breakInside))],
        heads: styleOf('.report thead').map(({ display }) => display),
      };
    });
    expect(styles).toEqual({
      title: ['22px'],
      grounds: ['rgba(0, 0, 0, 0)'],
      sections: ['avoid'],
      heads: ['table-header-group', 'table-header-group'],
    });
  });

  test('says what to write in tabs that are blank, and how to begin without them', async () => {
    await open(steeringCrm());
    expect(await text('.report')).toContain('Rien à décider : tout suit son cours.');
    await expectTidyAt(page, SIZES);
    await page.close();
    await open(smallCrm());
    expect(await text('.banner--danger')).toContain('activez-le par Pistil > Pilotage');
    await expectTidyAt(page, SIZES);
  });
});
