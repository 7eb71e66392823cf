import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts, followUps, interactions } from '../../src/crm/tables/index.ts';
import { LARGEST_INDEX } from '../../src/jobs/interactions/load-journal-form.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import {
  addRows,
  contactRow,
  historyRows,
  interactionRows,
  person,
  rowsOf,
  smallCrm,
  TUESDAY,
} from '../jobs/crm-workbook.ts';
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
  /** Selected row of CONTACTS. */
  readonly row?: number;
  readonly now?: Date;
  readonly held?: boolean;
  /** What another page opened it on. */
  readonly subject?: string;
  readonly prepare?: (ports: MemoryPorts) => void;
}

/** Opens the page as the menu does, with a row selected or none. */
async function open(options: OpenOptions = {}) {
  ports = smallCrm(options.now === undefined ? {} : { now: options.now });
  options.prepare?.(ports);
  if (options.row !== undefined) ports.book.selected = { tab: 'CONTACTS', row: options.row };
  ({ page, line } = await openPage(browser, 'journal', ports, options.held, options.subject));
  if (!options.held) await page.waitForSelector('form');
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);
const text = (selector: string) => page.locator(selector).first().innerText();
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement && activeElement.type === 'radio'
      ? activeElement.value
      : (activeElement?.id ?? '') || (activeElement?.textContent ?? '').slice(0, 60);
  });
const asShown = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ');

/** Type, result, summary, next action and its day: the ten seconds. */
async function fillByKeyboard() {
  await press('a', 'Tab', 'Tab', 'p', 'Tab');
  await type('Budget 2026 voté, montant à préciser.');
  await press('Tab');
  await type('Proposer deux dates de visite');
  await press('Tab', '+');
}

