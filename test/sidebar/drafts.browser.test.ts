import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts, drafts } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, openPage } from './open-page.ts';

const SIZES = [
  { width: 280, height: 712 },
  { width: 300, height: 712 },
];

let browser: Browser;
let page: Page;
let ports: MemoryPorts;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

const CLAIRE = {
  id: 'BR-CLAIRE',
  status: 'À relire',
  subject: 'Vos parcs',
  body: 'Bonjour, parlons de vos parcs.',
  contact: 'Claire Vasseur (Ville de Valmarais)',
  contactId: 'CT-CLAIRE',
  assignee: 'Malik Benali',
  action: 'Proposer un rendez-vous',
};

const OTHER = 'Vous préparez la gestion de vos parcs. Nous pouvons vous aider, avec un suivi des espèces.';

function answerAsClaude({ secrets, http }: MemoryPorts): void {
  secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
  const quote = 'Gestion différenciée des parcs';
  const value = {
    action: 'Proposer une visite',
    reason: 'Une affaire est ouverte.',
    quote,
    subject: 'Vos parcs',
    body: OTHER,
  };
  http.answer = () => ({
    status: 200,
    headers: {},
    body: JSON.stringify({
      model: 'claude-haiku-5-5',
      content: [{ type: 'text', text: JSON.stringify(value) }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 900, output_tokens: 80 },
    }),
  });
}

async function open(status: string | null, over: object = {}) {
  ports = smallCrm();
  changeRow(ports, contacts, 'CT-CLAIRE', { source: 'BOAMP' });
  if (status !== null) addRows(ports, drafts, [{ ...CLAIRE, status, ...over }]);
  ({ page } = await openPage(browser, 'drafts', ports));
  await page.waitForSelector('.page__foot');
}

describe('« Brouillons »', () => {
  test('a message is corrected, approved, then sent, by keyboard', async () => {
    await open('À relire');
    await expectTidyAt(page, SIZES);
    await page.getByLabel('Objet').fill('Vos haies');
    await page.getByRole('button', { name: 'Approuver' }).press('Enter');
    await page.locator('.toast', { hasText: 'Brouillon approuvé' }).waitFor();
    expect(ports.mailer.mails).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer (1)' }).press('Enter');
    await page.waitForSelector('text=Aucun brouillon à relire');
    expect(ports.mailer.mails).toMatchObject([{ subject: 'Vos haies' }]);
    expect(rowsOf(ports, drafts)).toMatchObject([{ status: 'Envoyé' }]);
    await expectTidyAt(page, SIZES);
  });

  test('an interrupted sending is asked about', async () => {
    await open('Envoi en cours');
    await page.waitForSelector('text=Est-il parti');
    await expectTidyAt(page, SIZES);
    await page.getByRole('button', { name: 'Non', exact: true }).click();
    await page.waitForSelector('text=de nouveau à relire');
    expect(rowsOf(ports, drafts)[0]?.approved).toBeUndefined();
  });

  test('what does not leave is said as such, and keeps its place', async () => {
    await open('À relire', { approved: true, assignee: 'Personne' });
    await page.getByRole('button', { name: 'Envoyer (1)' }).click();
    await page.waitForSelector('text=Tout n’est pas parti');
    await expect.poll(() => page.locator('.banner').innerText()).toContain('Choisissez un responsable');
    expect(ports.mailer.mails).toEqual([]);
    await expectTidyAt(page, SIZES);
  });

  test('one put aside comes back', async () => {
    await open('À relire');
    await page.getByRole('button', { name: 'Écarter' }).click();
    await page.waitForSelector('text=Aucun brouillon à relire');
    expect(rowsOf(ports, drafts)).toMatchObject([{ status: 'Écarté' }]);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByLabel('Objet').waitFor();
    expect(rowsOf(ports, drafts)).toMatchObject([{ status: 'À relire' }]);
  });

  test('another version is asked with a wish, after what was typed is kept, and taken back', async () => {
    await open('À relire');
    answerAsClaude(ports);
    await page.reload();
    await page.getByLabel('Message').fill('Bonjour, parlons de vos haies.');
    await page.getByRole('button', { name: 'Autre version' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('BR-CLAIRE-wish');
    await page.getByLabel('Plus court').check({ force: true });
    await expectTidyAt(page, SIZES);
    await page.getByRole('button', { name: 'Réécrire' }).press('Enter');
    await expect.poll(() => page.getByLabel('Message').inputValue()).toContain(OTHER);
    expect(JSON.stringify(ports.http.requests)).toContain('plus court');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('BR-CLAIRE-name');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(() => page.getByLabel('Message').inputValue()).toBe('Bonjour, parlons de vos haies.');
  });

  test('without a key, « Autre version » says what it takes', async () => {
    await open('À relire');
    await page.getByRole('button', { name: 'Autre version' }).click();
    await page.waitForSelector('text=Sa clé n’est pas enregistrée');
    await expectTidyAt(page, SIZES);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Ouvrir Santé' }).count()).toBe(0);
  });

  test('with nothing to read it says so, and that no key is there', async () => {
    await open(null);
    expect(await page.locator('.page__body').innerText()).toContain('Sans clé Claude');
    await expectTidyAt(page, SIZES);
  });
});
