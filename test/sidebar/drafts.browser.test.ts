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

async function open(status: string | null) {
  ports = smallCrm();
  changeRow(ports, contacts, 'CT-CLAIRE', { source: 'BOAMP' });
  if (status !== null) addRows(ports, drafts, [{ ...CLAIRE, status }]);
  ({ page } = await openPage(browser, 'drafts', ports));
  await page.waitForSelector('.page__foot');
}

describe('« Brouillons »', () => {
  test('a message is corrected, approved, then sent, by keyboard', async () => {
    await open('À relire');
    await expectTidyAt(page, SIZES);
    await page.getByLabel('Objet').fill('Vos haies');
    await page.getByRole('button', { name: 'Approuver' }).press('Enter');
    await page.waitForSelector('text=Enregistré.');
    expect(ports.mailer.mails).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer (1)' }).press('Enter');
    await page.waitForSelector('text=Aucun brouillon à relire');
    expect(ports.mailer.mails).toMatchObject([{ subject: 'Vos haies' }]);
    expect(rowsOf(ports, drafts)).toMatchObject([{ status: 'Envoyé' }]);
    await expectTidyAt(page, SIZES);
  });

  test('an interrupted sending is asked about', async () => {
    await open('Envoi en cours');
    await page.waitForSelector('text=A-t-il été envoyé');
    await expectTidyAt(page, SIZES);
    await page.getByRole('button', { name: 'Non' }).click();
    await page.waitForSelector('text=de nouveau à relire');
    expect(rowsOf(ports, drafts)[0]?.approved).toBeUndefined();
  });

  test('with nothing to read it says so, and that no key is there', async () => {
    await open(null);
    expect(await page.locator('.page__body').innerText()).toContain('Sans clé Claude');
    await expectTidyAt(page, SIZES);
  });
});
