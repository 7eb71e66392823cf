import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backtest } from '../../../src/crm/conversion/backtest.ts';
import { recordsOf } from '../../../src/crm/conversion/estimate.ts';
import { finishedDeals } from '../../../src/crm/conversion/finished-deals.ts';
import { readRecords, writeRecords } from '../../../src/crm/conversion/stage-records.ts';
import type { StageChange } from '../../../src/crm/funnel/journeys.ts';
import { defaultSettings, parseSettings } from '../../../src/crm/settings/index.ts';

const { stages } = defaultSettings();

const day = (number: number) => new Date(2026, 0, number);

/** The moves of one opportunity, a day apart from `start` on. */
function moves(id: string, start: number, ...path: string[]): StageChange[] {
  return path.map((to, index) => ({
    date: day(start + index),
    subject: 'Opportunité',
    subjectId: id,
    from: path[index - 1] ?? '',
    to,
    channel: 'BOAMP',
  }));
}

const WON = ['Lead', 'Qualifié', 'Proposition envoyée', 'Gagné'];
const LOST = ['Lead', 'Qualifié', 'Perdu'];

describe('an opportunity is finished', () => {
  test('when its last change led to a won or a lost stage', () => {
    const deals = finishedDeals(
      [...moves('A', 1, ...WON), ...moves('B', 1, ...LOST), ...moves('C', 1, 'Lead', 'Qualifié')],
      stages,
    );
    expect(deals.map(({ won, closedOn }) => [won, closedOn])).toEqual([
      [true, day(4)],
      [false, day(3)],
    ]);
  });

  test('not when it was lost and taken up again', () => {
    expect(finishedDeals(moves('A', 1, ...LOST, 'En discussion'), stages)).toEqual([]);
  });
});

describe('the record of a stage', () => {
  test('counts those that reached or passed it, skipped stages included, each once', () => {
    const changes = [
      ...moves('A', 1, ...WON),
      ...moves('B', 1, 'Lead', 'Négociation', 'Lead', 'Négociation', 'Perdu'),
      ...moves('C', 1, 'Lead', 'Perdu'),
      ...moves('D', 1, 'Lead', 'Négociation'),
    ];
    const records = recordsOf(finishedDeals(changes, stages), stages);
    expect(Object.fromEntries(records.map(({ stage, won, finished }) => [stage, [won, finished]]))).toEqual({
      Lead: [1, 3],
      Qualifié: [1, 2],
      Contacté: [1, 2],
      'En discussion': [1, 2],
      'Proposition envoyée': [1, 2],
      Négociation: [1, 2],
    });
  });

  test('is written in a cell and read back, whatever stages are called', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !/[;\s]/.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.record({ stage: name, won: fc.nat({ max: 50 }), more: fc.integer({ min: 1, max: 50 }) }), {
          maxLength: 8,
        }),
        (typed) => {
          const records = typed.map(({ stage, won, more }) => ({ stage, won, finished: won + more }));
          expect(readRecords(writeRecords(records))).toEqual(records);
        },
      ),
      { numRuns: 1000 },
    );
    expect(readRecords('Lead 12/60 ; nimporte quoi ; Qualifié 9/4')).toEqual([
      { stage: 'Lead', won: 12, finished: 60 },
    ]);
  });
});

describe('the probability of a stage', () => {
  const row = (name: string, value: string | number) => ({
    group: 'Étapes\u00a0: historique',
    name,
    value,
    unit: '',
    help: '',
  });
  const leadOf = (...rows: ReturnType<typeof row>[]) => parseSettings(rows).settings.stages[0];

  test('is the team’s own share from thirty finished opportunities on, with what it rests on', () => {
    expect(leadOf(row('Gagnées sur terminées', 'Lead 12/30'))).toMatchObject({
      probability: 0.4,
      rate: 0.05,
      history: { won: 12, finished: 30 },
    });
  });

  test('is the stage’s rate below that, or when the team wants it so', () => {
    expect(leadOf(row('Gagnées sur terminées', 'Lead 12/29'))).toMatchObject({ probability: 0.05, history: null });
    expect(
      leadOf(row('Gagnées sur terminées', 'Lead 12/30'), row('Probabilités tirées de votre historique', 'Non')),
    ).toMatchObject({ probability: 0.05, history: null });
  });

  test('needs as many cases as PARAMETRES says', () => {
    expect(
      leadOf(row('Gagnées sur terminées', 'Lead 3/10'), row('Affaires terminées qu’il faut pour cela, au moins', 10)),
    ).toMatchObject({ probability: 0.3 });
  });
});

describe('the backtest', () => {
  test('foretells nothing from what was not over yet', () => {
    const sameDays = Array.from({ length: 40 }, (_, index) => moves(`A${index}`, 1, ...WON)).flat();
    expect(backtest(finishedDeals(sameDays, stages), stages, 1)).toMatchObject({ cases: 240, fromHistory: 0 });
  });

  test('is worked out by hand: three won after one another, one lost', () => {
    const changes = [
      ...moves('A', 1, 'Lead', 'Gagné'),
      ...moves('B', 10, 'Lead', 'Perdu'),
      ...moves('C', 20, 'Lead', 'Gagné'),
    ];
    const deals = finishedDeals(changes, stages).map((deal) => ({ ...deal, reached: deal.reached.slice(0, 1) }));
    const tested = backtest(deals, stages, 1);
    // Lead: A is foretold by the rate (5 %), B by A (100 %), C by A and B (50 %).
    expect(tested).toMatchObject({ cases: 3, fromHistory: 2 });
    expect(tested?.estimate.brier).toBeCloseTo((0.95 ** 2 + 1 + 0.5 ** 2) / 3, 12);
    expect(tested?.rates.brier).toBeCloseTo((0.95 ** 2 + 0.05 ** 2 + 0.95 ** 2) / 3, 12);
    expect(tested?.estimate.calibration).toEqual([
      { from: 0, cases: 1, predicted: 0.05, observed: 1 },
      { from: 0.5, cases: 1, predicted: 0.5, observed: 1 },
      { from: 0.9, cases: 1, predicted: 1, observed: 0 },
    ]);
  });

  test('says nothing when nothing is finished', () => {
    expect(backtest(finishedDeals(moves('A', 1, 'Lead'), stages), stages, 30)).toBeNull();
  });

  test('beats the rates on a team that signs otherwise than they say, and each tenth holds its own predictions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        let state = seed;
        const random = () => {
          state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
          return state / 0x7fffffff;
        };
        const changes = Array.from({ length: 300 }, (_, index) =>
          moves(`A${index}`, index * 3, ...(random() < 0.6 ? WON : LOST)),
        ).flat();
        const tested = backtest(finishedDeals(changes, stages), stages, 30);
        expect(tested?.estimate.brier).toBeLessThan(tested?.rates.brier ?? 0);
        for (const { from, predicted, cases, observed } of tested?.estimate.calibration ?? []) {
          expect(cases).toBeGreaterThan(0);
          expect(predicted).toBeGreaterThanOrEqual(from - 0.001);
          expect(predicted).toBeLessThanOrEqual(from + 0.1001);
          expect(observed).toBeGreaterThanOrEqual(0);
          expect(observed).toBeLessThanOrEqual(1);
        }
        const calibrated = tested?.estimate.calibration.reduce((sum, { cases }) => sum + cases, 0);
        expect(calibrated).toBe(tested?.cases);
      }),
      { numRuns: 100 },
    );
  });
});
