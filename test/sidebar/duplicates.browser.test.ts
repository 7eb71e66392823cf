import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { companies, contacts, interactions, settings } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, contactRow, person, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, type Line, openPage } from './open-page.ts';

const DIALOG = { width: 900, height: 640 };

let browser: Browser;
let page: Page;
let line: Line;
let ports: MemoryPorts;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

/** Paul Vassal twice, Claire Vasseur with a letter less, a house with two names. */
function doubled(): MemoryPorts {
  const crm = smallCrm();
  const house = { company: 'Habitat Prunelle', companyId: 'EN-PRUNEL' };
  const mail = 'paul.vassal@prunelle.example';
  addRows(crm, companies, [
    { id: 'EN-PRUNEL', name: 'Habitat Prunelle', city: 'Valmarais' },
    { id: 'EN-SYLVE1', name: 'Groupe Sylvéa', siren: '912345673', certifications: ['ISO 14001'] },
    { id: 'EN-SYLVE2', name: 'Sylvea SAS', siren: '912 345 673', certifications: ['B Corp'] },
  ]);
  addRows(crm, contacts, [
    person({
      id: 'CT-PAUL01',
      firstName: 'Paul',
      lastName: 'Vassal',
      email: mail,
      position: 'Directeur du patrimoine',
      stage: 'Lead',
      notes: 'Vu au salon des maires.',
      ...house,
    }),
    person({
      id: 'CT-PAUL02',
      firstName: 'paul',
      lastName: 'VASSAL',
      email: mail,
      phone: '01 99 00 52 18',
      position: 'Resp. patrimoine',
      stage: 'Contacté',
      notes: 'Préfère le téléphone.',
      optedOut: true,
      ...house,
    }),
    person({ id: 'CT-CLAIR2', firstName: 'Claire', lastName: 'Vaseur', company: 'Ville de Valmarais' }),
  ]);
  addRows(crm, interactions, [
    { id: 'IN-APPEL1', date: new Date(2026, 5, 2), type: 'Appel', contact: 'x', contactId: 'CT-PAUL02' },
  ]);
  return crm;
}

