import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage } from '../../../local/preview/page-bundle.ts';
import { type Preview, servePreview } from '../../../local/preview/server.ts';
import { createRuntime } from '../../../local/runtime/index.ts';
import { type Browser, launchChromium } from '../../browser/launch-chromium.ts';

const LATE = [252, 232, 230, 255];
const BARE = [0, 0, 0, 0];
const MAIN_CANVAS = '#grid canvas[id^="univer-sheet-main-canvas"]';
const sources = fileURLToPath(new URL('./test-bundle', import.meta.url));
let directory: string;
let dist: string;
let preview: Preview;
let browser: Browser;
let page: Page;

async function openPage(): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(preview.url);
  await opened.getByRole('menuitem', { name: 'Essai' }).waitFor();
  await opened.locator('#grid canvas').first().waitFor();
  // Univer gives the keyboard to its cell editor once the grid is drawn: a key pressed before goes there.
  await opened.waitForFunction(() => document.activeElement?.id.startsWith('__editor'));
  await opened.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return opened;
}

/** Copies a cell as a person would: the text it displays. */
async function readCell(of: Page, a1: string): Promise<string> {
  await of.bringToFront();
  await goTo(of, a1);
  await of.keyboard.press('Control+c');
  return of.evaluate(() => navigator.clipboard.readText());
}

async function goTo(of: Page, a1: string): Promise<void> {
  const box = of.locator('[data-u-comp="defined-name"] input');
  await box.fill(a1);
  await box.press('Enter');
  // The grid moves its selection at its next frames: what is typed before goes to the cell selected until then.
  await of.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What fills a cell at the left of its number: red, green, blue, opacity. Columns of 100 px and rows of 21 px, after their headers. */
function fillOf(row: number, column: number): Promise<number[]> {
  const [x, y] = [46 + 100 * (column - 1) + 10, 20 + 21 * row - 10];
  return page
    .locator(MAIN_CANVAS)
    .evaluate(
      (element: HTMLCanvasElement, at) => [...(element.getContext('2d')?.getImageData(at.x, at.y, 1, 1).data ?? [])],
      { x, y },
    );
}

async function chooseInMenu(...captions: string[]): Promise<void> {
  await page.getByRole('menuitem', { name: 'Essai' }).click();
  for (const caption of captions) await page.getByRole('menuitem', { name: caption }).click();
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'preview-'));
  dist = join(directory, 'dist');
  await cp(sources, dist, { recursive: true });
  await rename(join(dist, 'code.js'), join(dist, 'Code.js'));
  const bookPath = join(directory, 'essai.book.json');
  const empty = createRuntime({ dist });
  empty.save(bookPath);
  empty.close();
  preview = await servePreview({ bookPath, dist, pageDirectory: await buildPage(), port: 0 });
  browser = await launchChromium();
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await preview?.close();
  await rm(directory, { recursive: true, force: true });
});

beforeEach(async () => {
  await page?.close();
  page = await openPage();
});

