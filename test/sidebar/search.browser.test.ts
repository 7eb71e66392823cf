import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts, followUps, interactions, tenders } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, person, smallCrm } from '../jobs/crm-workbook.ts';
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

/** The small workbook, with something to find in each of the six tables. */
function searchedCrm(): MemoryPorts {
  const crm = smallCrm();
  addRows(crm, interactions, [
    {
      id: 'IN-VISITE',
      date: new Date(2026, 4, 26),
      type: 'Visite',
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      subject: 'Tour des parcs',
      summary: 'Elle attend une proposition sur la gestion différenciée, après le vote du budget des espaces verts.',
    },
  ]);
  addRows(crm, tenders, [
    {
      noticeId: '26-90042',
      title: 'Entretien des parcs et jardins',
      buyer: 'Métropole des Cimes',
      publishedOn: new Date(2026, 5, 2),
    },
  ]);
  addRows(crm, followUps, [
    { id: 'RL-PARCS1', what: 'Envoyer le devis des parcs', status: 'À faire', dueOn: new Date(2026, 5, 19) },
  ]);
  return crm;
}

interface OpenOptions {
  readonly held?: boolean;
  readonly prepare?: (ports: MemoryPorts) => void;
}

async function open({ held = false, prepare }: OpenOptions = {}) {
  ports = searchedCrm();
  prepare?.(ports);
  ({ page, line } = await openPage(browser, 'search', ports, held));
  await page.waitForSelector('#query');
  if (!held) await page.getByText('Relire prend en compte').waitFor();
}

/** Starts anew, and waits for the answer to what is typed. */
async function search(typed: string, selector = '.results .option') {
  await page.locator('#query').fill('');
  await page.getByText('Les mots dans n’importe quel ordre').waitFor();
  await page.locator('#query').fill(typed);
  await page.waitForSelector(selector);
}

function rename(crm: MemoryPorts, from: string, to: string): void {
  crm.book.get(from).name = to;
}

const plain = (words: string) =>
  words
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const texts = async (selector: string) => (await page.locator(selector).allInnerTexts()).map(plain);
const groups = () => texts('[role=group] .results__group');
const selected = async () => (await texts('.option[aria-selected=true]')).join();
const press = (key: string) => page.keyboard.press(key);
const asked = (method: string) => line.calls.filter((call) => call.method === method);

