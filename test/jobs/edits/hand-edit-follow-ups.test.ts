import { describe, expect, test } from 'vitest';
import { companies, contacts, history, interactions, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import type { Cell } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

const placeIn = (table: Table, key: string) => table.columns.findIndex((column) => column.key === key) + 1;

/** The row of the tab in which an identifier stands. */
function rowOf(ports: MemoryPorts, table: Table, id: string): number {
  return ports.book.rows(table.tab).findIndex((cells) => cells.includes(id)) + 1;
}

/** A person types in one cell, and Google tells it. */
function type(ports: MemoryPorts, table: Table, id: string, key: string, value: Cell) {
  const [row, column] = [rowOf(ports, table, id), placeIn(table, key)];
  const old = ports.book.rows(table.tab)[row - 1]?.[column - 1] ?? '';
  ports.book.put(table.tab, row, column, [[value]]);
  ports.gate.reset();
  return handleEdit(ports, {
    tab: table.tab,
    area: { row, column, rows: 1, columns: 1 },
    ...(old === '' ? {} : { oldValue: String(old) }),
    ...(value === '' ? {} : { value: String(value) }),
  });
}

/** A person pastes a block: Google tells no values. */
function paste(ports: MemoryPorts, table: Table, row: number, column: number, values: readonly (readonly Cell[])[]) {
  ports.book.put(table.tab, row, column, values);
  ports.gate.reset();
  const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
  return handleEdit(ports, { tab: table.tab, area });
}

const find = (ports: MemoryPorts, table: Table, id: string) => rowsOf(ports, table).find((row) => row.id === id) ?? {};
const noteOn = (ports: MemoryPorts, table: Table, id: string, key: string) =>
  (ports.book.get(table.tab).notes[rowOf(ports, table, id) - 1]?.[placeIn(table, key) - 1] ?? '').replace(
    /[\u00a0\u202f]/g,
    ' ',
  );

describe('names typed in cells', () => {
  test('a company picked by its name gets its identifier beside it, and the contact its label', () => {
    const ports = smallCrm();
    type(ports, contacts, 'CT-PAUL00', 'company', 'laboratoires melisse');
    expect(find(ports, contacts, 'CT-PAUL00')).toMatchObject({
      company: 'laboratoires melisse',
      companyId: 'EN-MELISS',
      label: 'Paul Vassal (laboratoires melisse)',
    });
    expect(ports.gate.weighted()).toBeLessThanOrEqual(10);
  });

  test('an unknown name is kept, explained, and its stale link taken away; the note goes once it is known', () => {
    const ports = smallCrm();
    type(ports, contacts, 'CT-CLAIRE', 'company', 'Ville de Nulle-Part');
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ company: 'Ville de Nulle-Part' });
    expect(find(ports, contacts, 'CT-CLAIRE').companyId ?? '').toBe('');
    expect(noteOn(ports, contacts, 'CT-CLAIRE', 'company')).toContain('Aucune entreprise ne s’appelle');
    type(ports, contacts, 'CT-CLAIRE', 'company', 'Ville de Valmarais');
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ companyId: 'EN-VALMAR' });
    expect(noteOn(ports, contacts, 'CT-CLAIRE', 'company')).toBe('');
  });

  test('a name that several rows bear is never guessed', () => {
    const ports = smallCrm();
    addRows(ports, companies, [{ id: 'EN-VALMA2', name: 'VALMARAIS' }]);
    type(ports, contacts, 'CT-PAUL00', 'company', 'Valmarais');
    expect(find(ports, contacts, 'CT-PAUL00').companyId ?? '').toBe('');
    expect(noteOn(ports, contacts, 'CT-PAUL00', 'company')).toContain('Plusieurs entreprises s’appellent');
  });

  test('a cleared name clears its link', () => {
    const ports = smallCrm();
    type(ports, contacts, 'CT-CLAIRE', 'company', '');
    expect(find(ports, contacts, 'CT-CLAIRE').companyId ?? '').toBe('');
    expect(noteOn(ports, contacts, 'CT-CLAIRE', 'company')).toBe('');
  });

  test('a contact of an opportunity is picked by its label', () => {
    const ports = smallCrm();
    type(ports, opportunities, 'OP-PARCS1', 'contact', 'Nadia Cherif (Laboratoires Mélisse)');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ contactId: 'CT-NADIA1' });
  });
});

