import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversionBetween, type FunnelStage, funnelOf, journeysInChannel } from '../../../src/crm/funnel/funnel.ts';
import { type Journey, journeysOf, pathOf, type StageChange } from '../../../src/crm/funnel/journeys.ts';
import type { Period } from '../../../src/crm/funnel/period.ts';
import { isStuck, medianOf, staysOf } from '../../../src/crm/funnel/stage-durations.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';

const ALL_TIME: Period = { from: null, to: null };

const { stages } = defaultSettings();
const names = stages.map(({ name }) => name);
const path = pathOf(stages).map(({ name }) => name);

/** The changes of one opportunity: « on such a day of 2026, this stage ». */
function deal(
  subjectId: string,
  steps: readonly (readonly [month: number, day: number, stage: string])[],
): StageChange[] {
  return steps.map(([month, day, to], index) => ({
    date: new Date(2026, month - 1, day, 10),
    subject: 'Opportunité',
    subjectId,
    from: steps[index - 1]?.[2] ?? '',
    to,
    channel: 'BOAMP',
  }));
}

const funnel = (changes: readonly StageChange[], period = ALL_TIME): FunnelStage[] =>
  funnelOf(journeysOf(changes, stages), stages, period);
const at = (rows: readonly FunnelStage[], stage: string): FunnelStage | undefined =>
  rows.find((row) => row.stage === stage);

describe('a cohort', () => {
  test('is counted where it first came, and followed as far as it went', () => {
    const rows = funnel([
      ...deal('OP-A', [
        [1, 5, 'Lead'],
        [1, 12, 'Qualifié'],
        [1, 20, 'Contacté'],
      ]),
      ...deal('OP-B', [
        [1, 6, 'Lead'],
        [1, 26, 'Perdu'],
      ]),
      ...deal('OP-C', [[1, 7, 'Lead']]),
    ]);
    expect(at(rows, 'Lead')).toEqual({
      stage: 'Lead',
      entered: 3,
      passed: 1,
      rate: 1 / 3,
      cumulativeRate: 1,
      medianDays: 13.5,
      lost: 1,
      open: 1,
    });
    expect(at(rows, 'Contacté')).toMatchObject({ entered: 1, passed: 0, cumulativeRate: 1 / 3, lost: 0, open: 1 });
  });

  test('that skips a stage has passed it', () => {
    const rows = funnel(
      deal('OP-A', [
        [1, 5, 'Lead'],
        [2, 5, 'Proposition envoyée'],
      ]),
    );
    expect(at(rows, 'Contacté')).toMatchObject({ entered: 1, passed: 1, rate: 1, medianDays: null });
  });

  test('going back and forth counts once', () => {
    const rows = funnel(
      deal('OP-A', [
        [1, 5, 'Lead'],
        [1, 10, 'Contacté'],
        [1, 15, 'Lead'],
        [1, 25, 'Contacté'],
      ]),
    );
    expect(at(rows, 'Lead')).toMatchObject({ entered: 1, passed: 1, medianDays: 7.5 });
    expect(at(rows, 'Contacté')).toMatchObject({ entered: 1, passed: 0, open: 1, medianDays: 5 });
  });

  test('lost is beyond nothing, and what comes back from it is not lost', () => {
    const lost = funnel(
      deal('OP-A', [
        [1, 5, 'Lead'],
        [1, 10, 'Perdu'],
      ]),
    );
    expect(at(lost, 'Lead')).toMatchObject({ passed: 0, lost: 1, open: 0 });
    const back = funnel(
      deal('OP-A', [
        [1, 5, 'Lead'],
        [1, 10, 'Perdu'],
        [2, 10, 'Qualifié'],
      ]),
    );
    expect(at(back, 'Lead')).toMatchObject({ passed: 1, lost: 0 });
    expect(at(back, 'Qualifié')).toMatchObject({ lost: 0, open: 1 });
  });

  test('is of the period, both days included; what happens later still counts for it', () => {
    const changes = [
      ...deal('OP-A', [
        [1, 31, 'Lead'],
        [6, 1, 'Gagné'],
      ]),
      ...deal('OP-B', [[2, 1, 'Lead']]),
    ];
    const january = { from: new Date(2026, 0, 1), to: new Date(2026, 0, 31) };
    expect(at(funnel(changes, january), 'Lead')).toMatchObject({ entered: 1, passed: 1 });
    expect(at(funnel(changes, january), 'Gagné')).toMatchObject({ entered: 0, cumulativeRate: 1 });
  });

  test('counts opportunities, unless told otherwise', () => {
    const contact = deal('CT-A', [[1, 5, 'Lead']]).map((change) => ({ ...change, subject: 'Contact' }));
    expect(at(funnel(contact), 'Lead')?.entered).toBe(0);
    expect(journeysOf(contact, stages, 'Contact')).toHaveLength(1);
  });

  test('belongs to the channel that its rows named last', () => {
    const changes = deal('OP-A', [
      [1, 5, 'Lead'],
      [1, 9, 'Qualifié'],
    ]);
    const [first, last] = changes;
    if (first === undefined || last === undefined) return;
    const journeys = journeysOf([{ ...first, channel: 'Site web' }, last], stages);
    expect(
      [journeysInChannel(journeys, 'boamp'), journeysInChannel(journeys, 'Site web')].map((found) => found.length),
    ).toEqual([1, 0]);
  });

  test('without anyone has no rate', () => {
    for (const row of funnel([])) expect(row).toMatchObject({ entered: 0, rate: null, cumulativeRate: null, lost: 0 });
  });
});

