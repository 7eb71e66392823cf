import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contacts } from '../../src/crm/tables/index.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { contactRow, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
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

async function open(held = false) {
  ports = smallCrm();
  ({ page, line } = await openPage(browser, 'import', ports, held));
  await page.setViewportSize(DIALOG);
  if (!held) await page.getByRole('heading', { name: 'Quel fichier importer' }).waitFor();
}

const tidy = () => expectTidyAt(page, [DIALOG]);
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');

async function paste(table: string) {
  await page.getByLabel('Ou collez un tableau').fill(table);
  await press('Continuer');
}

async function drop(name: string, bytes: Buffer) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: bytes });
}

const TABLE = [
  'Prénom;Nom;Email;Fonction;Société',
  'Bastien;Royer;b.royer@vaubrun.example;Maire;Commune de Vaubrun',
  'Nadia;Cherif;nadia.cherif@melisse.example;Directrice RSE;Laboratoires Mélisse',
  'Claire;Vasseur;claire.vasseur@valmarais.example;Cheffe de service;Ville de Valmarais',
  ';;contact@vaubrun.example;;',
].join('\n');

describe('« Importer »', () => {
  test('has the shape of its first step while it opens', async () => {
    await open(true);
    await tidy();
    line.held = false;
    await page.getByRole('heading', { name: 'Quel fichier importer' }).waitFor();
  });

  test('goes from a pasted table to its cards, by keyboard alone, and back in one click', async () => {
    await open();
    await tidy();
    const before = rowsOf(ports, contacts);
    await page.getByLabel('Ou collez un tableau').focus();
    await page.keyboard.insertText(TABLE);
    await page.getByRole('button', { name: 'Continuer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'À quoi correspondent' }).waitFor();
    await expect.poll(() => page.getByLabel('Champ Pistil, colonne Fonction').inputValue()).toBe('contacts.position');
    await expect.poll(() => page.getByLabel('Champ Pistil, colonne Société').inputValue()).toBe('contacts.company');
    await tidy();

    await page.getByRole('button', { name: 'Continuer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
    await expect.poll(() => page.locator('.tile__n').allInnerTexts()).toEqual(['1', '1', '0', '1', '1']);
    await tidy();
    await page.getByRole('tab', { name: 'en conflit' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => text('.panel')).toContain('Ni nom ni prénom.');
    await tidy();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('radio', { name: /fichier/ }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => text('.btn--primary')).toBe('Importer 3 fiches');

    await page.getByRole('button', { name: 'Importer 3' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Import dans CONTACTS terminé').waitFor();
    await expect.poll(() => text('.banner--success')).toContain('1 nouvelle fiche, 1 complétée, 1 entreprise créée.');
    expect(contactRow(ports, 'CT-CLAIRE').position).toBe('Cheffe de service');
    await tidy();

    await press('Annuler tout');
    await page.getByText('Import annulé').waitFor();
    expect(rowsOf(ports, contacts)).toEqual(before);
    await tidy();
  });

  test('repairs the accents of a LinkedIn export, below its preamble, and knows its columns', async () => {
    await open();
    const file = [
      'Notes:',
      '"When exporting your connection data, you may notice that some of the email addresses are missing."',
      '',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
      'Odile,Perrin,https://www.linkedin.com/in/odile-perrin,,Atelier Noroît,"Gérante, associée",12 Mar 2024',
    ].join('\r\n');
    // UTF-8 read as Windows-1252, and saved again as UTF-8.
    await drop('Connections.csv', Buffer.from(Buffer.from(file).toString('latin1')));
    await page.getByRole('heading', { name: 'À quoi correspondent' }).waitFor();
    await expect
      .poll(() => text('.page__body'))
      .toContain('Connections.csv, 1 ligne, reconnu comme relations LinkedIn');
    await expect.poll(() => text('.banner--info')).toContain('Accents réparés dans 2 valeurs');
    await expect.poll(() => page.getByLabel('Champ Pistil, colonne URL').inputValue()).toBe('contacts.linkedin');
    await tidy();
    await press('Continuer');
    await press('Importer 1 fiche');
    await page.getByText('CONTACTS terminé').waitFor();
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({
      firstName: 'Odile',
      company: 'Atelier Noroît',
      position: 'Gérante, associée',
      source: 'LinkedIn',
    });
  });

  test('remembers, for the team, a column that somebody chose', async () => {
    await open();
    const table = 'Prénom\tNom\tTruc\nOdile\tPerrin\tGérante';
    await paste(table);
    const truc = page.getByLabel('Champ Pistil, colonne Truc');
    await truc.selectOption('contacts.position');
    await expect.poll(() => text('tr:has-text("Truc") .tag')).toBe('choisi');
    await press('Continuer');
    await press('Importer 1 fiche');
    await press('Importer un autre');
    await paste(table);
    await truc.waitFor();
    await expect.poll(() => truc.inputValue()).toBe('contacts.position');
    await expect.poll(() => text('tr:has-text("Truc") .tag')).toBe('comme la dernière fois');
  });

  test('says what to do with a spreadsheet, and with a file that holds no table', async () => {
    await open();
    await drop('export-final.xlsx', Buffer.from('PK\u0003\u0004zip'));
    await page.locator('.banner--danger').waitFor();
    await expect.poll(() => text('.banner--danger')).toContain('« export-final.xlsx » ne peut pas être lu ici');
    await tidy();
    await drop('vide.csv', Buffer.from('rien'));
    await page.getByText('ne contient pas de tableau').waitFor();
  });

  test('keeps everything in place when the line breaks while importing', async () => {
    await open();
    await paste(TABLE);
    await page.getByRole('heading', { name: 'À quoi correspondent' }).waitFor();
    await press('Continuer');
    await page.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
    line.held = true;
    await press(/^Importer 2/);
    await page.getByText('s’écrivent').waitFor();
    await tidy();
    line.broken = 'NetworkError';
    line.held = false;
    await page.locator('.banner--danger').waitFor();
    await expect.poll(() => text('.banner--danger')).toContain('La connexion a été coupée');
    line.broken = null;
    // The server had worked all the same: the next preview says so, and nobody is doubled.
    await press('Continuer');
    await page.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
    await expect.poll(() => page.locator('.tile__n').allInnerTexts()).toEqual(['0', '0', '2', '1', '1']);
    expect(rowsOf(ports, contacts).filter(({ lastName }) => lastName === 'Royer')).toHaveLength(1);
  });
});

describe('« Exporter »', () => {
  const download = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press(name)]);
    const stream = await file.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { name: file.suggestedFilename(), content: Buffer.concat(chunks).toString('utf8') };
  };

  test('gives contacts as a CSV, without those who objected, and comes back without a change', async () => {
    await open();
    await press('Exporter');
    await tidy();
    const { name, content } = await download('Télécharger le CSV');
    expect(name).toBe('CONTACTS.csv');
    expect(content.startsWith('\ufeffID;Civilité;Nom;')).toBe(true);
    expect(content).not.toContain('Vassal');
    await expect.poll(() => text('.banner--success')).toContain('2 lignes. 1 personne opposée est laissée de côté.');
    await tidy();
    await press('Importer');
    await drop(name, Buffer.from(content));
    await page.getByText('reconnu comme export de Pistil').waitFor();
    await press('Continuer');
    await page.getByRole('heading', { name: 'Ce qui va se passer' }).waitFor();
    await expect.poll(() => page.locator('.tile__n').allInnerTexts()).toEqual(['0', '0', '2', '0', '0']);
  });

  test('gives a person what is held of them, and the workbook whole', async () => {
    await open();
    await press('Exporter');
    await page.getByLabel('Adresse e-mail, nom').fill('personne@inconnue.example');
    await page.keyboard.press('Enter');
    await page.locator('.banner--danger').waitFor();
    await page.getByLabel('Adresse e-mail, nom').fill('Claire Vasseur');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe('clairevasseur.json');
    await page.locator('.banner--success').waitFor();
    await tidy();
    const [whole] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('section', { hasText: 'Tout le classeur' }).getByRole('button').click(),
    ]);
    expect(whole.suggestedFilename()).toBe('pistil-2026-06-16.json');
  });
});
