import { beforeEach, describe, expect, test } from 'vitest';
import { matchKey } from '../../../src/crm/names.ts';
import { companies, opportunities, settings } from '../../../src/crm/tables/index.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { moveContact, moveOpportunity, type StageRequest } from '../../../src/jobs/pipeline/move-stage.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import type { Result } from '../../../src/result.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, historyRows, rowsOf } from '../crm-workbook.ts';
import { recordCrm, SYLVE } from '../record-workbook.ts';

let ports: MemoryPorts;
beforeEach(() => {
  ports = recordCrm();
  scoreAll(ports);
  ports.gate.reset();
});

const TANGUY: StageRequest = { id: 'CT-TANGUY', seen: 'Lead', to: 'Qualifié', forcedReason: '' };
const RUCHES: StageRequest = { id: 'OP-RUCHES', seen: 'En discussion', to: 'Proposition envoyée', forcedReason: '' };

const deal = (id: string) => rowsOf(ports, opportunities).find((row) => row.id === id) ?? {};

/** Types in a cell, behind Pistil’s back. */
function write(id: string, header: string, value: string | number | Date, tab = 'OPPORTUNITES'): void {
  const [headers = [], ...rows] = ports.book.rows(tab);
  const row = rows.findIndex((cells) => cells.includes(id));
  ports.book.put(tab, row + 2, headers.indexOf(header) + 1, [[value]]);
}

function set(group: string, name: string, value: string | number): void {
  const row = rowsOf(ports, settings).findIndex(
    (setting) => matchKey(String(setting.group)) === matchKey(group) && setting.name === name,
  );
  ports.book.put('PARAMETRES', row + 2, 3, [[value]]);
}