describe('the page « Journaliser une interaction »', () => {
  test('shows the shape of the form at once, then fills it with one call', async () => {
    await open({ held: true });
    await expect.poll(() => page.getByRole('status', { name: 'Chargement' }).isVisible()).toBe(true);
    await expectTidy(page);
    line.held = false;
    await page.waitForSelector('form');
    expect(line.calls.map(({ method }) => method)).toEqual(['interactions.form']);
  });

  test('opens on the contact of the opportunity that the pipeline names, whatever row is selected', async () => {
    await open({ row: 3, subject: 'OP-PARCS1' });
    await expect.poll(() => text('.picked')).toContain('Claire Vasseur');
    expect(line.calls[0]?.input).toEqual({ subject: 'OP-PARCS1' });
  });

  test('opens on Type when the selected row gives the contact', async () => {
    await open({ row: 2 });
    await expect.poll(() => text('.picked__name')).toBe('Claire Vasseur');
    await expect.poll(() => focused()).toBe('Appel');
    await expectTidy(page);
  });

  test('opens on Contact otherwise, with those last spoken to', async () => {
    await open();
    await expect.poll(() => focused()).toBe('contactId');
    await expect
      .poll(() => page.locator('[role=option]').allInnerTexts())
      .toEqual([expect.stringContaining('Nadia Cherif'), expect.stringContaining('Claire Vasseur')]);
    await expectTidy(page);
  });

  test('logs a call from the first letter to the sheet by keyboard alone', async () => {
    await open();
    await type('vass');
    await expect.poll(() => page.locator('mark').allInnerTexts()).toEqual(['Vass', 'Vass']);
    await expectTidy(page);
    await press('Enter');
    await expect.poll(() => focused()).toBe('Appel');
    await fillByKeyboard();
    expect(asShown(await text('.hint[aria-live]'))).toBe('Échéance : vendredi 19 juin');
    await expectTidy(page);
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(asShown(await text('.banner'))).toContain('Appel avec Claire Vasseur, aujourd’hui à 10 h 42.');
    expect(asShown(await text('.facts'))).toContain('Pour Qualifié, il manque : Budget confirmé');
    await expect.poll(() => focused()).toBe('Journaliser une autre');
    await expectTidy(page);
    expect(interactionRows(ports)).toMatchObject([
      { type: 'Appel', result: 'Réponse positive', contactId: 'CT-CLAIRE', dueOn: new Date(2026, 5, 19) },
    ]);
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      temperature: 'Chaud',
      nextAction: 'Proposer deux dates de visite',
    });
  });

  test('closes the contact’s follow-ups that the exchange answers, those ticked, and opens them again when undone', async () => {
    const statuses = () => rowsOf(ports, followUps).map(({ status }) => status);
    await open({
      row: 2,
      prepare: (on) =>
        addRows(
          on,
          followUps,
          [
            { id: 'RL-SILENT', what: 'Relancer Claire', why: 'Sans réponse, 9 jours', dueOn: new Date(2026, 5, 14) },
            { id: 'RL-BOUND0', what: 'Informer Claire', why: 'RGPD, avant le 20 juin', dueOn: new Date(2026, 5, 20) },
          ].map((row) => ({ ...row, contactId: 'CT-CLAIRE', status: 'À faire' })),
        ),
    });
    await press('a');
    const boxes = page.getByRole('group', { name: 'Relances à clore' }).getByRole('checkbox');
    await expect.poll(() => boxes.count()).toBe(2);
    expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual([
      true,
      false,
    ]);
    await expectTidy(page);
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(asShown(await text('.facts'))).toMatch(/Relance faite\s+Relancer Claire/);
    expect(statuses()).toEqual(['Fait', 'À faire']);
    await expectTidy(page);
    await page.getByRole('button', { name: 'Annuler l’enregistrement' }).click();
    await page.waitForSelector('text=Enregistrement annulé');
    expect(statuses()).toEqual(['À faire', 'À faire']);
  });

  test('says that it is saving, at the same place', async () => {
    await open({ row: 2 });
    await press('a');
    line.held = true;
    await press('Control+Enter');
    await page.waitForSelector('text=Enregistrement…');
    await expectTidy(page);
    // A second press meanwhile saves nothing twice.
    await press('Control+Enter');
    line.held = false;
    await page.waitForSelector('text=Interaction enregistrée');
    expect(interactionRows(ports)).toHaveLength(1);
  });

  test('tells a stage reached', async () => {
    await open({ row: 2, prepare: (crm) => crm.book.put('OPPORTUNITES', 2, 8, [[true]]) });
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect((await text('.facts')).replace(/\s+/g, ' ')).toContain('Étape Lead devient En discussion');
    expect(historyRows(ports)).toHaveLength(1);
    await expectTidy(page);
  });

  test('says what is missing, with a way to each field', async () => {
    await open();
    await press('Escape', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    await type('Budget voté.');
    await press('Control+Enter');
    await page.waitForSelector('text=Il manque 2 informations');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('banner--danger');
    await expect.poll(() => page.locator('#contactId').getAttribute('aria-invalid')).toBe('true');
    await expectTidy(page);
    await press('Tab', 'Tab', 'Enter');
    await expect.poll(() => focused()).toBe('Appel');
    await expect.poll(() => page.locator('#summary').inputValue()).toBe('Budget voté.');
    expect(line.calls.map(({ method }) => method)).toEqual(['interactions.form']);
  });

  test('keeps the form when somebody else writes, and saves at the second try', async () => {
    await open({ row: 2 });
    await fillByKeyboard();
    ports.world.lock.holder = 'another script';
    await press('Control+Enter');
    await page.waitForSelector('text=Rien n’a été enregistré');
    expect(asShown(await text('.banner--danger'))).toBe(
      'Rien n’a été enregistré\n\nUne autre personne écrit dans le classeur depuis 30 s ; réessayez dans un instant. Votre saisie est gardée ici.',
    );
    await expect.poll(() => page.locator('#summary').inputValue()).toBe('Budget 2026 voté, montant à préciser.');
    await expectTidy(page);
    ports.world.lock.holder = null;
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
  });

  test('does not claim that nothing was saved when the answer is lost', async () => {
    await open({ row: 2 });
    await fillByKeyboard();
    line.broken = 'NetworkError: Connection failure due to HTTP 0';
    await press('Control+Enter');
    await page.waitForSelector('text=Enregistrement non confirmé');
    line.broken = null;
    // It had been saved: trying again says so.
    await press('Control+Enter');
    await page.waitForSelector('text=Déjà journalisé');
    expect(interactionRows(ports)).toHaveLength(1);
  });

  test('explains the fault of several Google accounts', async () => {
    await open({ held: true });
    line.broken = 'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.';
    line.held = false;
    await page.waitForSelector('text=Le formulaire n’a pas pu s’ouvrir');
    await expect.poll(() => text('.banner')).toContain('plusieurs comptes Google');
    await expectTidy(page);
    line.broken = null;
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await page.waitForSelector('form');
  });
});

