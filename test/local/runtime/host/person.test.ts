import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Screen } from '../../../../local/runtime/contract.ts';
import { createRuntime, type Menu, type Runtime } from '../../../../local/runtime/index.ts';
import { MORNING, openWith, writeBundle } from './bundle-folder.ts';

const CODE = `
  function install() {
    const file = SpreadsheetApp.getActive();
    file.insertSheet('CONTACTS').getRange(1, 1, 1, 2).setValues([['Nom', 'Montant']]);
    ScriptApp.newTrigger('edited').forSpreadsheet(file).onEdit().create();
    ScriptApp.newTrigger('changed').forSpreadsheet(file).onChange().create();
  }
  function describe(e) {
    return { a1: e.range.getSheet().getName() + '!' + e.range.getA1Notation(), value: e.value, oldValue: e.oldValue, mode: e.authMode.toString(),
      source: e.source.getId() === SpreadsheetApp.getActive().getId() };
  }
  function onEdit(e) { console.log(JSON.stringify(describe(e))); }
  function edited(e) { console.log(JSON.stringify(describe(e)) + e.triggerUid); }
  function changed(e) { console.log(e.changeType); }
  function write() { SpreadsheetApp.getActive().getSheetByName('CONTACTS').getRange('A5').setValue('script'); }
  function onOpen() { SpreadsheetApp.getUi().createMenu('Pistil').addItem('Écrire', 'write').addSeparator().addToUi(); }
  function ask() { return SpreadsheetApp.getUi().alert('Sûr ?', 'Tout effacer', SpreadsheetApp.getUi().ButtonSet.YES_NO).toString(); }
  function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('fiche').setTitle('Fiche')); }
`;

const PARTS = { code: CODE, pages: { fiche: '<p>Fiche</p>' } };

const functionsOf = (runtime: Runtime, since: number) =>
  runtime.runs.slice(since).map(({ functionName }) => functionName);

describe('a person’s edit', () => {
  const runtime = openWith(PARTS);
  runtime.call('install');

  it('fires the simple trigger, then the installed ones, with the cell, its value and its old value', () => {
    runtime.edit('CONTACTS!A2', 'Durand');
    const since = runtime.runs.length;
    runtime.edit('CONTACTS!A2', 'Petit');
    const [simple, installed, change] = runtime.runs.slice(since);
    expect(functionsOf(runtime, since)).toEqual(['onEdit', 'edited', 'changed']);
    expect(JSON.parse(simple?.log[0]?.message ?? '')).toEqual({
      a1: 'CONTACTS!A2',
      value: 'Petit',
      oldValue: 'Durand',
      mode: 'LIMITED',
      source: true,
    });
    expect(installed?.log[0]?.message).toContain(String(runtime.triggers[0]?.id));
    expect(change?.log[0]?.message).toBe('EDIT');
  });

  it('has no value when it covers several cells', () => {
    const since = runtime.runs.length;
    runtime.gesture({
      kind: 'paste',
      sheet: 'CONTACTS',
      row: 3,
      column: 1,
      texts: [
        ['Un', '1,5'],
        ['Deux', '2'],
      ],
    });
    expect(JSON.parse(runtime.runs[since]?.log[0]?.message ?? '')).toEqual({
      a1: 'CONTACTS!A3:B4',
      mode: 'LIMITED',
      source: true,
    });
    expect(runtime.dump('CONTACTS')).toContainEqual({ Nom: 'Un', Montant: 1.5 });
  });

  it('is no edit when rows are sorted, inserted or deleted', () => {
    const since = runtime.runs.length;
    runtime.gesture({
      kind: 'sort',
      sheet: 'CONTACTS',
      row: 2,
      column: 1,
      rows: 3,
      columns: 2,
      by: 1,
      ascending: true,
    });
    runtime.gesture({ kind: 'insert-rows', sheet: 'CONTACTS', at: 2, count: 1 });
    runtime.gesture({ kind: 'delete-rows', sheet: 'CONTACTS', at: 2, count: 1 });
    expect(new Set(functionsOf(runtime, since))).toEqual(new Set(['changed']));
    expect(runtime.runs.slice(-2).map(({ log }) => log[0]?.message)).toEqual(['INSERT_ROW', 'REMOVE_ROW']);
  });

  it('waits for its turn: of five quicker than the script, three are told', () => {
    const since = runtime.runs.length;
    runtime.inOneGo(() => {
      for (const text of ['a', 'b', 'c', 'd', 'e']) runtime.edit('CONTACTS!A9', text);
    });
    expect(functionsOf(runtime, since).filter((name) => name === 'onEdit')).toHaveLength(3);
    expect(runtime.dump('CONTACTS').at(-1)?.Nom).toBe('e');
  });

  it('is not what a script writes', () => {
    const since = runtime.runs.length;
    runtime.call('write');
    expect(functionsOf(runtime, since)).toEqual(['write']);
  });

  it('names its cell in the A1 notation, or is refused', () => {
    expect(() => runtime.edit('CONTACTS!', 'x')).toThrow('n’est pas une cellule');
  });
});

describe('a person’s screen', () => {
  it('shows menus, questions and sidebars', () => {
    const shown: unknown[] = [];
    let menus: readonly Menu[] = [];
    const screen: Screen = {
      alert: (...asked) => {
        shown.push(asked);
        return 'YES';
      },
      prompt: () => ({ button: 'CANCEL', text: '' }),
      toast: (...toast) => void shown.push(toast),
      showSidebar: (...sidebar) => void shown.push(sidebar),
      showDialog: (...dialog) => void shown.push(dialog),
      setMenus: (made) => {
        menus = made;
      },
    };
    const runtime = openWith(PARTS, { screen });
    runtime.open();
    expect(menus).toEqual([{ caption: 'Pistil', items: [{ caption: 'Écrire', functionName: 'write' }, null] }]);
    expect(runtime.call('ask', [], { kind: 'menu' })).toBe('YES');
    runtime.call('sidebar', [], { kind: 'menu' });
    expect(shown).toEqual([
      ['Sûr ?', 'Tout effacer', 'YES_NO'],
      ['<p>Fiche</p>', 'Fiche'],
    ]);
  });
});

describe('a workbook file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'book-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the cells, the properties, the triggers and the outbox', () => {
    const dist = writeBundle({
      code: `${CODE} function keep() { PropertiesService.getUserProperties().setProperty('clé', 'à moi'); MailApp.sendEmail('a@b.example', 's', 'c'); }`,
    });
    const book = join(folder, 'b.json');
    const before = createRuntime({ dist, book, now: MORNING });
    before.call('install');
    before.call('keep');
    before.edit('CONTACTS!A2', 'Durand');
    before.save();
    before.close();
    const after = createRuntime({ dist, book, now: MORNING });
    expect(after.dump('CONTACTS')).toEqual([{ Nom: 'Durand', Montant: '' }]);
    expect(after.properties.user).toEqual({ clé: 'à moi' });
    expect(after.triggers).toEqual(before.triggers);
    expect(after.outbox).toEqual(before.outbox);
    after.close();
    expect(existsSync(`${book}.lock`)).toBe(false);
  });

  it('is refused, and left as it is, when it is another kind of file', () => {
    const dist = writeBundle({ code: CODE });
    expect(() => createRuntime({ dist, book: join(dist, 'appsscript.json') })).toThrow('is not a workbook file');
  });
});