function done<O>(result: Result<O>): O {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('a contact', () => {
  test('goes through a gate that its facts open', () => {
    expect(done(moveContact(ports, { ...TANGUY, to: 'Contacté' }))).toMatchObject({ kind: 'moved', to: 'Contacté' });
    expect(contactRow(ports, 'CT-TANGUY')).toMatchObject({ stage: 'Contacté', validatedStage: 'Contacté' });
    expect(historyRows(ports).at(-1)).toMatchObject({ subjectId: 'CT-TANGUY', from: 'Lead', to: 'Contacté' });
  });

  test('is told what is missing, and nothing is written', () => {
    const lines = historyRows(ports).length;
    expect(done(moveContact(ports, TANGUY))).toEqual({
      kind: 'refused',
      from: 'Lead',
      to: 'Qualifié',
      forceable: true,
      missing: [
        {
          condition: expect.stringContaining('Score ICP'),
          today: expect.stringContaining('59 aujourd’hui'),
          columns: [],
        },
        {
          condition: 'Budget confirmé',
          today: expect.stringContaining('opportunité ouverte'),
          columns: ['budgetConfirmed'],
        },
      ],
      asked: { fields: [], values: {}, suggestions: {} },
    });
    expect(contactRow(ports, 'CT-TANGUY').stage).toBe('Lead');
    expect(historyRows(ports)).toHaveLength(lines);
  });

  test('goes past the gate for a reason, which HISTORIQUE keeps, and the undo brings back', () => {
    const moved = done(moveContact(ports, { ...TANGUY, forcedReason: 'Recommandé par la mairie' }));
    expect(historyRows(ports).at(-1)).toMatchObject({ to: 'Qualifié', forcedReason: 'Recommandé par la mairie' });
    expect(moved.kind === 'moved' && undoOperation(ports, { operation: moved.operation }).ok).toBe(true);
    expect(contactRow(ports, 'CT-TANGUY')).toMatchObject({ stage: 'Lead', validatedStage: 'Lead' });
  });

  test('is never behind its most advanced open opportunity, whatever the reason', () => {
    const back = { id: 'CT-ROMANE', seen: 'En discussion', to: 'Lead', forcedReason: 'Erreur' };
    expect(done(moveContact(ports, back))).toMatchObject({ kind: 'refused', forceable: false });
    expect(contactRow(ports, 'CT-ROMANE').stage).toBe('En discussion');
  });

  test('that a colleague has moved meanwhile stays where they put it', () => {
    expect(moveContact(ports, { ...TANGUY, seen: 'Contacté' })).toMatchObject({
      ok: false,
      error: { code: 'stage.changed', message: expect.stringContaining('Lead') },
    });
  });

  test('knows the stages of PARAMETRES only', () => {
    addRows(ports, settings, [
      { group: 'Étapes', name: 'Essai', value: 3.5 },
      { group: 'Étapes : nature', name: 'Essai', value: 'Prospection' },
    ]);
    expect(done(moveContact(ports, { ...TANGUY, to: 'essai' }))).toMatchObject({ kind: 'moved', to: 'Essai' });
    expect(moveContact(ports, { ...TANGUY, seen: 'Essai', to: 'Signé' })).toMatchObject({
      ok: false,
      error: { code: 'stage.unknown' },
    });
  });

  test('that is gone is said', () => {
    expect(moveContact(ports, { ...TANGUY, id: 'CT-PARTIE' })).toMatchObject({
      ok: false,
      error: { code: 'record.gone' },
    });
  });
});

describe('an opportunity', () => {
  test('moves with its dates and its weight, and its contact with it', () => {
    expect(done(moveOpportunity(ports, RUCHES))).toMatchObject({ kind: 'moved', notices: [] });
    expect(deal('OP-RUCHES')).toMatchObject({
      stage: 'Proposition envoyée',
      validatedStage: 'Proposition envoyée',
      stageSince: new Date(2026, 5, 16),
      weightedAmount: 7_200,
    });
    expect(contactRow(ports, 'CT-ROMANE').stage).toBe('Proposition envoyée');
    expect(historyRows(ports).slice(-2)).toMatchObject([{ subject: 'Opportunité' }, { subject: 'Contact' }]);
  });

  test('is weighed by the team’s own probability when there is one, by the stage’s of PARAMETRES else', () => {
    write('OP-RUCHES', 'Probabilité', 0.9);
    moveOpportunity(ports, RUCHES);
    expect(deal('OP-RUCHES').weightedAmount).toBe(12_960);
    write('OP-RUCHES', 'Probabilité', '');
    set('Étapes : probabilité', 'En discussion', 10);
    moveOpportunity(ports, { ...RUCHES, seen: 'Proposition envoyée', to: 'En discussion' });
    expect(deal('OP-RUCHES').weightedAmount).toBe(1_440);
  });

  test('goes by the gates of PARAMETRES', () => {
    set('Étapes : conditions', 'Proposition envoyée', 'Budget confirmé');
    expect(done(moveOpportunity(ports, RUCHES))).toMatchObject({
      kind: 'refused',
      missing: [{ condition: 'Budget confirmé', today: 'case à cocher dans l’opportunité' }],
    });
    set('Étapes : conditions', 'Proposition envoyée', '');
    expect(done(moveOpportunity(ports, RUCHES)).kind).toBe('moved');
  });

  test('is won on the day it is moved, and open again without an end', () => {
    write('OP-RUCHES', 'Date limite', new Date(2026, 5, 1));
    moveOpportunity(ports, { ...RUCHES, to: 'Gagné' });
    expect(deal('OP-RUCHES')).toMatchObject({ closedOn: new Date(2026, 5, 16), weightedAmount: 14_400 });
    moveOpportunity(ports, { ...RUCHES, seen: 'Gagné', to: 'Négociation' });
    expect(deal('OP-RUCHES')).toMatchObject({ stage: 'Négociation' });
    expect(deal('OP-RUCHES')).not.toHaveProperty('closedOn');
  });

  test('that stands there already writes nothing', () => {
    expect(done(moveOpportunity(ports, { ...RUCHES, to: 'En discussion' }))).toMatchObject({ operation: '' });
  });

  test('in no stage yet is refused from the first one', () => {
    write('OP-MELISS', 'Statut', '');
    const move = { id: 'OP-MELISS', seen: '', to: 'Contacté', forcedReason: '' };
    expect(done(moveOpportunity(ports, move))).toMatchObject({ kind: 'refused', from: 'Lead' });
    expect(moveOpportunity(ports, { ...move, seen: 'Lead' })).toMatchObject({
      ok: false,
      error: { code: 'stage.changed', message: expect.stringContaining('la cellule est vide') },
    });
  });
});

describe('a gate that refuses', () => {
  const BARE = { id: 'OP-NOUVEL', seen: 'En discussion', to: 'Proposition envoyée', forcedReason: '' };
  const blank = { amount: '', contact: '', closesOn: '' };
  beforeEach(() => {
    addRows(ports, opportunities, [
      { id: 'OP-NOUVEL', title: 'Mare', ...SYLVE, stage: 'En discussion', validatedStage: 'En discussion' },
    ]);
    ports.gate.reset();
  });

  test('says in which fields it can be answered, and with what', () => {
    const refused = done(moveOpportunity(ports, BARE));
    expect(refused).toMatchObject({
      missing: [
        { condition: 'Montant', columns: ['amount'] },
        { condition: 'Contact principal', columns: ['contact'] },
        { condition: 'Date limite', columns: ['closesOn'] },
      ],
      asked: {
        values: blank,
        // The people of its company, and not everybody.
        suggestions: { contact: ['Romane Obry (Sylve Habitat)', 'Tanguy Lemoël (Sylve Habitat)'] },
      },
    });
    const fields = refused.kind === 'refused' ? refused.asked.fields : [];
    expect(fields.map(({ key, label, type, required }) => [key, label, type, required])).toEqual([
      ['amount', 'Montant HT', 'amount', true],
      ['contact', 'Contact principal', 'name', true],
      ['closesOn', 'Date limite', 'date', true],
    ]);
  });

  test('offers the reasons that the team has given most', () => {
    addRows(ports, opportunities, [
      { id: 'OP-PERDU1', stage: 'Perdu', lossReason: 'Budget reporté' },
      { id: 'OP-PERDU2', stage: 'Perdu', lossReason: 'Concurrent retenu' },
      { id: 'OP-PERDU3', stage: 'Perdu', lossReason: 'Concurrent retenu' },
    ]);
    expect(done(moveOpportunity(ports, { ...BARE, to: 'Perdu' }))).toMatchObject({
      missing: [{ condition: 'Motif de perte' }],
      asked: { suggestions: { lossReason: ['Concurrent retenu', 'Budget reporté'] } },
    });
  });

  test('lets through what is answered, in one operation that one undo takes back', () => {
    const before = ports.book.rows('OPPORTUNITES');
    const fields = { amount: '12 500 €', contact: 'Tanguy Lemoël', closesOn: '2026-06-26' };
    const moved = done(moveOpportunity(ports, { ...BARE, fill: { fields, seen: blank } }));
    expect(deal('OP-NOUVEL')).toMatchObject({
      amount: 12_500,
      contact: 'Tanguy Lemoël (Sylve Habitat)',
      contactId: 'CT-TANGUY',
      closesOn: new Date(2026, 5, 26),
      stage: 'Proposition envoyée',
      weightedAmount: 6_250,
    });
    expect(contactRow(ports, 'CT-TANGUY').stage).toBe('Proposition envoyée');
    expect(moved.kind === 'moved' && undoOperation(ports, { operation: moved.operation }).ok).toBe(true);
    expect(ports.book.rows('OPPORTUNITES')).toEqual(before);
    expect(contactRow(ports, 'CT-TANGUY').stage).toBe('Lead');
  });

  test('keeps asking for what is not, and writes nothing of the rest', () => {
    const before = ports.book.rows('OPPORTUNITES');
    const fill = { fields: { amount: '12 500' }, seen: { amount: '' } };
    expect(done(moveOpportunity(ports, { ...BARE, fill }))).toMatchObject({
      kind: 'refused',
      missing: [{ condition: 'Contact principal' }, { condition: 'Date limite' }],
      asked: { fields: [{ key: 'amount' }, { key: 'contact' }, { key: 'closesOn' }] },
    });
    expect(ports.book.rows('OPPORTUNITES')).toEqual(before);
  });

  test('says of each field what to type instead', () => {
    const fields = { amount: 'beaucoup', contact: 'Inconnue au bataillon', closesOn: '2026-06-26' };
    const before = ports.book.rows('OPPORTUNITES');
    expect(done(moveOpportunity(ports, { ...BARE, fill: { fields, seen: blank } }))).toEqual({
      kind: 'invalid',
      errors: { amount: expect.any(String), contact: expect.stringContaining('Inconnue au bataillon') },
    });
    expect(ports.book.rows('OPPORTUNITES')).toEqual(before);
  });

  test('leaves what a colleague has filled meanwhile, and says so', () => {
    write('OP-NOUVEL', 'Montant HT', 9_000);
    const fields = { amount: '12 500', contact: 'Tanguy Lemoël', closesOn: '2026-06-26' };
    const moved = done(moveOpportunity(ports, { ...BARE, fill: { fields, seen: blank } }));
    expect(moved).toMatchObject({ kind: 'moved', notices: [expect.stringContaining('Montant HT')] });
    expect(deal('OP-NOUVEL')).toMatchObject({ amount: 9_000, stage: 'Proposition envoyée', weightedAmount: 4_500 });
  });

  test('takes the fields that an opportunity has, and no other', () => {
    const fill = { fields: { id: 'OP-AUTRE0' }, seen: {} };
    expect(moveOpportunity(ports, { ...BARE, fill })).toMatchObject({ ok: false, error: { code: 'record.field' } });
  });

  test('hears that a budget is confirmed, and works the score out with it', () => {
    const lead = { ...BARE, id: 'OP-SCORE0', seen: 'Lead', to: 'Qualifié' };
    addRows(ports, opportunities, [
      { id: 'OP-SCORE0', title: 'Haies', ...SYLVE, stage: 'Lead', validatedStage: 'Lead' },
    ]);
    const fill = { fields: { budgetConfirmed: 'true' }, seen: { budgetConfirmed: '' } };
    expect(done(moveOpportunity(ports, { ...lead, fill }))).toMatchObject({
      kind: 'refused',
      missing: [{ today: '65 aujourd’hui\u00a0; le budget en ajoute jusqu’à 14' }],
    });
    write('EN-SYLVE0', 'Budget biodiversité', 6_000, 'ENTREPRISES');
    scoreAll(ports);
    expect(done(moveOpportunity(ports, lead))).toMatchObject({
      missing: [{ today: '66 aujourd’hui\u00a0; le budget en ajoute jusqu’à 6' }, { columns: ['budgetConfirmed'] }],
    });
    expect(done(moveOpportunity(ports, { ...lead, fill }))).toMatchObject({ kind: 'moved', to: 'Qualifié' });
    expect(deal('OP-SCORE0')).toMatchObject({ stage: 'Qualifié', budgetConfirmed: true });
    expect(rowsOf(ports, companies).find(({ id }) => id === 'EN-SYLVE0')?.score).toBe(72);
  });
});

describe('a move costs the same whatever the number of rows', () => {
  const cost = (move: () => unknown) => {
    ports.gate.reset();
    move();
    return ports.gate.weighted();
  };

  test('fourteen calls at most, when the contact comes along', () => {
    expect(cost(() => moveContact(ports, { ...TANGUY, to: 'Contacté' }))).toBe(11);
    expect(cost(() => moveOpportunity(ports, RUCHES))).toBe(14);
    expect(cost(() => moveOpportunity(ports, { ...RUCHES, seen: 'Proposition envoyée', to: 'En discussion' }))).toBe(
      12,
    );
  });

  test('the lock and two reads when it is refused', () => {
    expect(cost(() => moveOpportunity(ports, { ...RUCHES, to: 'Perdu' }))).toBe(3);
  });

  test('among a thousand opportunities', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      id: `OP-${String(index).padStart(6, '0')}`,
      title: `Projet ${index}`,
      stage: 'Lead',
      validatedStage: 'Lead',
    }));
    addRows(ports, opportunities, many);
    expect(cost(() => moveOpportunity(ports, RUCHES))).toBe(14);
  });
});
