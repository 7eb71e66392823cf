import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createClaude } from '../../local/services/claude/claude.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { interactionRows, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidy, type Line, openPage } from './open-page.ts';

const NOTES = `Visio avec Claire Vasseur.
La ville veut deux hectares de prairie fleurie, le maire est favorable.
Décision : site pilote au parc des Tilleuls.
À faire : envoyer le devis avant le 24 juin 2026.`;

let browser: Browser;
let page: Page;
let line: Line;
let ports: MemoryPorts;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

/** The page on Claire Vasseur, Claude’s stand-in behind it when there is a key. */
async function open({ key = true } = {}) {
  ports = smallCrm();
  const claude = createClaude();
  if (key) ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
  ports.http.answer = ({ url, method, headers, body }) =>
    claude.answer({ method: method.toUpperCase(), url: new URL(url), headers: { ...headers }, body: body ?? '' });
  ports.book.selected = { tab: 'CONTACTS', row: 2 };
  ({ page, line } = await openPage(browser, 'journal', ports));
  await page.waitForSelector('form');
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const button = (name: string) => page.getByRole('button', { name });
const typedIn = (id: string) => page.locator(`#${id}`).inputValue();
const chosen = (name: string) => page.locator(`input[name="${name}"]:checked`).getAttribute('value');
const told = async () => (await page.locator('.banner--info').innerText()).replace(/[\u00a0\u202f]/g, ' ');
const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

async function paste(notes: string) {
  await button('Coller des notes de réunion').click();
  await page.locator('#notes').fill(notes);
  await press('Control+Enter');
}

describe('« Coller des notes de réunion »', () => {
  test('fills the form by keyboard alone; saving it is another gesture', async () => {
    await open();
    await press('Shift+Tab', 'Enter');
    await expect.poll(focused).toBe('notes');
    await page.keyboard.insertText(NOTES);
    await expectTidy(page);
    line.held = true;
    await press('Tab', 'Enter');
    await page.waitForSelector('text=Lecture…');
    // A second press meanwhile asks nothing twice.
    await press('Enter');
    line.held = false;
    await page.waitForSelector('text=Suggestion rédigée par Claude, à relire');
    expect(await told()).toContain('Rempli : type, résultat, résumé, prochaine action.');
    await expect.poll(focused).toContain('Suggestion rédigée par Claude');
    expect([await chosen('type'), await chosen('result'), await typedIn('dueOn')]).toEqual([
      'Visio',
      'Réponse positive',
      '2026-06-24',
    ]);
    expect(await typedIn('summary')).toContain('Décisions\u00a0:\n• site pilote au parc des Tilleuls.');
    expect(interactionRows(ports)).toEqual([]);
    expect(ports.http.requests).toHaveLength(1);
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(interactionRows(ports)).toMatchObject([
      { type: 'Visio', nextAction: 'envoyer le devis avant le 24 juin 2026.', dueOn: new Date(2026, 5, 24) },
    ]);
    await button('Journaliser une autre').click();
    await expect.poll(() => button('Coller des notes de réunion').isVisible()).toBe(true);
  });

  test('keeps what was typed, even meanwhile, and replaces it on demand, there and back', async () => {
    await open();
    await page.locator('#summary').fill('Ma note.');
    line.held = true;
    await paste(NOTES);
    await page.waitForSelector('text=Lecture…');
    await page.locator('#nextAction').fill('Rappeler Claire');
    line.held = false;
    await page.waitForSelector('text=Déjà saisi');
    expect(await told()).toContain('Déjà saisi, et gardé : résumé, prochaine action.');
    expect([await typedIn('summary'), await typedIn('nextAction')]).toEqual(['Ma note.', 'Rappeler Claire']);
    await expectTidy(page);
    await button('Remplacer').click();
    await expect.poll(() => typedIn('nextAction')).toBe('envoyer le devis avant le 24 juin 2026.');
    await expect.poll(() => typedIn('summary')).toContain('prairie fleurie');
    await button('Remettre ma saisie').click();
    await expect.poll(() => typedIn('summary')).toBe('Ma note.');
    await expect.poll(() => typedIn('nextAction')).toBe('Rappeler Claire');
  });

  test('says what it does without a key, and shows the notes again', async () => {
    await open({ key: false });
    await paste(NOTES);
    await page.waitForSelector('text=Notes triées sans Claude');
    expect(await told()).toContain('Sans clé Claude, les notes sont triées par des règles simples.');
    expect(await typedIn('nextAction')).toBe('envoyer le devis avant le 24 juin 2026.');
    await button('Revoir les notes').click();
    await expect.poll(() => typedIn('notes')).toBe(NOTES);
    await press('Escape');
    await expect.poll(focused).toBe('Revoir les notes');
    expect(ports.http.requests).toEqual([]);
  });

  test('says what is wrong beside the notes, which stay', async () => {
    await open();
    await paste('');
    await expect.poll(() => page.locator('#notes-error').innerText()).toBe('Collez vos notes.');
    await expectTidy(page);
    await page.locator('#notes').fill('a'.repeat(20_001));
    await press('Control+Enter');
    await expect.poll(() => page.locator('#notes-error').innerText()).toContain('trop longues');
    await page.locator('#notes').fill(NOTES);
    line.broken = 'NetworkError: HTTP 0';
    await press('Control+Enter');
    await expect.poll(() => page.locator('#notes-error').innerText()).toContain('connexion');
    expect(await typedIn('notes')).toBe(NOTES);
    // Once it has gone through, it was paid for already.
    line.broken = null;
    await press('Control+Enter');
    await page.waitForSelector('text=Suggestion rédigée par Claude');
    expect(ports.http.requests).toHaveLength(1);
  });

  test('never runs what the notes hold, and never makes a formula of it', async () => {
    await open({ key: false });
    await paste(
      '=HYPERLINK("https://pirate.example") <img src=x onerror="document.title=1">\nAction : =1+1 <script>document.title=2</script>',
    );
    await page.waitForSelector('text=Notes triées sans Claude');
    expect(await page.title()).toBe('Journaliser une interaction');
    expect(await page.locator('form img, form script').count()).toBe(0);
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(interactionRows(ports)).toMatchObject([
      { summary: expect.stringContaining('=HYPERLINK('), nextAction: expect.stringContaining('=1+1') },
    ]);
  });
});
