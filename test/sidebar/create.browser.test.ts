import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { companies, contacts, followUps, opportunities, tenders } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, historyRows, rowsOf } from '../jobs/crm-workbook.ts';
import { recordCrm } from '../jobs/record-workbook.ts';
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

interface OpenOptions {
  readonly held?: boolean;
  readonly prepare?: (ports: MemoryPorts) => void;
}

async function open(subject: string, { held = false, prepare }: OpenOptions = {}) {
  ports = recordCrm();
  prepare?.(ports);
  ({ page, line } = await openPage(browser, 'create', ports, held, subject));
  if (!held) await page.waitForSelector(subject === '' ? '#table' : 'form');
}

const plain = (words: string) =>
  words
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const text = async (selector: string) => plain(await page.locator(selector).first().innerText());
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const asked = (method: string) => line.calls.filter((call) => call.method === method).map(({ input }) => input);
const last = (table: typeof contacts | typeof companies | typeof opportunities | typeof followUps) =>
  rowsOf(ports, table).at(-1) ?? {};

describe('the form of a new row', () => {
  test('shows its shape at once, then its fields with one call', async () => {
    await open('contacts', { held: true });
    await expect.poll(() => page.getByRole('status', { name: 'Chargement du formulaire' }).isVisible()).toBe(true);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('form');
    expect(line.calls).toHaveLength(1);
    await expect.poll(() => focused()).toBe('contacts-firstName');
    await expectTidy(page);
  });

  test('that cannot be read says why, and tries again', async () => {
    await open('contacts', { held: true });
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    line.held = false;
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('Le formulaire n’a pas pu s’ouvrir');
    await expectTidy(page);
    line.broken = null;
    await button('Réessayer').click();
    await page.waitForSelector('form');
  });

  test('keeps the rare fields folded, and unfolds them from the keyboard', async () => {
    await open('contacts');
    await expect.poll(() => page.locator('#contacts-linkedin').isVisible()).toBe(false);
    await page.locator('summary').focus();
    await press('Enter');
    await page.waitForSelector('#contacts-linkedin');
    await expect
      .poll(() => page.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual(['Coordonnées', 'Profil', 'Suivi', 'Données personnelles']);
    await expectTidy(page);
  });
});

describe('a contact', () => {
  test('is created from the keyboard alone, then told line by line, opened, undone', async () => {
    await open('contacts');
    await page.keyboard.type('Lou');
    await press('Tab');
    await page.keyboard.type('Tardieu');
    await press('Tab');
    await page.keyboard.type('melisse');
    await expect.poll(() => text('[role=option][aria-selected=true]')).toBe('Laboratoires Mélisse');
    await expectTidy(page);
    await press('Enter');
    await expect.poll(() => page.inputValue('#contacts-company')).toBe('Laboratoires Mélisse');
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    expect(last(contacts)).toMatchObject({
      firstName: 'Lou',
      lastName: 'Tardieu',
      companyId: 'EN-MELISS',
      stage: 'Lead',
      assignee: 'Malik Benali',
    });
    await expect.poll(() => text('.banner--success')).toContain('Lou Tardieu (Laboratoires Mélisse), dans CONTACTS.');
    await expect.poll(() => text('[aria-labelledby=changes]')).toContain('Responsable Malik Benali');
    await expect.poll(() => focused()).toBe('Journaliser une interaction');
    await expectTidy(page);
    const id = last(contacts).id;
    await press('Enter');
    await button('Ouvrir la fiche').click();
    await expect
      .poll(() => asked('pages.open'))
      .toEqual([
        { page: 'journal', subject: id },
        { page: 'record', subject: id },
      ]);
    await button('Annuler la création').click();
    await page.waitForSelector('.banner--info');
    expect(rowsOf(ports, contacts).map((row) => row.id)).not.toContain(id);
    await expect.poll(() => page.inputValue('#contacts-lastName')).toBe('Tardieu');
    await expect.poll(() => page.inputValue('#contacts-company')).toBe('Laboratoires Mélisse');
    await expectTidy(page);
  });

  test('who may be known shows while one types, with the row a click away; the person may go on', async () => {
    await open('contacts:EN-SYLVE0');
    await expect.poll(() => page.inputValue('#contacts-company')).toBe('Sylve Habitat');
    await page.fill('#contacts-firstName', 'romane');
    await page.fill('#contacts-lastName', 'OBRY');
    await page.waitForSelector('.banner--warning');
    await expect.poll(() => text('.banner--warning')).toContain('Romane Obry');
    await expectTidy(page);
    await button('Voir la ligne').click();
    await expect.poll(() => ports.book.selected).toEqual({ tab: 'CONTACTS', row: 5 });
    await expect.poll(() => page.inputValue('#contacts-lastName')).toBe('OBRY');
    await button('Créer quand même').click();
    await page.waitForSelector('.banner--success');
    expect(last(contacts)).toMatchObject({ lastName: 'OBRY', companyId: 'EN-SYLVE0' });
  });

  test('who was not shown yet is shown before anything is written', async () => {
    await open('contacts:EN-SYLVE0');
    const before = rowsOf(ports, contacts).length;
    await page.fill('#contacts-lastName', 'Obry');
    await page.fill('#contacts-firstName', 'Romane');
    await press('Control+Enter');
    await page.waitForSelector('.banner--warning');
    expect(rowsOf(ports, contacts)).toHaveLength(before);
    await expect.poll(() => button('Créer quand même').isVisible()).toBe(true);
  });

  test('after another keeps the company, and starts on a blank form', async () => {
    await open('contacts:EN-SYLVE0');
    await page.fill('#contacts-lastName', 'Tardieu');
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    await button('Créer un autre contact').click();
    await page.waitForSelector('form');
    await expect.poll(() => page.inputValue('#contacts-lastName')).toBe('');
    await expect.poll(() => page.inputValue('#contacts-company')).toBe('Sylve Habitat');
    await expect.poll(focused).toBe('contacts-firstName');
  });
});

describe('what is wrong', () => {
  test('is summed up under the focus, beside each field, and nothing typed is lost', async () => {
    await open('opportunities');
    await page.fill('#opportunities-amount', 'beaucoup');
    await page.locator('summary').click();
    await page.fill('#opportunities-probability', '120');
    await page.locator('summary').click();
    await press('Control+Enter');
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => focused()).toContain('4 informations à revoir');
    await expect
      .poll(() => text('.banner--danger'))
      .toBe(
        '4 informations à revoir Remplissez « Titre » Remplissez « Entreprise » Corrigez « Montant HT » Corrigez « Probabilité »',
      );
    await expect.poll(() => page.getAttribute('#opportunities-amount', 'aria-invalid')).toBe('true');
    await expect.poll(() => page.inputValue('#opportunities-amount')).toBe('beaucoup');
    // A field behind « Plus de champs » is brought to light.
    await expect.poll(() => page.locator('#opportunities-probability').isVisible()).toBe(true);
    await expectTidy(page);
    await page.getByRole('link', { name: 'Corrigez « Probabilité »' }).click();
    await expect.poll(() => focused()).toBe('opportunities-probability');
    expect(rowsOf(ports, opportunities)).toHaveLength(4);
  });

  test('with the network is said, and the draft may be sent again', async () => {
    await open('companies');
    await page.fill('#companies-name', 'Vergers de l’Orme');
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await press('Control+Enter');
    await page.waitForSelector('.page__foot .banner--danger');
    await expect.poll(() => text('.page__foot .banner--danger')).toContain('Création non confirmée');
    await expectTidy(page);
    await expect.poll(() => page.inputValue('#companies-name')).toBe('Vergers de l’Orme');
    line.broken = null;
    // It was created after all: sending again shows it, and makes no second one.
    await button('Réessayer').click();
    await page.waitForSelector('.banner--warning');
    expect(rowsOf(ports, companies).filter(({ name }) => name === 'Vergers de l’Orme')).toHaveLength(1);
  });

  test('a button pressed twice creates once', async () => {
    await open('companies');
    await page.fill('#companies-name', 'Vergers de l’Orme');
    line.held = true;
    await press('Control+Enter', 'Control+Enter');
    await page.getByText('Création…').waitFor();
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('.banner--success');
    expect(asked('new-records.save')).toHaveLength(1);
  });
});