describe('renames', () => {
  test('a company typed under another name is renamed in every cell that names it, within ten calls and a few', () => {
    const ports = smallCrm();
    addRows(ports, interactions, [
      {
        id: 'IN-000001',
        contact: 'Claire Vasseur (Ville de Valmarais)',
        contactId: 'CT-CLAIRE',
        company: 'Ville de Valmarais',
        companyId: 'EN-VALMAR',
      },
    ]);
    type(ports, companies, 'EN-VALMAR', 'name', 'Commune de Valmarais-sur-Aire');
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({
      company: 'Commune de Valmarais-sur-Aire',
      companyId: 'EN-VALMAR',
      label: 'Claire Vasseur (Commune de Valmarais-sur-Aire)',
    });
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({
      company: 'Commune de Valmarais-sur-Aire',
      contact: 'Claire Vasseur (Commune de Valmarais-sur-Aire)',
    });
    expect(find(ports, interactions, 'IN-000001')).toMatchObject({ company: 'Commune de Valmarais-sur-Aire' });
  });

  test('a contact typed under another name is renamed where it is named', () => {
    const ports = smallCrm();
    type(ports, contacts, 'CT-CLAIRE', 'lastName', 'Vasseur-Lenoir');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({
      contact: 'Claire Vasseur-Lenoir (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
    });
  });
});

describe('stages typed in cells', () => {
  test('a stage that its gate refuses is put back, with what is missing and how to go past it', () => {
    const ports = smallCrm();
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'Qualifié');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ stage: 'Lead' });
    const note = noteOn(ports, opportunities, 'OP-PARCS1', 'stage');
    expect(note).toContain('Pour passer en Qualifié, il manque : Score ICP au-dessus de 70');
    expect(note).toContain('Pipeline');
    expect(rowsOf(ports, history).filter(({ to }) => to === 'Qualifié')).toEqual([]);
  });

  test('a stage that passes is recorded with its date, and brings the contact along', () => {
    const ports = smallCrm();
    ports.book.put('ENTREPRISES', rowOf(ports, companies, 'EN-VALMAR'), placeIn(companies, 'score'), [[82]]);
    const row = rowOf(ports, opportunities, 'OP-PARCS1');
    ports.book.put('OPPORTUNITES', row, placeIn(opportunities, 'budgetConfirmed'), [[true]]);
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'Qualifié');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ stage: 'Qualifié', validatedStage: 'Qualifié' });
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ stage: 'Qualifié', validatedStage: 'Qualifié' });
    expect(rowsOf(ports, history)).toMatchObject([
      { subjectId: 'OP-PARCS1', to: 'Qualifié' },
      { subjectId: 'CT-CLAIRE', to: 'Qualifié' },
    ]);
  });

  test('a contact is never put behind its opportunity', () => {
    const ports = smallCrm();
    const row = rowOf(ports, opportunities, 'OP-PARCS1');
    for (const key of ['stage', 'validatedStage'])
      ports.book.put('OPPORTUNITES', row, placeIn(opportunities, key), [['Contacté']]);
    const line = rowOf(ports, contacts, 'CT-CLAIRE');
    for (const key of ['stage', 'validatedStage'])
      ports.book.put('CONTACTS', line, placeIn(contacts, key), [['Contacté']]);
    type(ports, contacts, 'CT-CLAIRE', 'stage', 'Lead');
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ stage: 'Contacté' });
    expect(noteOn(ports, contacts, 'CT-CLAIRE', 'stage')).toContain('Gestion différenciée des parcs');
  });

  test('two hundred and fifty stages pasted are judged as one block, in as many calls as one', () => {
    const ports = smallCrm();
    addRows(
      ports,
      opportunities,
      Array.from({ length: 250 }, (_, index) => ({
        id: `OP-P${index}`,
        title: `Affaire ${index}`,
        stage: 'Lead',
        validatedStage: 'Lead',
        ...(index % 2 === 0 ? { lossReason: 'Budget' } : {}),
      })),
    );
    const first = rowOf(ports, opportunities, 'OP-P0');
    paste(
      ports,
      opportunities,
      first,
      placeIn(opportunities, 'stage'),
      Array.from({ length: 250 }, () => ['Perdu']),
    );
    const deals = rowsOf(ports, opportunities).slice(-250);
    expect(deals.filter(({ stage }) => stage === 'Perdu')).toHaveLength(125);
    expect(deals.filter(({ stage }) => stage === 'Lead')).toHaveLength(125);
    expect(rowsOf(ports, history)).toHaveLength(125);
    const cost = ports.gate.weighted();
    expect(cost).toBeLessThanOrEqual(16);
  });

  test('the team’s own word for a stage, in its channel, is that stage', () => {
    const ports = smallCrm();
    const row = rowOf(ports, opportunities, 'OP-PARCS1');
    ports.book.put('OPPORTUNITES', row, placeIn(opportunities, 'channel'), [['BOAMP']]);
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'détection');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ stage: 'Lead' });
    expect(noteOn(ports, opportunities, 'OP-PARCS1', 'stage')).toBe('');
  });

  test('a word that is no stage stays, with a note that lists them', () => {
    const ports = smallCrm();
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'à rappeler lundi');
    expect(find(ports, opportunities, 'OP-PARCS1')).toMatchObject({ stage: 'à rappeler lundi' });
    expect(noteOn(ports, opportunities, 'OP-PARCS1', 'stage')).toContain('Choisissez dans la liste');
  });
});