describe('The preview page', () => {
  it('shows the menus that onOpen made, and is walked by the keyboard alone', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('F10');
    await page.keyboard.press('End');
    await expect.poll(focused).toBe('Essai');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null)).toBe(true);
    await page.keyboard.press('p');
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe('Volet');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Essai');
  });

  it('runs a menu item, shows its toast, and the cells it wrote with their results', async () => {
    await chooseInMenu('Écrire');
    await page.getByText('Trois étapes écrites').waitFor();
    await expect.poll(() => readCell(page, 'B3')).toBe('3400');
    await expect.poll(() => readCell(page, 'E1')).toBe('5500');
  });

  it('shows a text under its number format, and edits the text alone', async () => {
    await chooseInMenu('Écrire');
    await expect.poll(() => readCell(page, 'E2')).toBe('trois en tout');
    await goTo(page, 'E2');
    await page.keyboard.press('F2');
    await page.keyboard.type(' étapes');
    await page.keyboard.press('Enter');
    await expect.poll(() => readCell(page, 'E2')).toBe('trois étapes en tout');
  });

  it('tells onEdit what was typed in one cell, read as in France', async () => {
    await goTo(page, 'B8');
    await page.keyboard.type('12,5');
    await page.keyboard.press('Enter');
    await expect.poll(() => readCell(page, 'H1')).toBe('B8|string|12.5|');
    await goTo(page, 'B8');
    await page.keyboard.type('13');
    await page.keyboard.press('Enter');
    await expect.poll(() => readCell(page, 'H1')).toBe('B8|string|13|12.5');
  });

  it('tells onEdit of a cleared cell, with the value it had', async () => {
    await goTo(page, 'B9');
    await page.keyboard.type('Lyon');
    await page.keyboard.press('Enter');
    await goTo(page, 'B9');
    await page.keyboard.press('Delete');
    await expect.poll(() => readCell(page, 'H1')).toBe('B9|undefined||Lyon');
  });

  it('keeps two tabs in step', async () => {
    const other = await openPage();
    await goTo(page, 'C12');
    await page.keyboard.type('vu des deux');
    await page.keyboard.press('Enter');
    await expect.poll(() => readCell(other, 'C12')).toBe('vu des deux');
    await other.close();
  });

  it('stops a script until its question is answered', async () => {
    await chooseInMenu('Demander');
    await page.getByRole('textbox', { name: 'Comment vous appelez-vous' }).fill('Claire');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Non' }).click();
    await expect.poll(() => readCell(page, 'G1')).toBe('OK Claire NO');
  });

  it('answers CLOSE for a box closed by Échap', async () => {
    await chooseInMenu('Demander');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Oui' }).click();
    await expect.poll(() => readCell(page, 'G1')).toBe('CLOSE  YES');
  });

  it('shows a sidebar whose form calls the bundle, and that can close itself', async () => {
    await chooseInMenu('Pages', 'Volet');
    const pane = page.frameLocator('iframe[title="Volet d’essai"]');
    await pane.getByLabel('Nom').fill('Vasseur');
    await pane.getByRole('button', { name: 'Enregistrer' }).click();
    await pane.getByText('Enregistré : Vasseur').waitFor();
    expect((await page.getByRole('complementary', { name: 'Volet d’essai' }).boundingBox())?.width).toBe(300);
    await expect.poll(() => readCell(page, 'F1')).toBe('Vasseur');
    await pane.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('complementary', { name: 'Volet d’essai' }).waitFor({ state: 'detached' });
  });

  it('gives a dialog the size it asked for', async () => {
    await chooseInMenu('Pages', 'Dialogue');
    const box = await page.locator('iframe[title="Boîte d’essai"]').boundingBox();
    expect([box?.width, box?.height]).toEqual([500, 300]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows why a run failed', async () => {
    await chooseInMenu('Échouer');
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Error: Montant invalide');
  });

  it('draws the bundle’s charts over the cells', async () => {
    await chooseInMenu('Écrire');
    await chooseInMenu('Dessiner');
    const chart = page.getByRole('img', { name: /Graphique/ }).last();
    await chart.waitFor();
    await expect.poll(() => chart.getAttribute('aria-label')).toContain('Montant Lead');
    const size = async () => {
      const box = await chart.boundingBox();
      return [box?.width, box?.height];
    };
    // Univer keeps two pixels free along each side; the canvas has its own size until it is drawn.
    await expect.poll(size).toEqual([416, 196]);
  });

  it('paints late dates by their formula, those of an inserted row too, until they are done', async () => {
    await chooseInMenu('Surveiller');
    await expect.poll(() => fillOf(2, 10)).toEqual(LATE);
    expect(await fillOf(3, 10)).toEqual(BARE);
    await page.locator(MAIN_CANVAS).click({ button: 'right', position: { x: 20, y: 20 + 21 * 3 - 10 } });
    await page.locator('.univerjs-icon-insert-row-above-double-icon').click();
    await goTo(page, 'J3');
    await page.keyboard.type('06/01/2026');
    await page.keyboard.press('Enter');
    await expect.poll(() => fillOf(3, 10)).toEqual(LATE);
    expect(await fillOf(4, 10)).toEqual(BARE);
    await goTo(page, 'K2');
    await page.keyboard.type('Fait');
    await page.keyboard.press('Enter');
    await expect.poll(() => fillOf(2, 10)).toEqual(BARE);
  });

  it('shows the last run’s calls in the workshop', async () => {
    await chooseInMenu('Écrire');
    await page.getByRole('button', { name: 'Atelier' }).click();
    await page.getByRole('cell', { name: 'Range.setValues' }).waitFor();
  });

  it('has no accessibility fault outside of the grid’s canvas', async () => {
    await chooseInMenu('Pages', 'Volet');
    await page.getByRole('button', { name: 'Atelier' }).click();
    await page.getByRole('heading', { name: 'Horloge' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude('#grid').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
