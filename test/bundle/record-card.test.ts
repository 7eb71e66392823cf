import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import type { RecordCard } from '../../src/jobs/records/card.ts';
import type { Result } from '../../src/result.ts';

const PEOPLE = [
  ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'],
  ['', 'Obry', 'Romane', 'romane.obry@sylve-habitat.example', 'Sylve Habitat', 'Entreprise RSE', 'Lead'],
  ['', 'Lemoël', 'Tanguy', 'tanguy.lemoel@sylve-habitat.example', 'Sylve Habitat', 'Entreprise RSE', 'Lead'],
];

/** The card of the selected row, on the bundle that Google would run. */
describe('the record card, on the bundle', () => {
  let runtime: Runtime;
  const ask = <T>(method: string, input: unknown) => runtime.call('rpc', [method, input]) as Result<T>;
  const card = (subject: string): RecordCard => {
    const opened = ask<RecordCard>('records.open', { subject });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
  });
  afterAll(() => runtime.close());

  it('opens on the row that a person selected', () => {
    const sheetId = runtime.book.sheets().find(({ name }) => name === 'CONTACTS')?.id ?? '';
    runtime.book.select({ sheetId, row: 3, column: 2, rows: 1, columns: 1 });
    expect(card('')).toMatchObject({ kind: 'contact', name: 'Tanguy Lemoël', company: { name: 'Sylve Habitat' } });
  });

  it('edits a company in the sheet, scores it again, and renames it at its people', () => {
    const [person] = runtime.dump('CONTACTS');
    const id = String(person?.['ID entreprise']);
    const edit = {
      table: 'companies',
      id,
      fields: { name: 'Sylve Jardins', budget: '60 000' },
      seen: { name: 'Sylve Habitat', budget: '' },
    };
    expect(ask('records.update', edit)).toMatchObject({ ok: true, value: { kind: 'saved', notices: [] } });
    expect(runtime.dump('ENTREPRISES')[0]).toMatchObject({ Nom: 'Sylve Jardins', 'Budget biodiversité': 60_000 });
    expect(runtime.dump('CONTACTS').map((row) => row.Entreprise)).toEqual(['Sylve Jardins', 'Sylve Jardins']);
    expect(card(id).score?.score).toBe(runtime.dump('ENTREPRISES')[0]?.['Score ICP']);
  });

  it('refuses a stage, and brings the row under the eyes', () => {
    const id = String(runtime.dump('CONTACTS')[0]?.ID);
    const move = { id, seen: 'Lead', to: 'Qualifié', forcedReason: '' };
    expect(ask('contacts.move', move)).toMatchObject({ ok: true, value: { kind: 'refused', from: 'Lead' } });
    expect(ask('records.reveal', { table: 'contacts', id }).ok).toBe(true);
    expect(card('')).toMatchObject({ id });
  });
});