describe('cells that the system owns', () => {
  test('a score typed over comes back', () => {
    const ports = smallCrm();
    type(ports, contacts, 'CT-CLAIRE', 'score', 99);
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ score: 82 });
    expect(ports.gate.weighted()).toBeLessThanOrEqual(10);
  });

  test('a date typed over comes back as a date', () => {
    const ports = smallCrm();
    const [row, column] = [rowOf(ports, contacts, 'CT-CLAIRE'), placeIn(contacts, 'lastInteraction')];
    ports.book.put('CONTACTS', row, column, [['hier']]);
    handleEdit(ports, {
      tab: 'CONTACTS',
      area: { row, column, rows: 1, columns: 1 },
      oldValue: '46168',
      value: 'hier',
    });
    expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ lastInteraction: new Date(2026, 4, 26) });
  });

  test('an identifier typed over comes back, and no link breaks', () => {
    const ports = smallCrm();
    const [row, column] = [rowOf(ports, contacts, 'CT-CLAIRE'), placeIn(contacts, 'id')];
    ports.book.put('CONTACTS', row, column, [['moi']]);
    ports.gate.reset();
    handleEdit(ports, {
      tab: 'CONTACTS',
      area: { row, column, rows: 1, columns: 1 },
      oldValue: 'CT-CLAIRE',
      value: 'moi',
    });
    expect(ports.book.rows('CONTACTS')[row - 1]?.[column - 1]).toBe('CT-CLAIRE');
  });
});

describe('rows and headers', () => {
  test('a row begun by hand gets its identifier, its date, its first stage and its line of history', () => {
    const ports = smallCrm();
    const row = ports.book.rows('CONTACTS').length + 1;
    ports.book.put('CONTACTS', row, placeIn(contacts, 'lastName'), [['Royer']]);
    ports.gate.reset();
    handleEdit(ports, {
      tab: 'CONTACTS',
      area: { row, column: placeIn(contacts, 'lastName'), rows: 1, columns: 1 },
      value: 'Royer',
    });
    const made = rowsOf(ports, contacts).find(({ lastName }) => lastName === 'Royer');
    expect(made).toMatchObject({
      stage: 'Lead',
      validatedStage: 'Lead',
      label: 'Royer',
      addedOn: new Date(2026, 5, 16),
    });
    expect(rowsOf(ports, history)).toMatchObject([{ subjectId: made?.id, to: 'Lead' }]);
  });

  test('a header renamed to a listed alias stays known; to anything else, a note says what it was', () => {
    const ports = smallCrm();
    const column = placeIn(contacts, 'phone');
    const rename = (value: string, oldValue: string) => {
      ports.book.put('CONTACTS', 1, column, [[value]]);
      handleEdit(ports, { tab: 'CONTACTS', area: { row: 1, column, rows: 1, columns: 1 }, oldValue, value });
      return (ports.book.get('CONTACTS').notes[0]?.[column - 1] ?? '').replace(/\u00a0/g, ' ');
    };
    expect(rename('Tél.', 'Téléphone')).toBe('');
    expect(rename('Zone', 'Tél.')).toContain('Si c’est « Tél. »');
    expect(rename('Téléphone', 'Zone')).toBe('');
  });

  test('a five-hundred-cell paste costs what a small one does', () => {
    const ports = smallCrm();
    const cost = (count: number) => {
      addRows(
        ports,
        contacts,
        Array.from({ length: count }, (_, index) =>
          person({ id: `CT-${count}N${index}`, lastName: `Nom ${index}`, stage: 'Lead' }),
        ),
      );
      const row = rowOf(ports, contacts, `CT-${count}N0`);
      paste(
        ports,
        contacts,
        row,
        placeIn(contacts, 'company'),
        Array.from({ length: count }, () => ['Ville de Valmarais']),
      );
      expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ companyId: 'EN-VALMAR' });
      return ports.gate.weighted();
    };
    expect(cost(500)).toBe(cost(50));
  });
});