describe('an exchange that a colleague has already logged', () => {
  const logged = (crm: MemoryPorts) => {
    const date = new Date(2026, 5, 16, 9, 41);
    const row = { id: 'IN-FIRST0', date, type: 'Appel', contactId: 'CT-CLAIRE', author: 'Inès Carpentier' };
    addRows(crm, interactions, [{ ...row, summary: 'Budget voté, visite à caler.' }]);
    const place = contacts.columns.findIndex(({ key }) => key === 'lastInteraction') + 1;
    crm.book.put('CONTACTS', 2, place, [[new Date(2026, 5, 16)]]);
  };

  test('is told before anything is written; Échap goes back to what was typed', async () => {
    await open({ row: 2, prepare: logged });
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Déjà journalisé');
    expect(asShown(await text('.banner--warning'))).toContain(
      'Inès Carpentier a noté un appel avec Claire Vasseur aujourd’hui à 9 h 41 : « Budget voté, visite à caler. »',
    );
    await expect.poll(() => focused()).toBe('keep-both');
    await expectTidy(page);
    await press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Enregistrer' }).isVisible()).toBe(true);
    expect(interactionRows(ports)).toHaveLength(1);
  });

  test('is saved beside it on demand', async () => {
    await open({ row: 2, prepare: logged });
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Déjà journalisé');
    await press('Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(interactionRows(ports)).toHaveLength(2);
  });

  test('has its note completed on demand', async () => {
    await open({ row: 2, prepare: logged });
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Déjà journalisé');
    await press('Tab', 'Enter');
    await page.waitForSelector('text=Note complétée');
    expect(interactionRows(ports)).toMatchObject([
      { summary: 'Budget voté, visite à caler.\nBudget 2026 voté, montant à préciser.', author: 'Inès Carpentier' },
    ]);
  });
});

describe('after saving', () => {
  test('the undo puts the sheet back and keeps what was typed', async () => {
    await open({ row: 2 });
    const before = contactRow(ports, 'CT-CLAIRE');
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    await press('Shift+Tab', 'Enter');
    await page.waitForSelector('text=Enregistrement annulé');
    expect(interactionRows(ports)).toEqual([]);
    expect(contactRow(ports, 'CT-CLAIRE')).toEqual(before);
    await expect.poll(() => page.locator('#nextAction').inputValue()).toBe('Proposer deux dates de visite');
    expect(asShown(await text('.hint[aria-live]'))).toBe('Échéance : vendredi 19 juin');
    await expectTidy(page);
  });

  test('the next one starts from an empty form, the contact as it now stands', async () => {
    await open({ row: 2 });
    await fillByKeyboard();
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    await press('Enter');
    await expect.poll(() => focused()).toBe('contactId');
    await type('claire');
    await press('Enter');
    await expect.poll(() => text('.picked')).toContain('Chaud');
    expect(asShown(await text('#nextAction-hint'))).toBe('Remplacera « Proposer deux dates de visite », 19 juin.');
    await press('s');
    await press('Control+Enter');
    await page.waitForSelector('text=Il manque 1 information');
  });

  test('« Ouvrir la fiche » opens that of the contact', async () => {
    await open({ row: 2 });
    await press('a', 'Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    await press('Tab', 'Enter');
    await expect
      .poll(() => line.calls.at(-1))
      .toEqual({
        method: 'pages.open',
        input: { page: 'record', subject: 'CT-CLAIRE' },
      });
  });

  test('a colleague’s next action typed meanwhile is kept, and told', async () => {
    await open({ row: 3 });
    const place = contacts.columns.findIndex(({ key }) => key === 'nextAction') + 1;
    await fillByKeyboard();
    ports.book.type('CONTACTS', 3, place, 'Envoyer le devis');
    await press('Control+Enter');
    await page.waitForSelector('text=À savoir');
    expect(asShown(await text('.banner--warning'))).toContain('« Envoyer le devis » est gardée');
    expect(contactRow(ports, 'CT-NADIA1').nextAction).toBe('Envoyer le devis');
    await expectTidy(page);
  });
});

describe('a contact who is not in the sheet', () => {
  test('is created without leaving the form, and linked to a company known by another name', async () => {
    await open();
    await type('lucie martel');
    await press('Enter');
    await expect.poll(() => page.locator('#lastName').inputValue()).toBe('Martel');
    await expect.poll(() => focused()).toBe('firstName');
    await press('Tab', 'Tab');
    await type('mairie de valmarais');
    await page.waitForSelector('text=Sera liée à');
    await expectTidy(page);
    await press('Tab');
    await type('lucie.martel@valmarais');
    await press('Enter');
    await page.waitForSelector('#email-error');
    expect(asShown(await text('#email-error'))).toContain('Il manque la fin de l’adresse');
    await expectTidy(page);
    await type('.example');
    await press('Control+Enter');
    await page.waitForSelector('.picked__name');
    await expect.poll(() => text('.picked__name')).toBe('Lucie Martel');
    await expect.poll(() => focused()).toBe('Appel');
    expect(contactRow(ports, line.calls.length > 0 ? idOf('Martel') : '')).toMatchObject({
      company: 'Ville de Valmarais',
      companyId: 'EN-VALMAR',
      stage: 'Lead',
    });
  });

  test('can be taken out again', async () => {
    await open();
    await type('lucie martel');
    await press('Enter');
    await page.waitForSelector('#firstName');
    await press('Enter');
    await page.waitForSelector('text=Contact créé');
    await expectTidy(page);
    await press('a');
    await page.getByRole('button', { name: 'Annuler la création' }).press('Enter');
    await page.waitForSelector('text=Création annulée');
    expect(idOf('Martel')).toBe('');
    await expect.poll(() => page.locator('input[name=type]:checked').inputValue()).toBe('Appel');
    await expect.poll(() => page.locator('#contactId').isVisible()).toBe(true);
  });

  test('who may be somebody known is shown while typing, and can be used instead', async () => {
    await open();
    await type('Claire Vasseur Dupond');
    await press('Enter');
    await page.locator('#lastName').fill('Vasseur');
    await page.locator('#company').fill('Valmarais');
    await page.waitForSelector('text=Cette personne existe peut-être');
    await expect.poll(() => text('.card')).toContain('Même nom, même entreprise ou collectivité');
    await expect.poll(() => page.getByRole('button', { name: 'Créer quand même' }).isVisible()).toBe(true);
    await expectTidy(page);
    await page.getByRole('button', { name: 'Utiliser ce contact' }).press('Enter');
    await page.waitForSelector('.picked__name');
    expect(ports.book.rows('CONTACTS').filter(([id]) => id !== '')).toHaveLength(4);
  });

  test('Échap gives the interaction back', async () => {
    await open();
    await type('personne');
    await press('Enter');
    await page.waitForSelector('#firstName');
    await press('Escape');
    await page.waitForSelector('#contactId');
    await expect.poll(() => focused()).toBe('contactId');
  });

  const idOf = (lastName: string) =>
    String(ports.book.rows('CONTACTS').find((cells) => cells.includes(lastName))?.[0] ?? '');
});

describe('the fields that most interactions leave alone', () => {
  test('offer the contact’s open opportunities, read when they are unfolded', async () => {
    await open({ row: 2 });
    await press('a');
    await page.locator('summary').press('Enter');
    await page.waitForSelector('option:has-text("Gestion différenciée")', { state: 'attached' });
    await page.locator('#opportunityId').selectOption('OP-PARCS1');
    await page.locator('#minutes').fill('vingt');
    await expectTidy(page);
    await press('Control+Enter');
    await page.waitForSelector('text=1 information à revoir');
    await page.locator('#minutes').fill('20');
    await page.locator('#document').fill('devis.pdf');
    await press('Control+Enter');
    await page.waitForSelector('#document-error');
    await expectTidy(page);
    await page.locator('#document').fill('https://drive.example/devis.pdf');
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    expect(interactionRows(ports)).toMatchObject([
      { opportunityId: 'OP-PARCS1', minutes: 20, document: 'https://drive.example/devis.pdf', date: TUESDAY },
    ]);
  });

  test('a due day that nobody works on moves to the next one, and says why', async () => {
    await open({ row: 2, now: new Date(2026, 5, 19, 16, 0) });
    await page.locator('input[name=due][value="1"]').press('Space');
    expect(asShown(await text('.hint[aria-live]'))).toBe('Échéance : lundi 22 juin, car le 20 est un samedi');
    await press('a');
    await page.locator('#dueOn').fill('2026-07-14');
    expect(asShown(await text('.hint[aria-live]'))).toBe('Échéance : mardi 14 juillet. Ce jour n’est pas travaillé.');
    await expectTidy(page);
  });
});

describe('more contacts than a page can hold', () => {
  test('are searched on the server from three letters', async () => {
    await open({
      prepare: (crm) =>
        addRows(
          crm,
          contacts,
          Array.from({ length: LARGEST_INDEX }, (_, index) => person({ id: `CT-${index}`, lastName: `Nom${index}` })),
        ),
    });
    await type('no');
    await expect.poll(() => page.locator('[role=option]').count()).toBe(1);
    await type('m9999');
    await page.waitForSelector('[role=option]:has-text("Nom9999")');
    await expectTidy(page);
    await press('Enter');
    await expect.poll(() => text('.picked__name')).toBe('Nom9999');
    expect(line.calls.map(({ method }) => method)).toEqual(['interactions.form', 'contacts.search']);
  });
});

describe('names and companies of any length', () => {
  test('wrap', async () => {
    const long = 'Communauté d’agglomération des Trois-Rivières-et-du-Haut-Pays-de-Saint-Exemple-sur-Loire';
    await open({
      prepare: (crm) =>
        addRows(crm, contacts, [
          person({
            id: 'CT-LONG00',
            firstName: 'Marie-Charlotte-Bérengère',
            lastName: 'de Montgolfier-Vasseur-Delacroix',
            company: long,
            position: 'Vice-présidente-déléguée-à-la-biodiversité-et-aux-espaces-naturels',
            temperature: 'Inactif',
            stage: 'Proposition envoyée',
          }),
        ]),
    });
    await type('montgolfier');
    await expectTidy(page);
    await press('Enter');
    await expectTidy(page);
  });

  test('are texts, whatever they hold', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await open({
      prepare: (crm) =>
        addRows(crm, contacts, [
          person({
            id: 'CT-EVIL00',
            lastName: `Zed ${hostile}`,
            company: hostile,
            position: hostile,
            nextAction: hostile,
          }),
        ]),
    });
    await type('zed');
    await press('Enter');
    await expect.poll(() => text('.picked__name')).toBe(`Zed ${hostile}`);
    await press('a', 'Tab', 'Tab', 'Tab');
    await type(hostile);
    await press('Control+Enter');
    await page.waitForSelector('text=Interaction enregistrée');
    await expect.poll(() => page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('Journaliser une interaction');
    expect(interactionRows(ports)).toMatchObject([{ summary: hostile }]);
  });
});
