import { describe, expect, it } from 'vitest';
import {
  companies,
  contacts,
  followUps,
  history,
  interactions,
  opportunities,
  tenders,
} from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { floor, reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { logInteraction } from '../../../src/jobs/interactions/log-interaction.ts';
import type { Cell } from '../../../src/ports.ts';
import { readMirror } from '../../../src/sheet/mirror.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, historyRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

const place = (table: Table, key: string) => table.columns.findIndex((column) => column.key === key) + 1;

/** Row of an identifier in a tab. */
function rowOf(ports: MemoryPorts, table: Table, id: string): number {
  return ports.book.rows(table.tab).findIndex((line) => line[place(table, table.id?.key ?? '') - 1] === id) + 1;
}

function type(ports: MemoryPorts, table: Table, id: string, key: string, value: Cell): void {
  ports.book.type(table.tab, rowOf(ports, table, id), place(table, key), value);
}

function noteOf(ports: MemoryPorts, table: Table, id: string, key: string): string {
  return ports.book.get(table.tab).notes[rowOf(ports, table, id) - 1]?.[place(table, key) - 1] ?? '';
}

function row(ports: MemoryPorts, table: Table, id: string): Record<string, Cell> {
  return rowsOf(ports, table).find((cells) => cells[table.id?.key ?? ''] === id) ?? {};
}

function run(ports: MemoryPorts) {
  const done = reconcile(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

/** A workbook that has been through a night. */
function settled(): MemoryPorts {
  const ports = smallCrm();
  run(ports);
  return ports;
}

/** Everything that a person sees. */
const picture = (ports: MemoryPorts) =>
  JSON.stringify(
    ports.book.tabs.filter(({ name }) => name !== 'JOURNAL').map(({ name, cells, notes }) => ({ name, cells, notes })),
  );

describe('checking the workbook', () => {
  it('writes nothing the second time', () => {
    const ports = settled();
    const before = picture(ports);
    const journal = ports.book.rows('JOURNAL').length;
    expect(run(ports)).toMatchObject({ identified: 0, cells: 0, moves: 0, summary: 'Le classeur est en ordre.' });
    expect(picture(ports)).toBe(before);
    expect(ports.book.rows('JOURNAL')).toHaveLength(journal);
  });

  it('makes the calls of its floor when all is in order, whatever the number of rows', () => {
    const ports = settled();
    addRows(ports, interactions, [{ type: 'Appel', date: new Date(2026, 5, 15, 10), contact: 'Claire Vasseur' }]);
    addRows(ports, followUps, [{ what: 'Rappeler', contact: 'Claire Vasseur' }]);
    addRows(ports, tenders, [{ noticeId: '26-1', title: 'Ruches' }]);
    run(ports);
    ports.gate.reset();
    run(ports);
    const kinds = (kind: string) => ports.gate.calls.filter((call) => call.kind === kind).length;
    expect(kinds('read')).toBe(floor.read);
    // The lock is taken twice, to write and to keep the mirror; the model counts its return too.
    expect(ports.gate.weighted()).toBe(floor.read + 2);
  });

  it('makes as many calls for a thousand rows to mend as for two hundred', () => {
    const calls = [200, 1_000].map((count) => {
      const ports = settled();
      addRows(
        ports,
        contacts,
        Array.from({ length: count }, (_, index) => ({
          lastName: `Nom ${index}`,
          company: index % 2 === 0 ? 'Valmarais' : `Inconnue ${index}`,
          stage: 'Gagné',
        })),
      );
      run(ports);
      const name = place(companies, 'name');
      ports.book.put('ENTREPRISES', 2, name, [['Valmarais-sur-Sère'], ['Mélisse et Cie']]);
      ports.gate.reset();
      run(ports);
      return ports.gate.weighted();
    });
    expect(calls[1]).toBe(calls[0]);
    expect(calls[0]).toBe(34);
  });

  it('links the names that people pasted, and says in a note which stand for nothing', () => {
    const ports = settled();
    addRows(ports, contacts, [
      { firstName: 'Odile', lastName: 'Perrin', company: 'mairie de valmarais' },
      { firstName: 'Yann', lastName: 'Le Goff', company: 'Orève' },
    ]);
    run(ports);
    const [odile, yann] = rowsOf(ports, contacts).slice(3);
    expect(odile).toMatchObject({ companyId: 'EN-VALMAR', label: 'Odile Perrin (mairie de valmarais)' });
    expect(yann?.companyId).toBeUndefined();
    expect(noteOf(ports, contacts, String(yann?.id), 'company')).toContain(
      'Aucune entreprise ne s’appelle «\u00a0Orève\u00a0»\u00a0: créez-la (Pistil > Nouvelle entreprise) ou corrigez le nom.',
    );
    addRows(ports, companies, [{ name: 'Orève' }]);
    run(ports);
    expect(noteOf(ports, contacts, String(yann?.id), 'company')).toBe('');
    expect(row(ports, contacts, String(yann?.id)).companyId).toMatch(/^EN-/);
  });

  it('carries a renamed company everywhere it is named', () => {
    const ports = settled();
    type(ports, companies, 'EN-VALMAR', 'name', 'Valmarais-sur-Sère');
    run(ports);
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      company: 'Valmarais-sur-Sère',
      label: 'Claire Vasseur (Valmarais-sur-Sère)',
    });
    expect(row(ports, opportunities, 'OP-PARCS1')).toMatchObject({
      company: 'Valmarais-sur-Sère',
      contact: 'Claire Vasseur (Valmarais-sur-Sère)',
      companyId: 'EN-VALMAR',
      contactId: 'CT-CLAIRE',
    });
  });

  it('follows a name typed over another, and empties the link of one that is unknown', () => {
    const ports = settled();
    type(ports, contacts, 'CT-CLAIRE', 'company', 'Laboratoires Mélisse');
    type(ports, contacts, 'CT-NADIA1', 'company', 'Chez elle');
    run(ports);
    expect(contactRow(ports, 'CT-CLAIRE').companyId).toBe('EN-MELISS');
    expect(contactRow(ports, 'CT-NADIA1')).toMatchObject({ company: 'Chez elle' });
    expect(contactRow(ports, 'CT-NADIA1').companyId).toBeUndefined();
  });

  it('never guesses between two companies of one name, and keeps the link that is there', () => {
    const ports = settled();
    addRows(ports, companies, [{ id: 'EN-VALM02', name: 'Valmarais' }]);
    addRows(ports, contacts, [person({ id: 'CT-NEW000', lastName: 'Perrin', company: 'Valmarais' })]);
    run(ports);
    expect(contactRow(ports, 'CT-CLAIRE').companyId).toBe('EN-VALMAR');
    expect(contactRow(ports, 'CT-NEW000').companyId).toBeUndefined();
    expect(noteOf(ports, contacts, 'CT-NEW000', 'company')).toContain(
      'Plusieurs entreprises s’appellent «\u00a0Valmarais\u00a0»',
    );
  });

  it('puts back a stage that does not pass its gate, says what is missing, and keeps the note', () => {
    const ports = settled();
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'Proposition envoyée');
    expect(run(ports)).toMatchObject({ refused: 1 });
    expect(row(ports, opportunities, 'OP-PARCS1').stage).toBe('Lead');
    const note = noteOf(ports, opportunities, 'OP-PARCS1', 'stage');
    expect(note).toContain('L’étape reste Lead. Pour passer en Proposition envoyée, il manque\u00a0: Montant');
    const before = picture(ports);
    run(ports);
    expect(picture(ports)).toBe(before);
  });

  it('records a stage that passes, and brings the contact along', () => {
    const ports = settled();
    type(ports, opportunities, 'OP-PARCS1', 'amount', 12_000);
    type(ports, opportunities, 'OP-PARCS1', 'closesOn', new Date(2026, 8, 1));
    type(ports, opportunities, 'OP-PARCS1', 'stage', 'proposition envoyee');
    run(ports);
    expect(row(ports, opportunities, 'OP-PARCS1')).toMatchObject({
      stage: 'Proposition envoyée',
      validatedStage: 'Proposition envoyée',
    });
    expect(contactRow(ports, 'CT-CLAIRE').stage).toBe('Proposition envoyée');
    expect(historyRows(ports).slice(-2)).toMatchObject([
      { subject: 'Opportunité', from: 'Lead', to: 'Proposition envoyée' },
      { subject: 'Contact', from: 'Lead', to: 'Proposition envoyée' },
    ]);
  });

  it('leaves a word that is no stage, with a note, and records nothing', () => {
    const ports = settled();
    const lines = historyRows(ports).length;
    type(ports, contacts, 'CT-NADIA1', 'stage', 'à voir');
    run(ports);
    expect(contactRow(ports, 'CT-NADIA1')).toMatchObject({ stage: 'à voir', validatedStage: 'Contacté' });
    expect(noteOf(ports, contacts, 'CT-NADIA1', 'stage')).toContain('«\u00a0à voir\u00a0» n’est pas une valeur connue');
    expect(historyRows(ports)).toHaveLength(lines);
  });

  it('puts back what people changed in columns of the system, and keeps what scripts wrote there since', () => {
    const ports = settled();
    const logged = logInteraction(ports, {
      contactId: 'CT-NADIA1',
      type: 'Appel',
      result: 'Réponse positive',
      summary: '',
      nextAction: '',
      dueOn: '',
      seen: { nextAction: 'Rappeler Nadia Cherif', dueOn: '2026-06-15' },
      day: '2026-06-16',
      subject: '',
      opportunityId: '',
      minutes: null,
      document: '',
      duplicate: 'add',
    });
    expect(logged.ok).toBe(true);
    const after = contactRow(ports, 'CT-NADIA1');
    type(ports, contacts, 'CT-NADIA1', 'score', 100);
    type(ports, contacts, 'CT-NADIA1', 'lastInteraction', 'hier');
    type(ports, contacts, 'CT-NADIA1', 'validatedStage', 'Gagné');
    type(ports, contacts, 'CT-NADIA1', 'companyId', 'EN-VALMAR');
    run(ports);
    expect(contactRow(ports, 'CT-NADIA1')).toEqual(after);
  });

  it('gives back an identifier that somebody typed over, and another to a copy', () => {
    const ports = settled();
    type(ports, contacts, 'CT-CLAIRE', 'id', 'n° 1');
    const [copied] = ports.book.rows('CONTACTS').slice(2, 3);
    ports.book.insertRows('CONTACTS', 2);
    ports.book.put('CONTACTS', 2, 1, [[...(copied ?? [])]]);
    ports.book.type('CONTACTS', 2, place(contacts, 'lastName'), 'Cherif-Roux');
    ports.book.type('CONTACTS', 2, place(contacts, 'email'), 'n.roux@melisse.example');
    run(ports);
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ lastName: 'Vasseur' });
    expect(contactRow(ports, 'CT-NADIA1')).toMatchObject({ lastName: 'Cherif' });
    expect(rowsOf(ports, contacts).map(({ id }) => id)).toHaveLength(4);
    expect(row(ports, opportunities, 'OP-PARCS1').contactId).toBe('CT-CLAIRE');
  });

  it('gives identifiers back when their column alone was sorted', () => {
    const ports = settled();
    const names = new Map(rowsOf(ports, contacts).map(({ id, lastName }) => [id, lastName]));
    const ids = ports.book
      .rows('CONTACTS')
      .slice(1)
      .map((line) => line[0] as Cell);
    ports.book.put(
      'CONTACTS',
      2,
      1,
      [...ids].reverse().map((id) => [id]),
    );
    run(ports);
    expect(new Map(rowsOf(ports, contacts).map(({ id, lastName }) => [id, lastName]))).toEqual(names);
  });

  it('remembers a deleted row, and leaves the links that lead to it', () => {
    const ports = settled();
    ports.book.deleteRow('CONTACTS', rowOf(ports, contacts, 'CT-CLAIRE'));
    expect(run(ports)).toMatchObject({
      missing: 1,
      summary: 'Le classeur est en ordre. 1\u00a0ligne a disparu\u00a0: voyez Pistil > Lignes supprimées.',
    });
    expect(row(ports, opportunities, 'OP-PARCS1')).toMatchObject({ contactId: 'CT-CLAIRE' });
    expect(readMirror(ports)?.memory.missing).toMatchObject([{ id: 'CT-CLAIRE', cells: { lastName: 'Vasseur' } }]);
    expect(run(ports)).toMatchObject({ missing: 1, cells: 0 });
  });

  it('links a typed interaction to its contact and to the company of that person, and dates the contact', () => {
    const ports = settled();
    addRows(ports, interactions, [{ type: 'Appel', date: new Date(2026, 5, 15, 10), contact: 'claire vasseur' }]);
    run(ports);
    expect(rowsOf(ports, interactions)[0]).toMatchObject({
      contactId: 'CT-CLAIRE',
      companyId: 'EN-VALMAR',
      company: 'Ville de Valmarais',
    });
    expect(contactRow(ports, 'CT-CLAIRE').lastInteraction).toEqual(new Date(2026, 5, 15));
  });

  it('says which column is missing, and writes nothing', () => {
    const ports = settled();
    ports.book.type('CONTACTS', 1, place(contacts, 'stage'), 'Humeur');
    const before = picture(ports);
    expect(reconcile(ports)).toMatchObject({ ok: false, error: { code: 'column.missing' } });
    expect(picture(ports)).toBe(before);
    expect(rowsOf(ports, history).length).toBeGreaterThan(0);
  });
});
