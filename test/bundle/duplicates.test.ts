import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const HEADERS = ['Nom', 'Prénom', 'Email', 'Mobile', 'Entreprise', 'Poste', 'Notes'];
const ROWS = [
  ['Vasseur', 'Claire', 'c.vasseur@valmarais.example', '', 'Mairie de Valmarais', 'Directrice', 'Rencontrée au salon.'],
  ['VASEUR', 'Claire', '', '06 99 10 11 12', 'Mairie de Valmarais', '', 'Préfère le téléphone.'],
  ['Perrin', 'Odile', 'o.perrin@orme.example', '', 'Vergers de l’Orme', 'Acheteuse', ''],
];

interface Answer {
  readonly ok: boolean;
  readonly value: Record<string, unknown>;
}

/** The built bundle on the local runtime: two rows of one person, from the list to the merge and back. */
describe('duplicates, on the bundle that Google would run', () => {
  let runtime: Runtime;
  const ask = (method: string, input: unknown) =>
    runtime.call('rpc', [method, input], { kind: 'sidebar' }) as unknown as Answer;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: [HEADERS, ...ROWS] });
    runtime.call('installPistil');
  });
  afterAll(() => runtime.close());

  it('finds the pair, merges it field by field, and puts every cell back', () => {
    const before = runtime.dump('CONTACTS');
    const found = ask('duplicates.list', { subject: '' });
    expect(found).toMatchObject({
      ok: true,
      value: {
        contacts: [{ reason: 'Une lettre de différence, même entreprise', confidence: 'probable' }],
        companies: [],
      },
    });
    const [pair] = found.value.contacts as { table: string; ids: readonly string[] }[];
    const compared = ask('duplicates.compare', { table: pair?.table, ids: pair?.ids });
    const { keep, drop } = compared.value as Record<'keep' | 'drop', { id: string; seen: number }>;
    const merged = ask('duplicates.merge', {
      table: 'contacts',
      keep: keep.id,
      drop: drop.id,
      choices: {},
      seen: { keep: keep.seen, drop: drop.seen },
    });
    expect(merged).toMatchObject({ ok: true, value: { notices: [] } });
    const people = runtime.dump('CONTACTS').filter((row) => row.Nom !== '');
    expect(people).toHaveLength(2);
    expect(people[0]).toMatchObject({
      ID: keep.id,
      Nom: 'Vasseur',
      Email: 'c.vasseur@valmarais.example',
      Mobile: '06 99 10 11 12',
      Notes: 'Rencontrée au salon.\nPréfère le téléphone.',
    });
    expect(ask('duplicates.list', { subject: '' })).toMatchObject({ ok: true, value: { contacts: [] } });

    expect(ask('journal.undo', { operation: merged.value.operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(runtime.dump('CONTACTS')).toEqual(before);
  });

  it('opens in a dialog of its own', () => {
    runtime.call('showDuplicates');
    expect(runtime.runs.at(-1)?.callsAtLoad).toEqual([]);
  });
});
