import { describe, expect, it } from 'vitest';
import { companies, contacts, history, interactions, journal } from '../../src/crm/tables/index.ts';
import { ok } from '../../src/result.ts';
import { append, fillBlank, onBehalf, setSystem, transact, undo } from '../../src/sheet/index.ts';
import { addTables, createMemoryPorts, type MemoryPorts } from '../ports/memory-ports.ts';

function office(): MemoryPorts {
  const ports = createMemoryPorts();
  addTables(ports.book, [contacts, companies, interactions, history, journal]);
  return ports;
}

function cells(ports: MemoryPorts, tab: string, header: string): unknown[] {
  const [top = [], ...rows] = ports.book.rows(tab);
  const index = top.indexOf(header);
  return rows.map((row) => row[index]);
}

describe('writing rows', () => {
  it('appends a row with an identifier of its own and journals it before and after', () => {
    const ports = office();
    const done = transact(ports, {
      action: 'contacts.create',
      plan: () =>
        ok({
          changes: [append(contacts, { lastName: 'Vasseur', firstName: 'Claire', addedOn: new Date(2026, 5, 16) })],
          value: null,
        }),
      summary: () => 'Claire Vasseur ajoutée.',
    });
    expect(done).toMatchObject({ ok: true, value: { appended: [expect.stringMatching(/^CT-/)], givenUp: [] } });
    expect(cells(ports, 'CONTACTS', 'Nom')).toEqual(['Vasseur']);
    expect(cells(ports, 'JOURNAL', 'État')).toEqual(['Prévu', 'Fait']);
    expect(new Set(cells(ports, 'JOURNAL', 'Opération')).size).toBe(1);
    expect(ports.world.lock.holder).toBeNull();
  });

  it('updates system cells, fills blanks and gives way to what a person typed', () => {
    const ports = office();
    const contact = contacts.columns.map((column) => {
      if (column.key === 'id') return 'CT-AAAAAA';
      if (column.key === 'lastName') return 'Vasseur';
      return column.key === 'nextAction' ? 'Rappeler mardi' : '';
    });
    ports.book.put('CONTACTS', 2, 1, [contact]);
    const done = transact(ports, {
      action: 'interactions.log',
      plan: () =>
        ok({
          changes: [
            setSystem(contacts, 'CT-AAAAAA', { temperature: 'Chaud' }),
            fillBlank(contacts, 'CT-AAAAAA', { firstName: 'Claire' }),
            onBehalf(contacts, 'CT-AAAAAA', { nextAction: 'Envoyer le devis' }, { nextAction: '' }),
          ],
          value: null,
        }),
      summary: () => 'Essai.',
    });
    expect(done).toMatchObject({ ok: true, value: { givenUp: [{ column: 'nextAction', reason: 'typed-meanwhile' }] } });
    expect(cells(ports, 'CONTACTS', 'Température')).toEqual(['Chaud']);
    expect(cells(ports, 'CONTACTS', 'Prénom')).toEqual(['Claire']);
    expect(cells(ports, 'CONTACTS', 'Prochaine action')).toEqual(['Rappeler mardi']);
  });

  it('leaves a cell whose strict list no longer accepts the former value, says which, and takes the rest back', () => {
    const ports = office();
    const contact = (id: string, stage: string) =>
      contacts.columns.map(
        ({ key }) =>
          new Map<string, string>([
            ['id', id],
            ['stage', stage],
            ['lastName', 'Vasseur'],
          ]).get(key) ?? '',
      );
    ports.book.put('CONTACTS', 2, 1, [contact('CT-AAAAAA', 'prospect'), contact('CT-BBBBBB', 'Lead')]);
    const done = transact(ports, {
      action: 'install.words',
      plan: () =>
        ok({
          changes: ['CT-AAAAAA', 'CT-BBBBBB'].map((id, index) =>
            onBehalf(contacts, id, { stage: 'Contacté' }, { stage: index === 0 ? 'prospect' : 'Lead' }),
          ),
          value: null,
        }),
      summary: () => 'Essai.',
    });
    const operation = (done.ok && done.value.operation) || '';
    const list = { kind: 'list', values: ['Lead', 'Contacté'], strict: true, help: '' } as const;
    const column = contacts.columns.findIndex(({ key }) => key === 'stage') + 1;
    ports.workbook.design('CONTACTS', {
      validations: [{ area: { row: 2, column, rows: 2, columns: 1 }, rules: [[list], [list]] }],
    });
    expect(undo(ports, operation)).toMatchObject({
      ok: true,
      value: {
        givenUp: [{ id: 'CT-AAAAAA', column: 'stage', reason: 'refused', message: /n’accepte pas « prospect »/ }],
      },
    });
    expect(cells(ports, 'CONTACTS', 'Statut')).toEqual(['Contacté', 'Lead']);
  });

  it('takes an operation back, once', () => {
    const ports = office();
    const done = transact(ports, {
      action: 'contacts.create',
      plan: () =>
        ok({
          changes: [append(contacts, { lastName: 'Vasseur' }), append(contacts, { lastName: 'Benali' })],
          value: null,
        }),
      summary: () => 'Deux contacts ajoutés.',
    });
    if (!done.ok || !done.value.operation) throw new Error('not written');
    expect(cells(ports, 'CONTACTS', 'Nom')).toEqual(['Vasseur', 'Benali']);
    expect(undo(ports, done.value.operation)).toMatchObject({ ok: true, value: { givenUp: [] } });
    expect(ports.book.rows('CONTACTS')).toHaveLength(1);
    expect(undo(ports, done.value.operation)).toMatchObject({ ok: false, error: { code: 'undo.done' } });
  });

  it('takes back a line of an append-only table, and only one of two alike', () => {
    const ports = office();
    const line = { date: new Date(2026, 5, 16, 9, 41), from: 'Lead', to: 'Contacté' };
    const operations = [1, 2].map(() =>
      transact(ports, {
        action: 'contacts.move',
        plan: () => ok({ changes: [append(history, line)], value: null }),
        summary: () => 'Étape changée.',
      }),
    );
    const [first] = operations;
    if (!first?.ok || !first.value.operation) throw new Error('not written');
    expect(undo(ports, first.value.operation)).toMatchObject({ ok: true });
    expect(cells(ports, 'HISTORIQUE', 'Vers').filter((stage) => stage !== '')).toEqual(['Contacté']);
  });

  it('keeps an appended row on which somebody has worked since', () => {
    const ports = office();
    const done = transact(ports, {
      action: 'contacts.create',
      plan: () => ok({ changes: [append(contacts, { lastName: 'Vasseur' })], value: null }),
      summary: () => 'Claire Vasseur ajoutée.',
    });
    if (!done.ok || !done.value.operation) throw new Error('not written');
    ports.book.type('CONTACTS', 2, 5, 'c.vasseur@oise.example');
    expect(undo(ports, done.value.operation)).toMatchObject({
      ok: true,
      value: { givenUp: [{ reason: 'typed-meanwhile' }] },
    });
    expect(cells(ports, 'CONTACTS', 'Nom')).toEqual(['Vasseur']);
  });

  it('says what is missing before anything is written', () => {
    const ports = office();
    ports.book.deleteColumn('CONTACTS', 5);
    const create = () =>
      transact(ports, {
        action: 'contacts.create',
        plan: () => ok({ changes: [append(contacts, { lastName: 'Vasseur' })], value: null }),
        summary: () => 'Ajout.',
      });
    expect(create()).toMatchObject({ ok: false, error: { code: 'column.missing', field: 'email' } });
    ports.book.deleteTab('JOURNAL');
    ports.book.insertColumns('CONTACTS', 5);
    ports.book.type('CONTACTS', 1, 5, 'Email');
    expect(create()).toMatchObject({ ok: false, error: { code: 'tab.missing' } });
    expect(ports.book.rows('CONTACTS')).toHaveLength(1);
    expect(ports.world.lock.holder).toBeNull();
  });
});
