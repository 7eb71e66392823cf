import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { opportunities } from '../../src/crm/tables/index.ts';
import type { InvalidFill, StageOutcome } from '../../src/jobs/pipeline/move-stage.ts';
import type { Result } from '../../src/result.ts';
import type { Board, BoardCard } from '../../src/rpc/index.ts';

const PEOPLE = [
  ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'],
  ['', 'Obry', 'Romane', 'romane.obry@sylve-habitat.example', 'Sylve Habitat', 'Entreprise RSE', 'Lead'],
];
const DEAL: Readonly<Record<string, string>> = {
  Titre: 'Douze ruches',
  Entreprise: 'Sylve Habitat',
  'Contact principal': 'Romane Obry',
  Canal: 'Entreprises RSE',
  'Montant HT': '14 400',
  Statut: 'Lead',
  Responsable: 'Inès Carpentier',
};

/** The pipeline on the bundle that Google would run, in a workbook that a team had begun by hand. */
describe('the pipeline, on the bundle', () => {
  let runtime: Runtime;
  const ask = <T>(method: string, input: unknown): T => {
    const answer = runtime.call('rpc', [method, input], { kind: 'sidebar' }) as Result<T>;
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  const card = (): BoardCard => {
    const [first] = ask<Board>('opportunities.board', {}).cards;
    if (!first) throw new Error('The board is empty');
    return first;
  };
  const move = (to: string, more: object = {}) => {
    const { id, seen } = card();
    return ask<StageOutcome | InvalidFill>('opportunities.move', { id, seen, to, forcedReason: '', ...more });
  };
  const deal = () => runtime.dump('OPPORTUNITES')[0];

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
    const row = opportunities.columns.map(({ header }) => DEAL[header] ?? '');
    runtime.gesture({ kind: 'paste', sheet: 'OPPORTUNITES', row: 2, column: 1, texts: [row] });
    runtime.call('reconcile');
  });
  afterAll(() => runtime.close());

  it('shows a row that was just typed', () => {
    expect(card()).toMatchObject({ title: 'Douze ruches', company: 'Sylve Habitat', amount: 14_400 });
  });

  it('refuses with the fields to fill, takes them, and takes all of it back', () => {
    const from = card().stage;
    expect(move('Proposition envoyée')).toMatchObject({
      kind: 'refused',
      from,
      missing: [{ condition: 'Date limite' }],
    });
    const fill = { fields: { closesOn: '2026-06-26' }, seen: { closesOn: '' } };
    const moved = move('Proposition envoyée', { fill });
    expect(moved.kind).toBe('moved');
    expect(deal()).toMatchObject({
      Statut: 'Proposition envoyée',
      'Date limite': new Date(2026, 5, 26),
      'Montant pondéré': 7_200,
    });
    expect(runtime.dump('CONTACTS')[0]?.Statut).toBe('Proposition envoyée');
    expect(
      runtime
        .dump('HISTORIQUE')
        .slice(-2)
        .map((row) => row.Vers),
    ).toEqual(['Proposition envoyée', 'Proposition envoyée']);
    ask('journal.undo', { operation: moved.kind === 'moved' ? moved.operation : '' });
    expect(deal()).toMatchObject({ Statut: from, 'Date limite': '' });
  });

  it('keeps the reason of a move past its gate', () => {
    expect(move('Qualifié').kind).toBe('refused');
    expect(move('Qualifié', { forcedReason: 'Vue au salon' })).toMatchObject({ kind: 'moved' });
    expect(runtime.dump('HISTORIQUE').slice(-2)).toMatchObject([
      { Objet: 'Opportunité', Vers: 'Qualifié', 'Motif du forçage': 'Vue au salon' },
      { Objet: 'Contact', Vers: 'Qualifié', 'Motif du forçage': '' },
    ]);
  });

  it('loses a deal for a reason, today', () => {
    const fill = { fields: { lossReason: 'Budget reporté' }, seen: { lossReason: '' } };
    expect(move('Perdu', { fill }).kind).toBe('moved');
    expect(deal()).toMatchObject({ Statut: 'Perdu', 'Date clôture': new Date(2026, 5, 16), 'Montant pondéré': 0 });
    expect(ask<Board>('opportunities.board', {})).toMatchObject({
      cards: [],
      closed: [{ title: 'Douze ruches', reason: 'Budget reporté' }],
    });
  });
});
