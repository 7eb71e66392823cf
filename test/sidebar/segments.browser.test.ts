import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadSegments } from '../../src/jobs/segments/load-segments.ts';
import { deleteSegment } from '../../src/jobs/segments/save-segment.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { smallCrm } from '../jobs/crm-workbook.ts';
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
  ({ page, line } = await openPage(browser, 'segments', ports, held));
  if (!held) await page.getByRole('button', { name: 'Nouveau segment' }).waitFor();
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');

function removeAll(on: MemoryPorts): void {
  const saved = loadSegments(on);
  for (const { name } of saved.ok ? saved.value.segments : []) deleteSegment(on, { name });
}

describe('« Segments »', () => {
  test('has the shape of the list while it loads', async () => {
    await open(undefined, true);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('.segment');
  });

  test('lists the saved ones, with their counts and criteria', async () => {
    await open();
    await expect.poll(() => page.locator('.segment').count()).toBe(4);
    await expect.poll(() => text('.segment')).toContain('Type = Collectivité');
    await expectTidy(page);
  });

  test('says what a segment is when there is none', async () => {
    await open(removeAll);
    await expect.poll(() => text('.empty')).toContain('Aucun segment');
    await expectTidy(page);
  });

  test('makes one from the keyboard: a criterion, its count, its name', async () => {
    await open();
    await page.getByRole('button', { name: 'Nouveau segment' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ajouter un critère' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('select').first().selectOption('score');
    await page.getByLabel('Au moins').fill('60');
    await page.getByRole('button', { name: 'Compter' }).click();
    await page.getByText('2 contacts, 2 entreprises').waitFor();
    await expectTidy(page);
    await page.locator('#segment-name').fill('Bien notés');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner--success');
    await expect.poll(() => text('h2.title')).toBe('Bien notés');
    expect(ports.book.rows('PARAMETRES').some((row) => row[1] === 'Bien notés' && row[2] === 'Score ≥ 60')).toBe(true);
    await page.waitForSelector('.member');
    await expect.poll(() => text('.member')).toContain('Claire Vasseur');
    await expectTidy(page);
  });

  test('chooses words, leaves some out, and takes any other', async () => {
    await open();
    await page.getByRole('button', { name: 'Nouveau segment' }).click();
    await page.getByRole('button', { name: 'Ajouter un critère' }).click();
    await page.getByRole('checkbox', { name: 'Entreprise RSE' }).check();
    await page.getByLabel('Autre valeur de Type').fill('Association');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Sauf ceux-là' }).check();
    await expectTidy(page);
    await page.locator('#segment-name').fill('Pas eux');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForSelector('.banner--success');
    const saved = ports.book.rows('PARAMETRES').find((row) => row[1] === 'Pas eux');
    expect(saved?.[2]).toBe('Sauf Type = Entreprise RSE ou Association');
  });

  test('asks for what is missing, and keeps what was typed', async () => {
    await open();
    await page.getByRole('button', { name: 'Nouveau segment' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Ajoutez au moins un critère.');
    await page.getByRole('button', { name: 'Ajouter un critère' }).click();
    await page.getByRole('checkbox', { name: 'Collectivité' }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForSelector('#segment-name-error');
    await expect.poll(() => text('#segment-name-error')).toContain('Donnez un nom au segment.');
    await expect.poll(() => page.getByRole('checkbox', { name: 'Collectivité' }).isChecked()).toBe(true);
    await expectTidy(page);
  });

  test('opens a person’s card, and makes a tab of the segment', async () => {
    await open();
    await page.locator('.segment', { hasText: 'Collectivités tièdes' }).click();
    await page.waitForSelector('.page__body');
    await page.waitForSelector('.member');
    await page.getByRole('button', { name: 'En faire un onglet' }).click();
    await page.waitForSelector('.banner--success');
    expect(ports.book.find('SEGMENT Collectivités tièdes')).toBeDefined();
    await page.locator('.member__name').first().click();
    expect(line.calls.at(-1)).toMatchObject({ method: 'pages.open', input: { page: 'record', subject: 'CT-CLAIRE' } });
    await expectTidy(page);
  });

  test('is taken away in one click, and comes back with another', async () => {
    await open();
    await page.locator('.segment').first().click();
    await page.getByRole('button', { name: 'Retirer' }).click();
    await page.waitForSelector('.banner--success');
    await expect.poll(() => page.locator('.segment').count()).toBe(3);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.locator('.segment').nth(3).waitFor();
    await expectTidy(page);
  });

  test('says so when the network fails', async () => {
    await open();
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.locator('.segment').first().click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Vérifiez votre réseau');
    await expectTidy(page);
  });
});
