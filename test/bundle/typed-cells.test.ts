import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const HEADERS = ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'];
const ROWS = [
  ['', 'Vasseur', 'Claire', 'c.vasseur@valmarais.example', 'Ville de Valmarais', 'Collectivité', 'Lead'],
  ['', 'Cherif', 'Nadia', 'n.cherif@melisse.example', 'Laboratoires Mélisse', 'Entreprise RSE', 'Contacté'],
];

/** What a person types in the grid, with the events that Google would send to the simple trigger. */
describe('typing in the cells, on the built bundle', () => {
  let runtime: Runtime;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: [HEADERS, ...ROWS] });
    runtime.call('installPistil');
  });

  afterAll(() => runtime.close());

  const contactNamed = (name: string) => runtime.dump('CONTACTS').find((row) => row.Nom === name);
  const type = (tab: string, row: number, header: string, text: string) => {
    const column = Object.keys(runtime.dump(tab)[0] ?? {}).indexOf(header) + 1;
    runtime.gesture({ kind: 'type', sheet: tab, row, column, text });
  };

  it('puts back a stage that its gate refuses', () => {
    type('CONTACTS', 2, 'Statut', 'Qualifié');
    expect(contactNamed('Vasseur')).toMatchObject({ Statut: 'Lead' });
  });

  it('links a name, and carries a rename to every cell that names the company', () => {
    const [valmarais] = runtime.dump('ENTREPRISES').filter((row) => row.Nom === 'Ville de Valmarais');
    type('CONTACTS', 3, 'Entreprise', 'valmarais');
    expect(contactNamed('Cherif')).toMatchObject({ 'ID entreprise': valmarais?.ID });
    const row = runtime.dump('ENTREPRISES').findIndex((line) => line.ID === valmarais?.ID) + 2;
    type('ENTREPRISES', row, 'Nom', 'Commune de Valmarais');
    expect(contactNamed('Vasseur')).toMatchObject({ Entreprise: 'Commune de Valmarais' });
  });

  it('gives an identifier back, and a system cell', () => {
    const before = contactNamed('Vasseur');
    type('CONTACTS', 2, 'ID', 'moi');
    expect(contactNamed('Vasseur')?.ID).toBe(before?.ID);
    type('CONTACTS', 2, 'Température', 'Brûlant');
    expect(contactNamed('Vasseur')?.Température).toBe(before?.Température);
  });
});
