import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUrgency } from '../../../src/crm/follow-ups/by-urgency.ts';

const TODAY = new Date(2026, 5, 16);
const due = (day: number | null, priority: 'Haute' | 'Normale' | 'Basse' | '' = 'Normale') => ({
  dueOn: day === null ? null : new Date(2026, 5, day, 9),
  priority,
});

describe('the order of follow-ups', () => {
  test('late ones first, today’s and those without a day, then day by day; within each what matters most, then the oldest', () => {
    const ordered = [
      due(12, 'Haute'),
      due(1),
      due(12),
      due(2, 'Basse'),
      due(16, 'Haute'),
      due(null),
      due(16, 'Basse'),
      due(17, 'Basse'),
      due(18, 'Haute'),
    ];
    expect([...ordered].reverse().sort(byUrgency(TODAY))).toEqual(ordered);
  });

  test('never puts a late one after one that is not, nor a lower priority first among the late', () => {
    const row = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('Haute', 'Normale', 'Basse', ''))
      .map(([day, priority]) => due(day, priority as 'Haute'));
    const rank = ({ priority }: ReturnType<typeof due>) => ['Haute', 'Normale', 'Basse'].indexOf(priority || 'Normale');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const sorted = rows.sort(byUrgency(TODAY));
        const late = sorted.filter(({ dueOn }) => dueOn !== null && dueOn < TODAY);
        expect(sorted.slice(0, late.length)).toEqual(late);
        expect(late.map(rank)).toEqual(late.map(rank).sort((a, b) => a - b));
      }),
      { numRuns: 1_000 },
    );
  });
});
