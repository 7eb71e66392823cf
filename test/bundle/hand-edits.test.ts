import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const HEADERS = ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'];
const ROWS = [
  ['', 'Vasseur', 'Claire', 'c.vasseur@valmarais.example', 'Ville de Valmarais', 'Collectivité', 'Lead'],
  ['', 'Cherif', 'Nadia', 'n.cherif@melisse.example', 'Laboratoires Mélisse', 'Entreprise RSE', 'Contacté'],
];

/** What hands do that no trigger tells of, on the bundle that Google would run. */
describe('the check of the workbook, on the built bundle', () => {
  let runtime: Runtime;
  const check = () => runtime.call('reconcile') as Record<string, unknown>;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: [HEADERS, ...ROWS] });
    runtime.call('installPistil');
  });

  afterAll(() => runtime.close());

  it('finds an installed workbook in order, hides its mirror, and writes nothing the second time', () => {
    check();
    expect(runtime.book.sheets().find(({ name }) => name === 'MIROIR')?.hidden).toBe(true);
    const journal = runtime.dump('JOURNAL').length;
    expect(check()).toMatchObject({
      identified: 0,
      cells: 0,
      moves: 0,
      missing: 0,
      summary: 'Le classeur est en ordre.',
    });
    expect(runtime.dump('JOURNAL')).toHaveLength(journal);
  });

  it('gives identifiers back that a person wiped, and lists a row that a person deleted', () => {
    const [claire, nadia] = runtime.dump('CONTACTS').map((row) => row.ID);
    runtime.gesture({ kind: 'clear', sheet: 'CONTACTS', row: 2, column: 1, rows: 1, columns: 1 });
    runtime.gesture({ kind: 'delete-rows', sheet: 'CONTACTS', at: 3, count: 1 });
    expect(check()).toMatchObject({ missing: 1 });
    expect(runtime.dump('CONTACTS').map((row) => row.ID)).toEqual([claire]);
    const listed = runtime.call('rpc', ['deleted-rows.list', {}]);
    expect(listed).toMatchObject({ ok: true, value: { groups: [{ tab: 'CONTACTS', rows: [{ id: nadia }] }] } });
  });

  it('puts the row back from the page, as it was', () => {
    const listed = runtime.call('rpc', ['deleted-rows.list', {}]) as {
      value: { groups: { rows: { id: string }[] }[] };
    };
    const id = listed.value.groups[0]?.rows[0]?.id;
    const back = runtime.call('rpc', ['deleted-rows.restore', { rows: [{ table: 'contacts', id }] }]);
    expect(back).toMatchObject({ ok: true, value: { restored: 1, leftOut: [] } });
    expect(runtime.dump('CONTACTS').map((row) => [row.Nom, row.Statut, row.Entreprise])).toEqual([
      ['Vasseur', 'Lead', 'Ville de Valmarais'],
      ['Cherif', 'Contacté', 'Laboratoires Mélisse'],
    ]);
    expect(check()).toMatchObject({ cells: 0, missing: 0 });
  });
});