describe('conversion between two stages', () => {
  const journeys = journeysOf(
    [
      ...deal('OP-A', [
        [1, 5, 'Qualifié'],
        [2, 5, 'Gagné'],
      ]),
      ...deal('OP-B', [
        [1, 6, 'Qualifié'],
        [2, 6, 'Proposition envoyée'],
        [3, 6, 'Perdu'],
      ]),
      ...deal('OP-C', [[1, 7, 'Qualifié']]),
      ...deal('OP-D', [[1, 8, 'Lead']]),
    ],
    stages,
  );
  const rate = (from: string, to: string): number | null | undefined =>
    conversionBetween(journeys, stages, from, to, ALL_TIME)?.rate;

  test('is the share that reached the target or went beyond', () => {
    expect(rate('Qualifié', 'Proposition envoyée')).toBe(2 / 3);
    expect(rate('Qualifié', 'Gagné')).toBe(1 / 3);
    expect(rate('Lead', 'Gagné')).toBe(1 / 4);
  });

  test('towards a loss is the share that is lost', () => {
    expect(rate('Qualifié', 'Perdu')).toBe(1 / 3);
  });

  test('is nothing from a lost or unknown stage', () => {
    expect([rate('Perdu', 'Lead'), rate('Qualifié', 'Ailleurs')]).toEqual([undefined, undefined]);
  });
});

describe('durations', () => {
  test('a stage left and entered again is two stays, and the running one has no length', () => {
    const journeys = journeysOf(
      deal('OP-A', [
        [1, 5, 'Lead'],
        [1, 10, 'Contacté'],
        [1, 15, 'Lead'],
      ]),
      stages,
    );
    expect(staysOf(journeys).map(({ stage, days }) => [stage, days])).toEqual([
      ['lead', 5],
      ['contacte', 5],
      ['lead', null],
    ]);
  });

  test('the median of an even number is the mean of the two in the middle', () => {
    expect([medianOf([]), medianOf([9]), medianOf([1, 10, 2]), medianOf([4, 1, 10, 2])]).toEqual([null, 9, 2, 3]);
  });

  test('stuck is longer than the stage allows', () => {
    const qualified = stages[1];
    if (qualified === undefined) return;
    const today = new Date(2026, 5, 16);
    expect(isStuck(qualified, new Date(2026, 5, 2), today)).toBe(false);
    expect(isStuck(qualified, new Date(2026, 5, 1), today)).toBe(true);
    expect(isStuck({ ...qualified, maxDays: null }, new Date(2020, 0, 1), today)).toBe(false);
  });
});

describe('whatever the history', () => {
  const changes: fc.Arbitrary<StageChange[]> = fc.array(
    fc.record({
      date: fc.option(fc.date({ min: new Date(2025, 0, 1), max: new Date(2026, 11, 31), noInvalidDate: true })),
      subject: fc.constantFrom('', 'Opportunité', 'opportunite', 'Contact'),
      subjectId: fc.constantFrom('', 'OP-A', 'OP-B', 'OP-C', 'OP-D'),
      from: fc.constantFrom('', ...names),
      to: fc.constantFrom('', 'Étape d’autrefois', ...names),
      channel: fc.constantFrom('', 'BOAMP', 'Site web'),
    }),
    { maxLength: 25 },
  );

  test('who entered a stage passed it, was lost there or is still there; and who passed one entered the next', () => {
    fc.assert(
      fc.property(changes, (history) => {
        const rows = funnel(history);
        rows.forEach((row, index) => {
          if (row.passed === null || row.open === null) return;
          expect(row.passed + row.lost + row.open).toBe(row.entered);
          expect(row.open).toBeGreaterThanOrEqual(0);
          expect(rows[index + 1]?.entered).toBe(row.passed);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('counts are those of a plain reading of the definition', () => {
    fc.assert(
      fc.property(changes, (history) => {
        const ids = new Set(history.map(({ subjectId }) => subjectId));
        const rows = funnel(history);
        for (const [index, stage] of path.entries()) {
          let entered = 0;
          for (const id of ids) {
            const went = history.filter(
              (row) =>
                row.subjectId === id && id !== '' && row.date !== null && row.to !== '' && row.subject !== 'Contact',
            );
            if (went.some(({ from, to }) => Math.max(path.indexOf(from), path.indexOf(to)) >= index)) entered += 1;
          }
          expect([stage, at(rows, stage)?.entered]).toEqual([stage, entered]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the order of rows of different moments does not matter', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 20 }),
        fc.infiniteStream(fc.constantFrom(...names)),
        fc.infiniteStream(fc.constantFrom('OP-A', 'OP-B')),
        (hours, targets, subjects) => {
          const history = hours.map(
            (hour): StageChange => ({
              date: new Date(2026, 0, 1, hour),
              subject: 'Opportunité',
              subjectId: subjects.next().value,
              from: '',
              to: targets.next().value,
              channel: '',
            }),
          );
          const byId = (journeys: Journey[]): Journey[] =>
            journeys.sort((a, b) => a.subjectId.localeCompare(b.subjectId));
          expect(byId(journeysOf([...history].reverse(), stages))).toEqual(byId(journeysOf(history, stages)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