describe('an opportunity', () => {
  test('takes its company from its contact', async () => {
    await open('opportunities');
    await page.fill('#opportunities-title', 'Haies');
    await page.fill('#opportunities-contact', 'obry');
    await press('Enter');
    await expect.poll(() => page.inputValue('#opportunities-company')).toBe('Sylve Habitat');
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    expect(last(opportunities)).toMatchObject({ companyId: 'EN-SYLVE0', contactId: 'CT-ROMANE', stage: 'Lead' });
  });

  test('shows the people of its company first', async () => {
    await open('opportunities:EN-SYLVE0');
    await page.focus('#opportunities-contact');
    expect((await page.locator('#opportunities-contact-list [role=option]').allInnerTexts()).map(plain)).toEqual([
      'Romane Obry (Sylve Habitat) Directrice RSE',
      'Tanguy Lemoël (Sylve Habitat) Acheteur',
    ]);
    await press('Escape');
    await expect.poll(() => page.locator('#opportunities-contact-list').isVisible()).toBe(false);
  });

  test('brings a new company along when the person says so, and forgets it when the name changes', async () => {
    await open('opportunities');
    await page.fill('#opportunities-title', 'Haies');
    await page.fill('#opportunities-company', 'Vergers de l’Orme');
    await page.keyboard.press('Tab');
    await press('Control+Enter');
    await page.waitForSelector('#opportunities-company-error');
    await expect
      .poll(() => text('#opportunities-company-error'))
      .toContain('Aucune entreprise ne s’appelle « Vergers de l’Orme »');
    await page.focus('#opportunities-company');
    await page.keyboard.type('s');
    await page.keyboard.press('Backspace');
    await page.getByRole('option', { name: 'Créer l’entreprise « Vergers de l’Orme »' }).click();
    await expect.poll(() => text('#opportunities-company-hint, #opportunities-company-error')).not.toBe('');
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    expect(last(companies)).toMatchObject({ name: 'Vergers de l’Orme' });
    await expect.poll(() => text('[aria-labelledby=changes]')).toContain('Entreprise créée Vergers de l’Orme');
  });

  test('in a stage that its gate refuses says what is missing, and goes past it for a reason only', async () => {
    await open('opportunities:CT-TANGUY');
    await page.fill('#opportunities-title', 'Haies');
    await page.selectOption('#opportunities-stage', 'Proposition envoyée');
    await press('Control+Enter');
    await page.waitForSelector('.refusal');
    await expect
      .poll(() => text('.banner--warning'))
      .toContain('L’opportunité n’a pas été créée en Proposition envoyée');
    await expect.poll(() => text('.banner--warning')).toContain('Montant le montant HT est vide');
    await expectTidy(page);
    await button('Passer outre…').click();
    await expect.poll(() => focused()).toBe('stage-reason');
    await page.keyboard.type('Accord de vive voix');
    await button('Passer outre').click();
    await page.waitForSelector('.banner--success');
    expect(historyRows(ports).at(-1)).toMatchObject({
      subject: 'Contact',
      subjectId: 'CT-TANGUY',
      to: 'Proposition envoyée',
    });
    expect(historyRows(ports).at(-2)).toMatchObject({ forcedReason: 'Accord de vive voix', to: 'Proposition envoyée' });
    await expect
      .poll(() => text('[aria-labelledby=changes]'))
      .toContain('Étape de Tanguy Lemoël Lead → Proposition envoyée');
  });

  test('may be created in the first stage after all', async () => {
    await open('opportunities:CT-TANGUY');
    await page.fill('#opportunities-title', 'Haies');
    await page.selectOption('#opportunities-stage', 'Gagné');
    await press('Control+Enter');
    await page.waitForSelector('.refusal');
    await button('Garder Lead').click();
    await expect.poll(() => page.inputValue('#opportunities-stage')).toBe('Lead');
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    expect(last(opportunities)).toMatchObject({ title: 'Haies', stage: 'Lead' });
  });
});