test('what a person types in the very cell that a script was writing wins, as soon as Google tells of it', () => {
  const ports = smallCrm();
  logInteraction(ports, {
    contactId: 'CT-CLAIRE',
    type: 'Appel',
    result: 'Réponse positive',
    summary: '',
    nextAction: 'Proposer deux dates',
    dueOn: '2026-06-19',
    seen: { nextAction: '', dueOn: '' },
    day: '2026-06-16',
    subject: '',
    opportunityId: '',
    minutes: null,
    document: '',
    duplicate: 'add',
  });
  // Typed an instant before the script's write, told an instant after.
  const [row, column] = [rowOf(ports, contacts, 'CT-CLAIRE'), placeIn(contacts, 'nextAction')];
  handleEdit(ports, { tab: 'CONTACTS', area: { row, column, rows: 1, columns: 1 }, value: 'Rappeler lundi' });
  expect(find(ports, contacts, 'CT-CLAIRE')).toMatchObject({ nextAction: 'Rappeler lundi' });
});

/** A workbook that the night has left in order. */
function orderly(): MemoryPorts {
  const ports = smallCrm();
  const row = rowOf(ports, opportunities, 'OP-PARCS1');
  const today = new Date(2026, 5, 16);
  for (const [key, value] of [
    ['validatedStage', 'Lead'],
    ['stageSince', today],
    ['createdOn', today],
  ] as const) {
    ports.book.put('OPPORTUNITES', row, placeIn(opportunities, key), [[value]]);
  }
  const paul = rowOf(ports, contacts, 'CT-PAUL00');
  ports.book.put('CONTACTS', paul, placeIn(contacts, 'addedOn'), [[today]]);
  const firm = rowOf(ports, companies, 'EN-VALMAR');
  ports.book.put('ENTREPRISES', firm, placeIn(companies, 'score'), [[82]]);
  return ports;
}

test.each([
  { what: 'a text', table: contacts, id: 'CT-CLAIRE', key: 'position', value: 'Directrice', calls: 3 },
  {
    what: 'an owner',
    table: contacts,
    id: 'CT-CLAIRE',
    key: 'assignee',
    value: 'Inès Carpentier',
    calls: 3,
  },
  {
    what: 'a company’s name',
    table: contacts,
    id: 'CT-PAUL00',
    key: 'company',
    value: 'Laboratoires Mélisse',
    calls: 8,
  },
  {
    what: 'a contact’s name, with where it is named',
    table: contacts,
    id: 'CT-CLAIRE',
    key: 'lastName',
    value: 'Lenoir',
    calls: 13,
  },
  { what: 'a system cell', table: contacts, id: 'CT-CLAIRE', key: 'score', value: 99, calls: 8 },
  { what: 'a stage refused', table: opportunities, id: 'OP-PARCS1', key: 'stage', value: 'Qualifié', calls: 10 },
  {
    what: 'a stage that passes, the contact with it',
    table: opportunities,
    id: 'OP-PARCS1',
    key: 'stage',
    value: 'Qualifié',
    calls: 15,
  },
] as const)('$what typed: $calls weighted calls', ({ what, table, id, key, value, calls }) => {
  const ports = orderly();
  if (what.includes('passes')) {
    ports.book.put('OPPORTUNITES', rowOf(ports, opportunities, id), placeIn(opportunities, 'budgetConfirmed'), [
      [true],
    ]);
  }
  type(ports, table, id, key, value);
  expect(ports.gate.weighted()).toBe(calls);
});
