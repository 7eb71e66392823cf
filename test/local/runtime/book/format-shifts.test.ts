import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftFormat } from '../../../../local/runtime/book/format-shifts.ts';
import { shiftReferences } from '../../../../local/runtime/book/formulas/shift.ts';
import { moveReferences, type Shift } from '../../../../local/runtime/book/shifts.ts';

const sheet = { getRowCount: () => 60, getColumnCount: () => 20 } as never;
const format = (startRow: number, endRow: number, value: string) => ({
  ranges: [{ startRow, endRow, startColumn: 7, endColumn: 7 }],
  rule: { subType: 'formula', value },
});
const rows = (at: number, count: number): Shift => ({ axis: 'row', at, count });

describe('A conditional format whose condition is a formula', () => {
  it.each([
    ['takes in a row that comes within it', rows(4, 1), { startRow: 1, endRow: 10 }, '=$H2<$K$1'],
    ['goes down with what comes above', rows(2, 3), { startRow: 4, endRow: 12 }, '=$H5<$K$1'],
    ['loses a row, its formula still written for its first cell', rows(2, -1), { startRow: 1, endRow: 8 }, '=$H2<$K$1'],
    ['keeps what is fixed where it goes', rows(1, 2), { startRow: 3, endRow: 11 }, '=$H4<$K$3'],
    ['loses what it read with the row of it', rows(1, -1), { startRow: 0, endRow: 8 }, '=$H1<#REF!'],
  ])('%s', (_what, shift, range, value) => {
    const moved = shiftFormat(format(1, 9, '=$H2<$K$1'), sheet, shift);
    expect(moved).toEqual({
      ranges: [{ ...range, startColumn: 7, endColumn: 7 }],
      rule: { subType: 'formula', value },
    });
  });

  it('goes with the last of its cells', () => {
    expect(shiftFormat(format(1, 9, '=$H2<1'), sheet, rows(1, -12))).toBeNull();
  });

  it('goes on reading, for each cell that stays, the cells that it read', () => {
    const cases = fc.record({
      first: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 10 }),
      fixed: fc.integer({ min: 1, max: 40 }),
      at: fc.integer({ min: 1, max: 35 }),
      count: fc.integer({ min: -12, max: 5 }).filter((count) => count !== 0),
    });
    fc.assert(
      fc.property(cases, ({ first, height, fixed, at, count }) => {
        const formula = `=($C${first}<$K$${fixed})*H${first}`;
        const shift = rows(at, count);
        const moved = shiftFormat(format(first - 1, first + height - 2, formula), sheet, shift);
        const origin = (moved?.ranges[0]?.startRow ?? 0) + 1;
        for (let row = first; row < first + height; row++) {
          if (count < 0 && row >= at && row < at - count) continue;
          const after = row >= at ? row + count : row;
          const read = moveReferences(shiftReferences(formula, row - first, 0), shift);
          expect(shiftReferences(moved?.rule.value ?? '', after - origin, 0)).toBe(read);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