describe('without a subject', () => {
  test('the person says first what to create, and finds again what was typed elsewhere', async () => {
    await open('');
    expect(line.calls).toEqual([]);
    await expect.poll(() => focused()).toBe('table');
    await expectTidy(page);
    await press('r');
    await page.waitForSelector('#followUps-what');
    await page.fill('#followUps-what', 'Rappeler Romane');
    await expectTidy(page);
    await page.getByRole('radio', { name: 'Entreprise' }).check();
    await page.waitForSelector('#companies-name');
    await expect.poll(() => page.locator('#followUps-what').isVisible()).toBe(false);
    await expectTidy(page);
    await page.getByRole('radio', { name: 'Relance' }).check();
    await expect.poll(() => page.inputValue('#followUps-what')).toBe('Rappeler Romane');
    expect(asked('new-records.form')).toEqual([{ subject: 'followUps' }, { subject: 'companies' }]);
  });

  test('an exchange is noted on its own page', async () => {
    await open('');
    await button('Journaliser une interaction').click();
    await expect.poll(() => asked('pages.open')).toEqual([{ page: 'journal', subject: '' }]);
  });
});

describe('a follow-up', () => {
  test('is about whom and what it was opened on, due today', async () => {
    await open('followUps:OP-RUCHES', {
      prepare: (crm) =>
        addRows(crm, tenders, [{ noticeId: '26-1', title: 'Ruchers communaux', buyer: 'Ville de Valmarais' }]),
    });
    await expect.poll(() => page.inputValue('#followUps-contact')).toBe('Romane Obry (Sylve Habitat)');
    await expect.poll(() => page.inputValue('#followUps-dueOn')).toBe('2026-06-16');
    await expect.poll(() => focused()).toBe('followUps-what');
    await page.keyboard.type('Envoyer le devis');
    await page.locator('summary').click();
    // The names of tenders come when their field is reached.
    expect(asked('new-records.names')).toEqual([]);
    await page.focus('#followUps-tender');
    await page.keyboard.type('rucher');
    await page.getByRole('option', { name: /Ruchers communaux/ }).waitFor();
    await press('Enter');
    expect(asked('new-records.names')).toEqual([{ table: 'tenders' }]);
    await press('Control+Enter');
    await page.waitForSelector('.banner--success');
    expect(last(followUps)).toMatchObject({
      what: 'Envoyer le devis',
      contactId: 'CT-ROMANE',
      opportunityId: 'OP-RUCHES',
      noticeId: '26-1',
      status: 'À faire',
      dueOn: new Date(2026, 5, 16),
    });
    await button('Voir la ligne').click();
    await expect.poll(() => ports.book.selected).toEqual({ tab: 'RELANCES', row: 2 });
  });
});
