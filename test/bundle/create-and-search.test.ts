import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import type { RecordCreation } from '../../src/jobs/creation/create-record.ts';
import type { CreateForm } from '../../src/jobs/creation/load-create-form.ts';
import type { SearchIndex } from '../../src/jobs/search/load-search-index.ts';
import type { Result } from '../../src/result.ts';

const TYPED = { picked: {}, newCompany: false, confirmed: false, forcedReason: '' };

/** From nothing to a company, somebody there and a deal, on the bundle that Google would run. */
describe('creating and searching, on the bundle', () => {
  let runtime: Runtime;
  const ask = <T>(method: string, input: unknown): T => {
    const answer = runtime.call('rpc', [method, input]) as Result<T>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const create = (table: string, fields: object, more: object = {}) =>
    ask<RecordCreation>('new-records.save', { table, fields, ...TYPED, ...more });

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    runtime.call('installPistil');
  });
  afterAll(() => runtime.close());

  it('creates a contact and its company, in cells that look like the others', () => {
    const contact = { firstName: 'Lou', lastName: 'Tardieu', company: 'Sylve Habitat', mobile: '06.12.34.56.78' };
    expect(create('contacts', contact, { newCompany: true })).toMatchObject({ kind: 'created', table: 'contacts' });
    const [person] = runtime.dump('CONTACTS');
    const [firm] = runtime.dump('ENTREPRISES');
    expect(firm).toMatchObject({ Nom: 'Sylve Habitat' });
    expect(person).toMatchObject({
      Nom: 'Tardieu',
      Mobile: '06 12 34 56 78',
      Statut: 'Lead',
      'ID entreprise': firm?.ID,
    });
  });

  it('opens the form of an opportunity on the selected row', () => {
    const sheetId = runtime.book.sheets().find(({ name }) => name === 'CONTACTS')?.id ?? '';
    runtime.book.select({ sheetId, row: 2, column: 2, rows: 1, columns: 1 });
    const form = ask<CreateForm>('new-records.form', { subject: 'opportunities' });
    expect(form.picked.contact?.[1]).toBe('Lou Tardieu (Sylve Habitat)');
    expect(form.picked.company?.[1]).toBe('Sylve Habitat');
  });

  it('shows a company that is known under another name, and a stage that its gate refuses', () => {
    expect(create('companies', { name: 'SARL Sylve-Habitat' })).toMatchObject({ kind: 'known' });
    const deal = { title: 'Haies', company: 'Sylve Habitat', contact: 'Lou Tardieu', stage: 'Proposition envoyée' };
    expect(create('opportunities', deal)).toMatchObject({ kind: 'refused' });
    expect(create('opportunities', deal, { forcedReason: 'Vu au salon' })).toMatchObject({ kind: 'created' });
    expect(runtime.dump('CONTACTS')[0]).toMatchObject({ Statut: 'Proposition envoyée' });
    expect(runtime.dump('HISTORIQUE').map((row) => [row.Objet, row.Vers, row['Motif du forçage']])).toEqual([
      ['Contact', 'Lead', ''],
      ['Opportunité', 'Proposition envoyée', 'Vu au salon'],
      ['Contact', 'Proposition envoyée', ''],
    ]);
  });

  it('finds what was created, and brings its row under the eyes', () => {
    const { entries } = ask<SearchIndex>('search.index', { table: 'opportunities' });
    expect(entries.map(([, name, detail]) => [name, detail])).toEqual([
      ['Haies', 'Sylve Habitat, Proposition envoyée'],
    ]);
    ask('search.reveal', { table: 'opportunities', id: entries[0]?.[0] });
    const form = ask<CreateForm>('new-records.form', { subject: 'followUps' });
    expect(form.picked.opportunity?.[1]).toBe('Haies');
  });

  it('takes a creation back', () => {
    const task = create('followUps', { what: 'Rappeler Lou', contact: 'Lou Tardieu' });
    expect(runtime.dump('RELANCES')).toHaveLength(1);
    if (task.kind === 'created') ask('journal.undo', { operation: task.operation });
    expect(runtime.dump('RELANCES')).toHaveLength(0);
  });
});