async function open({ crm = doubled(), subject = '', held = false } = {}) {
  ports = crm;
  ({ page, line } = await openPage(browser, 'duplicates', ports, held, subject));
  await page.setViewportSize(DIALOG);
  if (!held) await page.waitForSelector('.compare table, .empty, .banner');
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');
const checkedIn = (name: string) =>
  page.locator(`input[name="${name}"]:checked`).evaluate((input) => input.getAttribute('aria-label') ?? '');
const tidy = () => expectTidyAt(page, [DIALOG]);
const methods = () => line.calls.map(({ method }) => method);

describe('« Doublons »', () => {
  test('has its shape while it looks for pairs, and asks once', async () => {
    await open({ held: true });
    await expect.poll(() => page.locator('.compare--skeleton .sk').count()).toBeGreaterThan(5);
    await tidy();
    expect(line.calls).toEqual([{ method: 'duplicates.list', input: { subject: '' } }]);
    line.held = false;
    await page.waitForSelector('.compare table');
    expect(methods()).toEqual(['duplicates.list', 'duplicates.compare']);
  });

  test('shows the queue with its counts, and the surest pair first, with its reason and how sure it is', async () => {
    await open();
    await expect.poll(() => text('.queue h2')).toMatch(/Contacts \d/);
    await expect.poll(() => text('.pair[aria-current="true"]')).toContain('Paul Vassal');
    await expect.poll(() => text('.compare__head h2')).toBe('Paul Vassal, Habitat Prunelle');
    await expect
      .poll(() => text('.compare__head .meta'))
      .toMatch(/sûr, \d\d % Même e-mail, même nom\. Cliquez la valeur/);
    await tidy();
  });

  test('proposes a value for each column that differs, and says why', async () => {
    await open();
    await expect.poll(() => checkedIn('phone')).toContain('01 99 00 52 18');
    await expect.poll(() => checkedIn('position')).toContain('Directeur du patrimoine');
    await expect.poll(() => checkedIn('notes')).toContain('Les deux, à la suite');
    await expect
      .poll(() => text('tr:has(input[name="optedOut"]) .out'))
      .toContain('une opposition n’est jamais effacée');
    await expect.poll(() => page.locator('input[name="optedOut"]:enabled').count()).toBe(0);
    await expect.poll(() => text('tr:has(input[name="stage"]) .out')).toContain('l’étape la plus avancée');
    await expect.poll(() => text('.same summary')).toMatch(/champs identiques/);
  });

  test('is gone through by keyboard alone: choose, merge, take back, next', async () => {
    await open();
    await page.locator('input[name="lastName"]:checked').focus();
    const before = await checkedIn('lastName');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(
      (label) => document.querySelector('input[name="lastName"]:checked')?.getAttribute('aria-label') !== label,
      before,
    );
    await expect.poll(() => text('tr:has(input[name="lastName"]) .out')).toContain('VASSAL');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.compare__done');
    await expect
      .poll(() => text('.compare__done .banner'))
      .toContain('Fiches de Paul VASSAL fusionnées : 1 interaction.');
    await expect.poll(() => text('.compare__done dl')).toContain('Poste');
    expect(contactRow(ports, 'CT-PAUL01')).toEqual({});
    expect(contactRow(ports, 'CT-PAUL02')).toMatchObject({ firstName: 'Paul', lastName: 'VASSAL', optedOut: true });
    await tidy();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Ce qui a changé');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Paire suivante');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.toast');
    await expect.poll(() => text('.toast')).toContain('Fusion annulée.');
    expect(contactRow(ports, 'CT-PAUL01')).toMatchObject({ firstName: 'Paul', lastName: 'Vassal' });
    expect(contactRow(ports, 'CT-PAUL02')).toMatchObject({ firstName: 'paul', lastName: 'VASSAL' });
    await page.locator('.pair').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('.pair[aria-current="true"]')?.textContent?.includes('Claire'),
    );
  });

  test('takes one side whole, blanks apart', async () => {
    await open();
    await page.getByRole('button', { name: 'Tout prendre de la fiche B' }).click();
    await expect.poll(() => checkedIn('position')).toContain('Directeur du patrimoine');
    await expect.poll(() => checkedIn('notes')).toContain('Vu au salon des maires.');
    await expect.poll(() => checkedIn('phone')).toContain('01 99 00 52 18');
  });

  test('remembers two that are told apart, and forgets it on demand', async () => {
    await open();
    await page.getByRole('button', { name: 'Ce sont deux personnes' }).click();
    await page.waitForSelector('.toast');
    await expect.poll(() => text('.toast')).toContain('Paul Vassal : la paire ne reviendra pas.');
    expect(rowsOf(ports, settings).at(-1)).toMatchObject({ group: 'Doublons écartés' });
    await page.waitForSelector('.compare table');
    await tidy();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.waitForFunction(() => document.querySelector('.pair')?.textContent?.includes('Paul Vassal'));
    expect(rowsOf(ports, settings).at(-1)?.group).not.toBe('Doublons écartés');
  });

  test('unites what is listed, for two companies', async () => {
    await open();
    await page.locator('.pair', { hasText: 'Sylvéa' }).click();
    await page.waitForSelector('input[name="certifications"]');
    await expect.poll(() => checkedIn('certifications')).toContain('ISO 14001, B Corp');
    await page.getByRole('button', { name: 'Fusionner' }).click();
    await page.waitForSelector('.compare__done');
    const kept = rowsOf(ports, companies).filter(({ siren }) => String(siren).startsWith('912'));
    expect(kept).toMatchObject([{ id: 'EN-SYLVE1', certifications: 'ISO 14001, B Corp' }]);
  });

  test('opened on a record, shows its own pairs, then all of them', async () => {
    await open({ subject: 'CT-CLAIRE' });
    await expect.poll(() => page.locator('.pair').count()).toBe(1);
    await expect.poll(() => text('.pair')).toContain('Claire Vasseur');
    await page.close();
    await open({ subject: 'CT-NADIA1' });
    await expect.poll(() => text('.empty')).toContain('Aucun doublon de cette fiche');
    await tidy();
    await page.getByRole('button', { name: 'Voir tous les doublons' }).click();
    await page.waitForSelector('.compare table');
    await expect.poll(() => page.locator('.pair').count()).toBeGreaterThan(2);
  });

  test('says when there is none, and what was compared', async () => {
    await open({ crm: smallCrm() });
    await expect
      .poll(() => text('.empty'))
      .toMatch(/^Aucun doublon\s+3 contacts et 2 entreprises comparés à l’instant\./);
    await tidy();
    await page.getByRole('button', { name: 'Comparer à nouveau' }).click();
    await expect.poll(() => text('.empty')).toContain('Aucun doublon');
  });

  test('writes nothing when a colleague has changed a row meanwhile, and reads the rows again', async () => {
    await open();
    const place = ports.book.rows('CONTACTS').findIndex((row) => row.includes('CT-PAUL01')) + 1;
    const position = contacts.columns.findIndex(({ key }) => key === 'position') + 1;
    ports.book.put('CONTACTS', place, position, [['Directeur général']]);
    await page.getByRole('button', { name: 'Fusionner' }).click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Rien n’a été enregistré');
    await expect.poll(() => text('.banner--danger')).toContain('a été modifiée pendant que vous compariez');
    await tidy();
    await page.getByRole('button', { name: 'Relire les fiches' }).click();
    await page.waitForFunction(
      () => !document.querySelector('.banner--danger') && document.querySelector('.compare table'),
    );
    await expect.poll(() => text('tr:has(input[name="position"])')).toContain('Directeur général');
  });

  test('keeps the choices when Google fails, and says so', async () => {
    await open();
    line.broken = 'NetworkError: the connection was lost';
    await page.locator('tr:has(input[name="notes"]) .cell input').first().check();
    await page.getByRole('button', { name: 'Plus tard' }).click();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Les deux fiches n’ont pas pu être lues');
    line.broken = null;
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.waitForSelector('.compare table');
  });
});
