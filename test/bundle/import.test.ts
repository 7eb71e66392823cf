import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const COLUMNS = ['firstName', 'lastName', 'email', 'position', 'company'].map((key) => `contacts.${key}`);
const COUNT = 300;

/** A file, on the bundle that Google would run: from its columns to its rows, and back. */
describe('an import, on the built bundle', () => {
  let runtime: Runtime;
  const call = (method: string, input: object) =>
    runtime.call('rpc', [method, input]) as { readonly ok: boolean; readonly value: Record<string, unknown> };
  const file = {
    table: 'contacts',
    headers: COLUMNS,
    uses: COLUMNS,
    rows: Array.from({ length: COUNT }, (_, index) => [
      'Odile',
      `Perrin-${index}`,
      `odile${index}@noroit.example`,
      '=1+1',
      `Atelier ${index % 20}`,
    ]),
    lines: Array.from({ length: COUNT }, (_, index) => index + 2),
    unclosed: [],
  };
  const decisions = { taken: [], stageReason: '', memory: { source: 'other', corrected: {} }, origin: 'Import' };
  let operation = '';

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    runtime.call('installPistil');
  });

  afterAll(() => runtime.close());

  it('tells the columns of a file by their headers', () => {
    const rows = [
      ['Given Name', 'Family Name', 'E-mail 1 - Value'],
      ['Odile', 'Perrin', 'odile@noroit.example'],
    ];
    expect(call('imports.columns', { table: '', source: 'google', rows })).toMatchObject({
      ok: true,
      value: {
        table: 'contacts',
        headerRows: 1,
        columns: [{ use: 'contacts.firstName' }, { use: 'contacts.lastName' }, {}],
      },
    });
  });

  it('previews, then writes hundreds of people and their companies in one operation', () => {
    expect(call('imports.preview', file)).toMatchObject({
      ok: true,
      value: { counts: { created: COUNT, companies: 20 } },
    });
    expect(runtime.dump('CONTACTS')).toHaveLength(0);
    const done = call('imports.commit', { ...file, ...decisions });
    expect(done).toMatchObject({ ok: true, value: { created: COUNT, companies: 20, notices: [] } });
    operation = String(done.value.operation);
    const people = runtime.dump('CONTACTS');
    expect(people).toHaveLength(COUNT);
    expect(people[7]).toMatchObject({ Nom: 'Perrin-7', Entreprise: 'Atelier 7', Statut: 'Lead', Source: 'Import' });
    expect(new Set(people.map(({ ID }) => ID)).size).toBe(COUNT);
    expect(runtime.dump('ENTREPRISES')).toHaveLength(20);
  });

  it('leaves text as text, and links that the check of the workbook finds in order', () => {
    expect(runtime.dump('CONTACTS')[0]?.Poste).toBe('=1+1');
    expect(runtime.call('reconcile')).toMatchObject({ cells: 0, moves: 0, missing: 0 });
  });

  it('doubles nobody the second time, and goes out as it came in', () => {
    expect(call('imports.preview', file)).toMatchObject({ value: { counts: { created: 0, identical: COUNT } } });
    const out = call('exports.table', { table: 'contacts', segment: '', everybody: false });
    expect(out).toMatchObject({ ok: true, value: { name: 'CONTACTS', opposed: 0 } });
    expect(out.value.rows).toHaveLength(COUNT);
  });

  it('is taken back whole in one click', () => {
    expect(call('journal.undo', { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(runtime.dump('CONTACTS')).toHaveLength(0);
    expect(runtime.dump('ENTREPRISES')).toHaveLength(0);
  });
});
