import { beforeEach, describe, expect, test } from 'vitest';
import { opportunities, settings } from '../../src/crm/tables/index.ts';
import { moveContact, moveOpportunity, type StageOutcome, type StageRequest } from '../../src/jobs/move-stage.ts';
import { scoreAll } from '../../src/jobs/score-all.ts';
import { undoOperation } from '../../src/jobs/undo-operation.ts';
import type { Result } from '../../src/result.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { addRows, contactRow, historyRows, rowsOf } from './crm-workbook.ts';
import { recordCrm } from './record-workbook.ts';

let ports: MemoryPorts;
beforeEach(() => {
  ports = recordCrm();
  scoreAll(ports);
  ports.gate.reset();
});

const TANGUY: StageRequest = { id: 'CT-TANGUY', seen: 'Lead', to: 'Qualifié', forcedReason: '' };
const RUCHES: StageRequest = { id: 'OP-RUCHES', seen: 'En discussion', to: 'Proposition envoyée', forcedReason: '' };

const deal = (id: string) => rowsOf(ports, opportunities).find((row) => row.id === id) ?? {};

function done(result: Result<StageOutcome>): StageOutcome {
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

  test('asks why it is lost', () => {
    const lost = { ...RUCHES, to: 'Perdu' };
    expect(done(moveOpportunity(ports, lost))).toMatchObject({
      kind: 'refused',
      missing: [{ condition: 'Motif de perte' }],
    });
  });

  test('that stands there already writes nothing', () => {
    expect(done(moveOpportunity(ports, { ...RUCHES, to: 'En discussion' }))).toMatchObject({ operation: '' });
  });
});

test('a move costs the same whatever the number of rows: more when the contact comes along', () => {
  const weighted = () => ports.gate.calls.filter(({ kind, name }) => kind !== 'free' || name === 'lock.release').length;
  moveContact(ports, { ...TANGUY, to: 'Contacté' });
  expect(weighted()).toBe(12);
  ports.gate.reset();
  moveOpportunity(ports, RUCHES);
  expect(weighted()).toBe(15);
  ports.gate.reset();
  moveOpportunity(ports, { ...RUCHES, seen: 'Proposition envoyée', to: 'En discussion' });
  expect(weighted()).toBe(13);
});
