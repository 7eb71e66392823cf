import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { companies, contacts, opportunities } from '../../src/crm/tables/index.ts';
import { scoreAll } from '../../src/jobs/scores/score-all.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, contactRow, person, rowsOf } from '../jobs/crm-workbook.ts';
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
  readonly tab?: string;
  readonly row?: number;
  readonly held?: boolean;
  readonly prepare?: (ports: MemoryPorts) => void;
}

const COMPANY = { tab: 'ENTREPRISES', row: 4 };
const CONTACT = { tab: 'CONTACTS', row: 5 };
const OPPOSED = { tab: 'CONTACTS', row: 4 };

/** Opens the page as the menu does, with a row selected. */
async function open({ tab = 'CONTACTS', row = 1, held, prepare }: OpenOptions) {
  ports = recordCrm();
  scoreAll(ports);
  prepare?.(ports);
  ports.book.selected = { tab, row };
  ({ page, line } = await openPage(browser, 'record', ports, held));
  if (!held) await page.waitForSelector('#page > .page__body:not([role=status])');
  // The activity is the second call, when there is a card.
  if (!held && (await page.locator('#record-name').count()) > 0) await settled();
}

const settled = () => page.waitForSelector('[aria-labelledby=activity][aria-busy=false]');
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
const text = async (selector: string) => plain(await page.locator(selector).first().innerText());
const section = (id: string) => text(`[aria-labelledby=${id}]`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('link', { name });
const focused = () =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');
const company = () => rowsOf(ports, companies).find(({ id }) => id === 'EN-SYLVE0') ?? {};
const methods = () => line.calls.map(({ method }) => method);

describe('the record card', () => {
  test('shows its shape at once, then a card with one call, and its activity with a second', async () => {
    await open({ ...COMPANY, held: true });
    await expect.poll(() => page.getByRole('status', { name: 'Chargement de la fiche' }).isVisible()).toBe(true);
    await expectTidy(page);
    line.held = false;
    await settled();
    expect(methods()).toEqual(['records.open', 'records.activity']);
  });

  test('of a company tells who it is, its score explained, its deals, what happened, what is known and who works there', async () => {
    await open(COMPANY);
    await expect.poll(() => text('#record-name')).toBe('Sylve Habitat');
    expect(
      await page
        .getByRole('img')
        .getAttribute('aria-label')
        .then((label) => plain(label ?? '')),
    ).toBe('Score ICP 59 sur 100, 20 points inconnus');
    await expect.poll(() => text('.next')).toBe('Prochaine action, jeudi 18 juin Envoyer la proposition Romane Obry');
    const score = await section('score');
    expect(score).toContain('Demandez le budget biodiversité. Jusqu’à 14 points de plus.');
    expect(score).toContain('Taille 10 / 15');
    expect(score).toContain('Budget inconnu');
    await expect.poll(() => page.locator('.bar .unknown').count()).toBe(1);
    await expect
      .poll(() => section('opportunities'))
      .toContain('Douze ruches parrainées En discussion 14 400 € depuis 7 j');
    await expect
      .poll(() => section('activity'))
      .toContain('Appel, réponse positive Vendredi 12 juin à 10 h 05, Inès Carpentier, avec Romane Obry');
    await expect.poll(() => section('facts')).toContain('Budget biodiversité inconnu');
    await expect.poll(() => section('people')).toContain('Tanguy Lemoël Acheteur');
    await expectTidy(page);
  });

  test('of a contact tells how to reach the person, and until when the data may be kept', async () => {
    await open(CONTACT);
    await expect.poll(() => section('facts')).toContain('Email romane.obry@sylve-habitat.example vérifié');
    await expect.poll(() => section('facts')).toContain('LinkedIn linkedin.com/in/romane-obry');
    await expect.poll(() => section('facts')).toContain('Conservation jusqu’au 12 juin 2029');
    await expect
      .poll(() => link('Écrire à Romane Obry').getAttribute('href'))
      .toBe('mailto:romane.obry@sylve-habitat.example');
    await expect.poll(() => link('Appeler Romane Obry').getAttribute('href')).toBe('tel:+33478556678');
    for (const each of await page.getByRole('link').all()) {
      expect(await each.getAttribute('href')).toMatch(/^(https:|mailto:|tel:)/);
      expect(await each.getAttribute('rel')).toContain('noopener');
      expect(await each.getAttribute('target')).toBe('_blank');
    }
    await expectTidy(page);
  });

  test('of somebody who objects says so first, and neither writes nor calls', async () => {
    await open(OPPOSED);
    await expect.poll(() => text('[role=alert]')).toContain('S’oppose à la prospection');
    await expect.poll(() => page.locator('a[href^=mailto], a[href^=tel]').count()).toBe(0);
    await expect.poll(() => button('Noter un échange entrant').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.ring, .next').count()).toBe(0);
    await expectTidy(page);
  });

  test('shows four lines of activity, and the older ones on demand', async () => {
    await open(COMPANY);
    await expect.poll(() => page.locator('.timeline li').count()).toBe(4);
    await button('Voir les 3 plus anciennes').click();
    await expect.poll(() => page.locator('.timeline li').count()).toBe(7);
    await expectTidy(page);
  });

  test('shows hostile words as words', async () => {
    await open({
      ...CONTACT,
      prepare: (crm) => {
        const place = contacts.columns.findIndex(({ key }) => key === 'position') + 1;
        crm.book.put('CONTACTS', 5, place, [['<img src=x onerror="document.title=1">']]);
      },
    });
    await expect.poll(() => text('.record__head')).toContain('<img src=x onerror="document.title=1">');
    expect(await page.title()).toBe('Fiche');
  });
});

describe('without a card', () => {
  test('a row that has none says where to stand, and reads the row chosen since', async () => {
    await open({ row: 1 });
    await expect.poll(() => text('.empty')).toContain('Aucune fiche sur cette ligne');
    await expectTidy(page);
    ports.book.selected = CONTACT;
    await button('Lire la ligne active').click();
    await settled();
    await expect.poll(() => text('#record-name')).toBe('Romane Obry');
  });

  test('a contact is found by its name, by keyboard alone', async () => {
    await open({ row: 1 });
    await page.focus('#find');
    await page.keyboard.type('tangu');
    await page.waitForSelector('[role=option] >> text=Tanguy Lemoël');
    await expectTidy(page);
    await press('Enter');
    await settled();
    await expect.poll(() => text('#record-name')).toBe('Tanguy Lemoël');
  });

  test('a row of another tab opens the card it leads to', async () => {
    await open({ tab: 'INTERACTIONS', row: 2 });
    await expect.poll(() => text('#record-name')).toBe('Romane Obry');
    expect(methods()).toEqual(['records.open', 'records.open', 'records.activity']);
  });

  test('a row that is gone says what is left of it', async () => {
    await open({
      ...COMPANY,
      prepare: (crm) => addRows(crm, opportunities, [{ id: 'OP-SEULE0', title: 'Seule', contactId: 'CT-PARTIE' }]),
    });
    const row = ports.book.rows('CONTACTS').findIndex(([id]) => id === 'CT-TANGUY') + 1;
    ports.book.deleteRow('CONTACTS', row);
    await button('Tanguy Lemoël').click();
    await page.waitForSelector('text=Cette fiche n’est plus là');
    await expect
      .poll(() => text('[role=alert]'))
      .toContain('La ligne CT-TANGUY a été retirée de CONTACTS. Son interaction est gardée.');
    await expectTidy(page);
    await button('Lignes supprimées').click();
    await expect.poll(() => line.calls.at(-1)?.input).toEqual({ page: 'deleted-rows', subject: '' });
  });

  test('a connection lost is said, and tried again', async () => {
    await open({ ...CONTACT, held: true });
    line.broken = 'NetworkError: HTTP 0';
    line.held = false;
    await page.waitForSelector('text=La fiche n’a pas pu s’ouvrir');
    await expectTidy(page);
    line.broken = null;
    await button('Réessayer').click();
    await settled();
    await expect.poll(() => text('#record-name')).toBe('Romane Obry');
  });

  test('an activity that cannot be read leaves the card as it is', async () => {
    await open({ ...CONTACT, prepare: (crm) => crm.book.deleteColumn('INTERACTIONS', 2) });
    await expect.poll(() => section('activity')).toContain('La colonne « Date » manque');
    await expect.poll(() => text('#record-name')).toBe('Romane Obry');
    await expectTidy(page);
  });
});

describe('from one card to another', () => {
  test('a company leads to its people, and back; the focus follows', async () => {
    await open(COMPANY);
    await button('Romane Obry').click();
    await settled();
    await expect.poll(() => text('#record-name')).toBe('Romane Obry');
    await expect.poll(() => focused()).toBe('record-name');
    await expectTidy(page);
    await page.locator('.record__back').click();
    await settled();
    await expect.poll(() => text('#record-name')).toBe('Sylve Habitat');
    await expect.poll(() => page.locator('.record__back').count()).toBe(0);
  });

  test('a contact leads to its company', async () => {
    await open(CONTACT);
    await button('Sylve Habitat').click();
    await settled();
    await expect.poll(() => section('people')).toContain('Romane Obry');
  });

  test('« Journaliser » opens the journal on the person spoken to', async () => {
    await open(COMPANY);
    await button('Journaliser').click();
    await expect.poll(() => line.calls.at(-1)?.input).toEqual({ page: 'journal', subject: 'CT-ROMANE' });
  });

  test('the rare actions are behind one button, by keyboard too', async () => {
    await open(CONTACT);
    await page.getByRole('button', { name: 'Autres actions' }).focus();
    await press('Enter');
    await expect.poll(() => focused()).toBe('Nouvelle opportunité');
    await expectTidy(page);
    await press('ArrowUp');
    await expect.poll(() => focused()).toBe('Ouvrir la ligne dans le tableau');
    await press('Escape');
    await expect.poll(() => page.locator('[role=menu]').count()).toBe(0);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Autres actions');
    ports.book.selected = null;
    await press('Enter', 'ArrowUp', 'Enter');
    await expect.poll(() => ports.book.selected).toEqual(CONTACT);
    await press('Enter', 'Enter');
    await expect.poll(() => line.calls.at(-1)?.input).toEqual({ page: 'create', subject: 'opportunities:EN-SYLVE0' });
  });

  test('« Voir le barème » shows the lines of PARAMETRES', async () => {
    await open(COMPANY);
    await button('Voir le barème dans PARAMETRES').click();
    await expect.poll(() => ports.book.selected?.tab).toBe('PARAMETRES');
  });
});

describe('a next action', () => {
  test('is ticked, taken out of the sheet, and put back by the undo', async () => {
    await open(COMPANY);
    await page.getByRole('button', { name: /Marquer comme faite/ }).click();
    await page.waitForSelector('text=Action faite');
    expect(contactRow(ports, 'CT-ROMANE')).not.toHaveProperty('nextAction');
    await expect.poll(() => page.locator('.next').count()).toBe(0);
    await expectTidy(page);
    await button('Annuler').click();
    await page.waitForSelector('.next');
    expect(contactRow(ports, 'CT-ROMANE')).toMatchObject({ nextAction: 'Envoyer la proposition' });
  });

  test('that a colleague has changed meanwhile is kept, and told', async () => {
    await open(CONTACT);
    const place = contacts.columns.findIndex(({ key }) => key === 'nextAction') + 1;
    ports.book.type('CONTACTS', 5, place, 'Envoyer le devis');
    await page.getByRole('button', { name: /Marquer comme faite/ }).click();
    await expect.poll(() => text('[role=alert]')).toContain('remplacée par « Envoyer le devis »');
    expect(contactRow(ports, 'CT-ROMANE').nextAction).toBe('Envoyer le devis');
    await expectTidy(page);
  });
});

describe('« Modifier »', () => {
  test('starts on the fact that would raise the score most, and shows the score to come', async () => {
    await open(COMPANY);
    await button('Saisir le budget').click();
    await page.waitForSelector('#edit-budget');
    await expect.poll(() => focused()).toBe('edit-budget');
    await page.keyboard.type('85 000');
    await page.waitForSelector('text=Score prévu');
    await expect.poll(() => text('#edit-budget-hint')).toBe('Score prévu : 59 → 73');
    await expectTidy(page);
    await press('Control+Enter');
    await page.waitForSelector('.toast');
    await expect.poll(() => text('.toast')).toContain('Enregistré : Budget biodiversité');
    await expect.poll(() => section('score')).toContain('73 sur 100');
    expect(company()).toMatchObject({ budget: 85_000, score: 73 });
    await expectTidy(page);
    await button('Annuler').click();
    await expect.poll(() => company().budget).toBeUndefined();
    await expect.poll(() => section('score')).toContain('59 sur 100');
  });

  test('says beside the field what to type, keeps the rest, and puts the focus there', async () => {
    await open(COMPANY);
    await button('Modifier').click();
    await page.fill('#edit-sector', 'Habitat');
    await page.fill('#edit-email', 'contact@sylve');
    await button('Enregistrer').click();
    await page.waitForSelector('#edit-email-error');
    await expect.poll(() => text('#edit-email-error')).toContain('Il manque la fin de l’adresse');
    await expect.poll(() => page.getAttribute('#edit-email', 'aria-invalid')).toBe('true');
    await expect.poll(() => focused()).toBe('edit-email');
    await expect.poll(() => page.inputValue('#edit-sector')).toBe('Habitat');
    expect(company()).not.toHaveProperty('sector');
    await expectTidy(page);
  });

  test('is given up with Échap, and nothing is written', async () => {
    await open(CONTACT);
    await button('Modifier').click();
    await page.waitForSelector('#edit-civility');
    await page.fill('#edit-position', 'Directrice');
    await press('Escape');
    await page.waitForSelector('#record-name');
    await expect.poll(() => focused()).toBe('record-name');
    expect(contactRow(ports, 'CT-ROMANE').position).toBe('Directrice RSE');
    expect(methods()).not.toContain('records.update');
  });

  test('keeps what was typed when the connection is lost', async () => {
    await open(CONTACT);
    await button('Modifier').click();
    await page.fill('#edit-position', 'Directrice générale');
    line.broken = 'NetworkError: HTTP 0';
    await press('Control+Enter');
    await page.waitForSelector('text=Votre saisie est gardée ici');
    await expect.poll(() => page.inputValue('#edit-position')).toBe('Directrice générale');
    await expectTidy(page);
  });

  test('opens an opportunity’s own fields from its card', async () => {
    await open(COMPANY);
    await page.getByRole('button', { name: /Douze ruches parrainées/ }).click();
    await page.waitForSelector('#edit-amount');
    await expectTidy(page);
    await page.fill('#edit-amount', '15 000');
    await press('Control+Enter');
    await expect.poll(() => section('opportunities')).toContain('15 000 €');
  });

  test('chooses a company among those known', async () => {
    await open({
      ...CONTACT,
      prepare: (crm) => addRows(crm, contacts, [person({ id: 'CT-AUTRE0', lastName: 'Autre' })]),
    });
    await button('Modifier').click();
    await page.fill('#edit-company', 'Personne SA');
    await button('Enregistrer').click();
    await page.waitForSelector('#edit-company-error');
    await expect.poll(() => text('#edit-company-error')).toContain('Aucune entreprise ne s’appelle « Personne SA »');
    await page.fill('#edit-company', 'laboratoires melisse');
    await button('Enregistrer').click();
    await expect.poll(() => contactRow(ports, 'CT-ROMANE').companyId).toBe('EN-MELISS');
  });
});

describe('a stage', () => {
  const TANGUY = { tab: 'CONTACTS', row: 6 };

  test('is moved through its gate, together with what was typed', async () => {
    await open(TANGUY);
    await button('Modifier').click();
    await page.waitForSelector('#edit-stage');
    await page.fill('#edit-notes', 'Vu au salon');
    await page.selectOption('#edit-stage', 'Contacté');
    await button('Enregistrer').click();
    await page.waitForSelector('.toast');
    expect(contactRow(ports, 'CT-TANGUY')).toMatchObject({ stage: 'Contacté', notes: 'Vu au salon' });
    await expect.poll(() => text('.record__head')).toContain('Contacté');
    await button('Annuler').click();
    await expect.poll(() => contactRow(ports, 'CT-TANGUY').stage).toBe('Lead');
    expect(contactRow(ports, 'CT-TANGUY')).not.toHaveProperty('notes');
  });

  test('that its gate refuses says what is missing, and goes past it for a reason only', async () => {
    await open(TANGUY);
    await button('Modifier').click();
    await page.waitForSelector('#edit-stage');
    await page.selectOption('#edit-stage', 'Qualifié');
    await button('Enregistrer').click();
    await page.waitForSelector('text=L’étape reste Lead');
    await expect
      .poll(() => text('.banner--warning'))
      .toContain('Pour passer en Qualifié, il manque : Score ICP au-dessus de 70');
    await expectTidy(page);
    await button('Passer outre…').click();
    await expect.poll(() => focused()).toBe('stage-reason');
    await button('Passer outre').click();
    await expect.poll(() => text('#stage-reason-error')).toContain('Dites pourquoi');
    await expectTidy(page);
    await page.fill('#stage-reason', 'Recommandé par la mairie');
    await button('Passer outre').click();
    await expect.poll(() => contactRow(ports, 'CT-TANGUY').stage).toBe('Qualifié');
    await expect.poll(() => section('activity')).toContain('Condition passée outre : Recommandé par la mairie');
  });

  test('may be kept after all', async () => {
    await open(TANGUY);
    await button('Modifier').click();
    await page.waitForSelector('#edit-stage');
    await page.selectOption('#edit-stage', 'Qualifié');
    await button('Enregistrer').click();
    await button('Garder Lead').click();
    await expect.poll(() => page.inputValue('#edit-stage')).toBe('Lead');
    await button('Enregistrer').click();
    await page.waitForSelector('#record-name');
    expect(contactRow(ports, 'CT-TANGUY').stage).toBe('Lead');
  });
});