describe('« Recherche »', () => {
  test('is ready to type in at once, and says how to search', async () => {
    await open({ held: true });
    await press('v');
    await expect.poll(() => page.inputValue('#query')).toBe('v');
    await expect.poll(() => texts('.page__foot p')).toEqual(['Lecture du classeur : encore 6 onglets.']);
    await expectTidy(page);
    line.held = false;
    await page.getByText('Encore 2 lettres.').waitFor();
    await expectTidy(page);
  });

  test('reads each table once, whatever is typed after', async () => {
    await open();
    for (const typed of ['parcs', 'vasseur', 'parcs vote']) await search(typed);
    expect(asked('search.index').map(({ input }) => input)).toEqual(
      ['contacts', 'companies', 'opportunities', 'interactions', 'tenders', 'followUps'].map((table) => ({ table })),
    );
    expect(line.calls).toHaveLength(6);
  });

  test('finds in every table, under its name and count, names before notes', async () => {
    await open();
    await search('parcs');
    expect((await groups()).sort()).toEqual(['Appels d’offres 1', 'Interactions 1', 'Opportunités 1', 'Relances 1']);
    await search('verts');
    expect((await groups())[0]).toBe('Contacts 1');
    await expect.poll(() => texts('.option mark')).toEqual(['verts', 'verts']);
    await expectTidy(page);
  });

  test.each([
    ['words in any order, without accents', 'MELISSE nadia', 'Nadia Cherif'],
    ['a phone as it comes', '+33 4 78 11', 'Claire Vasseur'],
    ['part of an address', 'cherif@mel', 'Nadia Cherif'],
    ['an identifier', 'ct-paul00', 'Paul Vassal'],
    ['a notice’s number', '26-90042', 'Entretien des parcs et jardins'],
  ])('finds by %s', async (_case, typed, name) => {
    await open();
    await search(typed);
    expect((await texts('.option'))[0]).toContain(name);
  });

  test('opens a card from the keyboard alone', async () => {
    await open();
    await search('vas');
    await expect.poll(() => selected()).toContain('Vas');
    const first = await selected();
    await press('ArrowDown');
    await expect.poll(() => selected()).not.toBe(first);
    await press('ArrowUp');
    await expect.poll(() => selected()).toBe(first);
    await search('vasseur claire');
    await press('Enter');
    await expect.poll(() => asked('pages.open').at(-1)?.input).toEqual({ page: 'record', subject: 'CT-CLAIRE' });
  });

  test('Entrée opens what is typed, never what an older text has found', async () => {
    await open();
    await search('vassal');
    await page.locator('#query').fill('cherif');
    await press('Enter');
    await expect
      .poll(() => asked('pages.open').map(({ input }) => input))
      .toEqual([{ page: 'record', subject: 'CT-NADIA1' }]);
  });

  test('shows the row of what has no card, and of a contact with Ctrl', async () => {
    await open();
    await search('devis');
    await press('Enter');
    await page.getByText('Ligne sélectionnée dans RELANCES.').first().waitFor();
    expect(ports.book.selected).toEqual({ tab: 'RELANCES', row: 2 });
    await search('vassal');
    await press('Control+Enter');
    await page.getByText('Ligne sélectionnée dans CONTACTS.').first().waitFor();
    expect(ports.book.selected).toEqual({ tab: 'CONTACTS', row: 4 });
    expect(asked('pages.open')).toEqual([]);
    await expectTidy(page);
  });

  test('shows the first of many, then all of them on demand', async () => {
    await open({
      prepare: (crm) =>
        addRows(
          crm,
          contacts,
          Array.from({ length: 60 }, (_, index) =>
            person({ id: `CT-R${index}`, firstName: 'Ana', lastName: `Rivoire ${index}` }),
          ),
        ),
    });
    await search('rivoire');
    await expect.poll(() => texts('.option:last-child')).toEqual(['Voir les 56 autres']);
    await press('ArrowUp');
    await press('Enter');
    await expect.poll(() => page.locator('.option').count()).toBe(40);
    await expect.poll(() => groups()).toEqual(['Contacts 60', 'Et 20 autres : précisez la recherche.']);
    await expectTidy(page);
  });

  test('says what to try when nothing is found, and starts again with Échap', async () => {
    await open();
    await search('zygomatique', '.empty');
    expect((await texts('.empty')).join()).toContain('Aucun résultat');
    await expect.poll(() => page.locator('[role=status]').innerText()).toBe('Aucun résultat');
    await expectTidy(page);
    await press('Escape');
    await expect.poll(() => page.inputValue('#query')).toBe('');
    await page.getByText('Les mots dans n’importe quel ordre').waitFor();
  });

  test('shows no answer to an older text', async () => {
    await open();
    await page.locator('#query').pressSequentially('vassal');
    await page.waitForSelector('.option');
    await page.locator('#query').pressSequentially('x');
    await page.waitForSelector('.empty');
    await expect.poll(() => page.locator('.option').count()).toBe(0);
  });

  test('a row deleted since is said to be, and what was typed stays', async () => {
    await open();
    await search('devis');
    ports.book.deleteRow('RELANCES', 2);
    await press('Enter');
    await page.waitForSelector('.banner--danger');
    expect((await texts('.banner--danger')).join()).toContain('Cette ligne n’est plus dans RELANCES');
    await expect.poll(() => page.inputValue('#query')).toBe('devis');
    await expectTidy(page);
  });

  test('a row added since comes with Relire', async () => {
    await open();
    addRows(ports, contacts, [person({ id: 'CT-NEUVE1', firstName: 'Lou', lastName: 'Tardieu' })]);
    await search('tardieu', '.empty');
    await page.getByRole('button', { name: 'Relire' }).click();
    await page.waitForSelector('.option');
    await expect.poll(() => selected()).toContain('Lou Tardieu');
  });

  test('without a tab, searches the others, and reads it when it is back', async () => {
    await open({ prepare: (crm) => rename(crm, 'RELANCES', 'Vieux') });
    expect((await texts('.banner')).join()).toContain('La recherche ignore RELANCES');
    await search('parcs');
    await expect.poll(() => groups()).toHaveLength(3);
    await expectTidy(page);
    rename(ports, 'Vieux', 'RELANCES');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect.poll(() => page.locator('.banner').count()).toBe(0);
    await expect.poll(groups).toHaveLength(4);
  });

  test('says so when the network fails', async () => {
    await open({ held: true });
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    line.held = false;
    await page.waitForSelector('.banner');
    await expect.poll(async () => (await texts('.banner')).join()).toContain('Vérifiez votre réseau');
    await expectTidy(page);
  });
});
