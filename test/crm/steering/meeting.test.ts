import { addDays } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/crm/reports/render/markdown.ts';
import { defaultSettingRows, parseSettings } from '../../../src/crm/settings/index.ts';
import type { MeetingFacts } from '../../../src/crm/steering/meeting/facts.ts';
import { writeMeeting } from '../../../src/crm/steering/meeting/write-meeting.ts';
import { shareGone } from '../../../src/crm/steering/pace.ts';
import { isLate, taskName } from '../../../src/crm/steering/tasks.ts';
import { actions, criteria, hypotheses, objectives } from '../../../src/crm/tables/index.ts';
import type { RowOf, Table } from '../../../src/crm/tables/table.ts';
import { ACTION_STATES, HYPOTHESIS_STATES, INDICATOR_CODES, PERIODS } from '../../../src/crm/tables/values.ts';

const { settings } = parseSettings(defaultSettingRows());
const NOW = new Date(2026, 5, 16, 9, 41);

/** Any rows of a table: `some` for the columns that the report reads, the others blank. */
function rowsOf<T extends Table>(
  table: T,
  some: Partial<Record<keyof RowOf<T>, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<RowOf<T>[]> {
  const blank = table.columns.map(({ key, type }) => [
    key,
    ['number', 'amount', 'percent', 'integer', 'date'].includes(type) ? null : '',
  ]);
  const row = fc.record(some as Record<string, fc.Arbitrary<unknown>>);
  return fc.array(
    row.map((values) => ({ ...Object.fromEntries(blank), ...values }) as RowOf<T>),
    { maxLength: 6 },
  );
}

const text = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('a | b', '# titre', '1. un\n2. deux'),
);
const number = fc.option(fc.integer({ min: -50, max: 5000 }));
const day = fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(new Date(2026, 5, 16), days)));
const facts: fc.Arbitrary<MeetingFacts> = fc.record({
  settings: fc.constant(settings),
  now: fc.constant(NOW),
  actions: rowsOf(actions, {
    action: text,
    task: text,
    assignee: text,
    obstacle: text,
    dueOn: day,
    status: fc.constantFrom('', ...ACTION_STATES),
  }),
  hypotheses: rowsOf(hypotheses, {
    hypothesis: text,
    test: text,
    evidence: text,
    status: fc.constantFrom('', ...HYPOTHESIS_STATES),
  }),
  criteria: rowsOf(criteria, {
    criterion: text,
    code: fc.constantFrom('', ...INDICATOR_CODES),
    threshold: number,
    ideal: number,
    current: number,
    dueOn: day,
  }),
  objectives: rowsOf(objectives, {
    indicator: text,
    period: fc.constantFrom('', '2026', 'bientôt', ...PERIODS),
    target: number,
    current: number,
  }),
  leftOut: fc.constant([]),
});

describe('the steering report of any team', () => {
  test('decides on every late action, on every criterion under its threshold, and on nothing else of the kind', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { sections } = writeMeeting(known);
        const badges = (sections[0]?.items ?? []).map(({ badge }) => badge);
        const late = known.actions.filter((task) => isLate(task, NOW) && taskName(task) !== '');
        expect(badges.filter((badge) => badge === 'En retard')).toHaveLength(late.length);
        const failing = known.criteria.filter(
          ({ criterion, threshold, current }) =>
            criterion.trim() !== '' && threshold !== null && current !== null && current < threshold,
        );
        expect(badges.filter((badge) => badge === 'NO-GO')).toHaveLength(failing.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps its shape in Markdown: a heading for each section, tables as wide as their head', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const report = writeMeeting(known);
        const lines = renderMarkdown(report).split('\n');
        expect(lines.filter((line) => /^## /.test(line))).toHaveLength(report.sections.length);
        expect(lines.filter((line) => /^# /.test(line))).toHaveLength(1);
        const widths = report.sections.flatMap(({ grid }) =>
          grid === null ? [] : Array.from({ length: grid.rows.length + 2 }, () => grid.head.length + 1),
        );
        const bars = lines.filter((line) => line.startsWith('|')).map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
        expect(bars).toEqual(widths);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the share of a period that is gone', () => {
  test('grows from nothing to the whole, by working days', () => {
    const june = { from: new Date(2026, 5, 1), to: new Date(2026, 5, 30) };
    const on = (date: number) => shareGone(june, new Date(2026, 5, date), settings.calendar);
    expect(on(1)).toBeCloseTo(1 / 22);
    expect([on(6), on(7)]).toEqual([on(5), on(5)]);
    expect(on(30)).toBe(1);
    expect(shareGone(june, new Date(2026, 4, 31), settings.calendar)).toBe(0);
    expect(shareGone(june, new Date(2027, 0, 1), settings.calendar)).toBe(1);
  });
});
