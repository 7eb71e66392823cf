import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rituals } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows } from '../jobs/crm-workbook.ts';
import { plannedCrm, steeringCrm } from '../jobs/steering/steering-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidy, type Line, openPage } from './open-page.ts';

let browser: Browser;
let page: Page;
let line: Line;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

async function open(ports: MemoryPorts) {
  ({ page, line } = await openPage(browser, 'rituals', ports, true));
  await expect.poll(() => page.locator('.sk--card').count()).toBe(3);
  await expectTidy(page);
  line.held = false;
  await page.waitForSelector('.page__foot, .empty');
}

const text = async (selector: string) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ');

describe('« Rituels »', () => {
  test('shows each with its rhythm, and sends them to the agendas of those who hold them', async () => {
    const ports = plannedCrm();
    addRows(ports, rituals, [
      { id: 'RI-FLOU01', name: 'Revue', frequency: 'Chaque semaine' },
      { id: 'RI-LONG01', name: 'Anticonstitutionnellement'.repeat(3), frequency: 'Chaque mois', day: '31' },
    ]);
    await open(ports);
    expect(await text('.card.ritual')).toBe(
      'Point prospection Chaque semaine, le lundi, à 9 h 30 (30 min) Prochain : lundi 22 juin Pas encore tenu Malik Benali',
    );
    expect(await text('.banner--warning')).toContain('« Revue » n’a pas de rythme');
    await expectTidy(page);
    await page.getByRole('button', { name: 'Envoyer aux agendas' }).press('Enter');
    await expect.poll(() => text('.banner--success')).toContain('2 rituels envoyés à malik.benali@butinage.example');
    expect(ports.mailer.mails).toHaveLength(2);
    await expectTidy(page);
  });

  test('says where to write them when there are none', async () => {
    await open(steeringCrm());
    expect(await text('.empty')).toContain('Écrivez-en un par ligne dans RITUELS');
    expect(await page.getByRole('button', { name: 'Envoyer aux agendas' }).count()).toBe(0);
    await expectTidy(page);
  });

  test('says what to fill when there is nobody to send them to', async () => {
    const ports = steeringCrm();
    addRows(ports, rituals, [{ id: 'RI-SEUL01', name: 'Revue', frequency: 'Chaque mois', day: 'Lundi' }]);
    await open(ports);
    expect(await page.getByRole('button', { name: 'Envoyer aux agendas' }).getAttribute('aria-disabled')).toBe('true');
    expect(await text('.page__foot')).toContain('donnez un responsable dans RITUELS');
    await expectTidy(page);
  });
});
