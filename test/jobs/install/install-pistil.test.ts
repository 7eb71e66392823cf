import { describe, expect, it } from 'vitest';
import { companies, contacts, settings, TABLES } from '../../../src/crm/tables/index.ts';
import { installPistil } from '../../../src/jobs/install/install-pistil.ts';
import { readTable } from '../../../src/sheet/index.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';

const HEADERS = ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Score ICP', 'Statut', 'Source', 'Date ajout'];

function report(ports: MemoryPorts) {
  const done = installPistil(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

function rowsOf<T extends typeof contacts | typeof companies | typeof settings>(ports: MemoryPorts, table: T) {
  const read = readTable(ports, table);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.rows;
}

describe('installing on an empty workbook', () => {
  it('makes every tab, its headers and the two triggers', () => {
    const ports = createMemoryPorts({ person: false });
    const { tabsCreated, triggers } = report(ports);
    expect(tabsCreated).toEqual(TABLES.map((table) => table.tab));
    for (const table of TABLES) {
      const [headers] = ports.workbook.read(table.tab, { row: 1, column: 1, rows: 1, columns: table.columns.length });
      expect(headers).toEqual(table.columns.map((column) => column.header));
    }
    expect(triggers).toBe('created');
    expect(
      ports.scheduler
        .triggers()
        .map((trigger) => trigger.functionName)
        .sort(),
    ).toEqual(['morning', 'nightly']);
  });

  it('delivers the settings, with today’s date', () => {
    const ports = createMemoryPorts({ person: false, now: new Date(2026, 5, 16, 9) });
    report(ports);
    const today = rowsOf(ports, settings).find(({ values }) => values.name === 'Aujourd’hui');
    expect(today?.values.value).toEqual(new Date(2026, 5, 16));
  });

  it('changes nothing the second time', () => {
    const ports = createMemoryPorts({ person: false });
    report(ports);
    const before = TABLES.filter((table) => table.key !== 'journal').map((table) => contents(ports, table.tab));
    const again = report(ports);
    expect(again.summary).toContain('déjà installé');
    expect(again).toMatchObject({ tabsCreated: [], tabsTakenOver: [], backups: [], companiesCreated: 0 });
    expect(TABLES.filter((table) => table.key !== 'journal').map((table) => contents(ports, table.tab))).toEqual(
      before,
    );
    expect(ports.scheduler.triggers()).toHaveLength(2);
  });

  it('knows its own workbook again after somebody deleted JOURNAL, and only puts that tab back', () => {
    const ports = createMemoryPorts({ person: false });
    report(ports);
    ports.book.deleteTab('JOURNAL');
    expect(report(ports)).toMatchObject({ tabsCreated: ['JOURNAL'], tabsTakenOver: [], backups: [] });
  });

  it('gives a tab that lost its name its name back', () => {
    const ports = createMemoryPorts({ person: false });
    report(ports);
    ports.workbook.renameTab('CONTACTS', 'Feuille 7');
    expect(report(ports).summary).toContain('onglet renommé');
    expect(ports.workbook.tabNames()).toContain('CONTACTS');
    expect(report(ports).summary).toContain('rien n’a changé');
  });

  it('leaves a dashboard of the team’s own, under another name', () => {
    const ports = createMemoryPorts({ person: false });
    ports.book.add('TABLEAU_DE_BORD', [['Notre tableau', 12]]);
    report(ports);
    expect(contents(ports, 'TABLEAU_DE_BORD (ancien)')).toEqual([['Notre tableau', 12]]);
  });

  it('tells a second person whose triggers they are, instead of doubling them', () => {
    const first = createMemoryPorts({ person: false, owner: 'malik@butinage.example' });
    report(first);
    const second = createMemoryPorts({ person: false, owner: 'jeanne@butinage.example' }, first.world);
    expect(report(second)).toMatchObject({ triggers: 'elsewhere' });
    expect(second.scheduler.triggers()).toHaveLength(0);
  });
});

describe('installing on the team’s own file', () => {
  function prototype(rows: (string | number | Date)[][]): MemoryPorts {
    const ports = createMemoryPorts({ person: false, now: new Date(2026, 5, 16, 9) });
    ports.workbook.addTab('CONTACTS');
    ports.workbook.write('CONTACTS', 1, 1, [HEADERS, ...rows]);
    return ports;
  }

  it('loses no row, gives identifiers, creates one company for each name however it is spelt', () => {
    const ports = prototype([
      [
        '',
        'Vasseur',
        'Claire',
        'c.vasseur@valmarais.example',
        'Mairie de Valmarais',
        'collectivité',
        '',
        'prospect',
        'BOAMP',
        '15/06/2026',
      ],
      ['', 'Perrin', 'Odile', '', 'VALMARAIS', 'Collectivité', '', 'Devis envoyé', '', ''],
      [
        'CT-OLD001',
        'Cherif',
        'Nadia',
        'n@melisse.example',
        'Laboratoires Mélisse SAS',
        'entreprise',
        62,
        'client',
        'salon',
        new Date(2025, 2, 3),
      ],
    ]);
    const done = report(ports);
    expect(done).toMatchObject({ contacts: 3, companiesCreated: 2 });
    const people = rowsOf(ports, contacts);
    expect(people.map(({ values }) => [values.lastName, values.stage, values.type])).toEqual([
      ['Vasseur', 'Lead', 'Collectivité'],
      ['Perrin', 'Proposition envoyée', 'Collectivité'],
      ['Cherif', 'Gagné', 'Entreprise RSE'],
    ]);
    expect(people[0]?.values.companyId).toBe(people[1]?.values.companyId);
    expect(people[2]?.id).toBe('CT-OLD001');
    expect(people[0]?.values.addedOn).toEqual(new Date(2026, 5, 15));
    expect(new Set(people.map(({ id }) => id)).size).toBe(3);
    expect(rowsOf(ports, companies)).toHaveLength(2);
  });

  it('keeps a copy of the tab as it was, and columns of the team’s own', () => {
    const ports = createMemoryPorts({ person: false, now: new Date(2026, 5, 16, 9, 41, 5) });
    ports.workbook.addTab('CONTACTS');
    ports.workbook.write('CONTACTS', 1, 1, [
      [...HEADERS, 'Rappel du chef'],
      ['', 'Vasseur', 'Claire', '', 'Valmarais', '', '', '', '', '', 'appeler en mai'],
    ]);
    const { backups } = report(ports);
    expect(backups).toEqual(['Sauvegarde CONTACTS 16-06-2026 09-41-05']);
    expect(contents(ports, backups[0] ?? '')[1]?.[1]).toBe('Vasseur');
    expect(contents(ports, 'CONTACTS')[1]?.[10]).toBe('appeler en mai');
  });

  it('leaves a stage that nobody knows as typed, with a note that says what to do', () => {
    const ports = prototype([['', 'Vasseur', 'Claire', '', 'Valmarais', '', '', 'à voir en septembre', '', '']]);
    expect(report(ports).unclear).toBe(1);
    expect(rowsOf(ports, contacts)[0]?.values.stage).toBe('à voir en septembre');
    const [notes] = ports.workbook.readNotes('CONTACTS', { row: 2, column: 8, rows: 1, columns: 1 });
    expect(notes?.[0]).toContain('n’est pas une valeur connue');
  });

  it('recognises a tab by its headers when its name says nothing', () => {
    const ports = createMemoryPorts({ person: false });
    ports.workbook.addTab('Feuille 1');
    ports.workbook.write('Feuille 1', 1, 1, [HEADERS, ['', 'Vasseur', 'Claire', '', 'Valmarais', '', '', '', '', '']]);
    expect(report(ports).tabsTakenOver).toEqual(['Feuille 1']);
    expect(ports.workbook.tabNames()).toContain('CONTACTS');
  });

  it('shows its plan first, and changes nothing when the person says no', () => {
    const ports = createMemoryPorts({ person: true });
    ports.workbook.addTab('CONTACTS');
    ports.workbook.write('CONTACTS', 1, 1, [HEADERS, ['', 'Vasseur', 'Claire', '', 'Valmarais', '', '', '', '', '']]);
    const before = [...ports.workbook.tabNames()];
    ports.screen.answers = [false];
    expect(installPistil(ports)).toMatchObject({ ok: false, error: { code: 'install.cancelled' } });
    expect(ports.workbook.tabNames()).toEqual(before);
    expect(ports.screen.shown[0]?.text).toContain('«\u00a0CONTACTS\u00a0» reste l’onglet des contacts');
  });
});

function contents(ports: MemoryPorts, tab: string) {
  const found = ports.workbook.tab(tab);
  if (!found || found.lastRow === 0) return [];
  return ports.workbook.read(tab, { row: 1, column: 1, rows: found.lastRow, columns: found.lastColumn });
}
