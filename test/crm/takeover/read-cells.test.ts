import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { contacts, opportunities } from '../../../src/crm/tables/index.ts';
import type { Column } from '../../../src/crm/tables/table.ts';
import { isMonthFirst, type ReadingContext, readCell } from '../../../src/crm/takeover/read-cells.ts';
import type { SourceCell } from '../../../src/crm/takeover/source.ts';

const { stages, channels } = defaultSettings();
const context: ReadingContext = {
  lists: { stages: stages.map(({ name }) => name), channels, team: [] },
  words: new Map(),
  monthFirst: false,
};

const column = (table: { readonly columns: readonly Column[] }, key: string): Column => {
  const found = table.columns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no column ${key}`);
  return found;
};
const dueOn = column(contacts, 'dueOn');
const amount = column(opportunities, 'amount');

describe('a date', () => {
  const june15 = new Date(2026, 5, 15);
  test.each<[SourceCell, SourceCell]>([
    ['15/06/2026', june15],
    ['15 juin 26', june15],
    ['le 15 juin 2026', june15],
    ['2026-06-15', june15],
    [46188, june15],
    ['46188', june15],
    ['06/15/2026', june15],
    [june15, june15],
  ])('%s', (cell, value) => {
    expect(readCell(dueOn, cell, context)).toEqual({ value });
  });

  test.each<[SourceCell]>([['fin juin'], ['31/02/2026'], ['13/13/2026'], [12], ['#REF!'], ['2026']])(
    '%s stays, and asks',
    (cell) => {
      const read = readCell(dueOn, cell, context);
      expect(read.value).toBe(cell);
      expect(read.unclear).toContain('«\u00a0Échéance\u00a0»');
    },
  );

  it('is month first for a whole column when one proves it and none denies it', () => {
    expect(isMonthFirst(['06/05/2026', '06/15/2026'])).toBe(true);
    expect(isMonthFirst(['06/05/2026', '06/15/2026', '25/06/2026'])).toBe(false);
    expect(isMonthFirst(['06/05/2026', new Date()])).toBe(false);
    expect(readCell(dueOn, '06/05/2026', { ...context, monthFirst: true })).toEqual({ value: new Date(2026, 5, 5) });
  });

  it('is the same day however Sheets keeps it', () => {
    const days = fc.date({ min: new Date(1960, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = new Date(date.getFullYear(), date.getMonth(), date.getDate());
        const serial = Math.round(
          (Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) - Date.UTC(1899, 11, 30)) / 86_400_000,
        );
        expect(readCell(dueOn, serial, context)).toEqual({ value: day });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a figure, a box, a word', () => {
  test.each<[Column, SourceCell, SourceCell]>([
    [amount, '1 234,56 €', 1234.56],
    [amount, '12k€', 12_000],
    [column(opportunities, 'probability'), '50 %', 0.5],
    [column(opportunities, 'probability'), 50, 0.5],
    [column(opportunities, 'probability'), 0.5, 0.5],
    [column(opportunities, 'budgetConfirmed'), 'x', true],
    [column(opportunities, 'budgetConfirmed'), '✅', true],
    [column(opportunities, 'budgetConfirmed'), 'non', false],
    [column(contacts, 'stage'), '2) devis envoyé', 'Proposition envoyée'],
    [column(contacts, 'stage'), '🔥 CHAUD', 'En discussion'],
    [column(contacts, 'stage'), 'Negociaton', 'Négociation'],
    [column(contacts, 'type'), 'assoc', 'Partenaire'],
    [column(contacts, 'phone'), 478000000, '0478000000'],
    [column(contacts, 'civility'), 'madame', 'Mme'],
  ])('%#: %s', (of, cell, value) => {
    expect(readCell(of, cell, context)).toEqual({ value });
  });

  test.each<[Column, SourceCell]>([
    [amount, 'à définir'],
    [amount, '~100'],
    [column(contacts, 'stage'), 'à voir en septembre'],
    [column(contacts, 'email'), 'o.perrin@valmarais'],
    [column(opportunities, 'budgetConfirmed'), 'peut-être'],
  ])('%#: %s stays as typed, and asks', (of, cell) => {
    const read = readCell(of, cell, context);
    expect(read.value).toBe(cell);
    expect(read.unclear).toBeDefined();
  });

  it('becomes what the person says', () => {
    const words = new Map([['stage/avoirenseptembre', 'Contacté']]);
    expect(readCell(column(contacts, 'stage'), 'À voir en septembre', { ...context, words })).toEqual({
      value: 'Contacté',
    });
  });

  it('that nobody understands is never changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(dueOn, amount, column(contacts, 'stage')), (text, of) => {
        const read = readCell(of, text, context);
        if (read.unclear !== undefined) expect(read.value).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
