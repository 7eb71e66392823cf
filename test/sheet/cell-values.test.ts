import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companies, contacts, opportunities } from '../../src/crm/tables/index.ts';
import type { Column, ColumnType, Table } from '../../src/crm/tables/table.ts';
import type { Cell } from '../../src/ports.ts';
import { type CellValue, parseCell, sameMeaning, toCell } from '../../src/sheet/cell-values.ts';

const TABLES: readonly Table[] = [contacts, companies, opportunities];
const COLUMNS = TABLES.flatMap((table) => table.columns);

function columnOf(type: ColumnType): Column {
  return (
    COLUMNS.find((column) => column.type === type) ?? {
      key: type,
      header: type,
      type,
      owner: 'team',
      width: 100,
      help: '',
    }
  );
}

const DAY = fc.date({ min: new Date(1970, 0, 2), max: new Date(2069, 11, 30), noInvalidDate: true });
const TEXT = fc
  .string()
  .map((text) => text.trim())
  .filter((text) => !/^#/.test(text));

const VALUES: Readonly<Partial<Record<ColumnType, fc.Arbitrary<CellValue>>>> = {
  text: TEXT,
  email: TEXT,
  link: TEXT,
  integer: fc.option(fc.integer(), { nil: null }),
  amount: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
  percent: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  date: fc.option(
    DAY.map((date) => new Date(date.getFullYear(), date.getMonth(), date.getDate())),
    { nil: null },
  ),
  dateTime: fc.option(DAY, { nil: null }),
  checkbox: fc.boolean(),
  choices: fc.array(
    fc
      .string({ minLength: 1 })
      .map((text) => text.replace(/[,;\n]/g, '.').trim())
      .filter((text) => text !== '' && !text.startsWith('#')),
  ),
};

describe('values and cells', () => {
  it('cuts what no cell of Google’s would hold', () => {
    const long = 'é'.repeat(60_000);
    expect(toCell(columnOf('text'), long)).toHaveLength(50_000);
    expect(toCell(columnOf('choices'), [long, long])).toHaveLength(50_000);
  });

  for (const [type, values] of Object.entries(VALUES) as [ColumnType, fc.Arbitrary<CellValue>][]) {
    it(`a value of type ${type} reads back as it was written`, () => {
      const column = columnOf(type);
      fc.assert(
        fc.property(values, (value) => {
          expect(parseCell(column, toCell(column, value))).toEqual({ value });
        }),
        { numRuns: 1_000 },
      );
    });
  }

  it('no cell whatsoever makes a column fail: it is read, or blank with a sentence', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      DAY,
      fc.constantFrom('#REF!', '#N/A', '15/06/2026', '1 234,56 €'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...COLUMNS), cell, (column, content) => {
        const { value, problem } = parseCell(column, content);
        expect(value).not.toBeUndefined();
        if (problem) expect(problem.message).toContain(column.header);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads dates and numbers that were typed as text', () => {
    expect(parseCell(columnOf('date'), '15/06/2026')).toEqual({ value: new Date(2026, 5, 15) });
    expect(parseCell(columnOf('amount'), '1 234,56 €')).toEqual({ value: 1234.56 });
    expect(parseCell(columnOf('percent'), '12,5 %')).toEqual({ value: 0.125 });
    expect(parseCell(columnOf('checkbox'), 'oui')).toEqual({ value: true });
  });

  it('says what cannot be read, quoting it', () => {
    expect(parseCell(columnOf('date'), 'bientôt').problem?.message).toContain('«\u00a0bientôt\u00a0»');
    expect(parseCell(columnOf('amount'), '#REF!').problem?.message).toContain('erreur de formule');
    expect(parseCell(columnOf('amount'), new Date(2026, 5, 15)).problem?.message).toContain('15/06/2026');
  });

  it('takes a date typed as text for the date it is', () => {
    expect(sameMeaning(columnOf('date'), '15/06/2026', new Date(2026, 5, 15))).toBe(true);
    expect(sameMeaning(columnOf('date'), 'bientôt', '')).toBe(false);
  });
});
