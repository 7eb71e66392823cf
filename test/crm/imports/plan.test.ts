import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planImport, type Standing } from '../../../src/crm/imports/plan.ts';
import type { Entry } from '../../../src/crm/imports/read-entries.ts';
import { isBlankValue, type Values } from '../../../src/crm/imports/values.ts';

const RUNS = { numRuns: 1_000 };

/** Few names, so that people meet. */
const text = (...words: string[]) => fc.constantFrom('', ...words);
const person = fc.record({
  firstName: text('Odile', 'odile', 'Bastien'),
  lastName: text('Perrin', 'PERRIN', 'Royer'),
  email: text('o.perrin@noroit.example', 'contact@noroit.example', 'b.royer@vaubrun.example'),
  company: text('Atelier Noroît', 'SARL Atelier Noroit', 'Mairie de Vaubrun', 'Vaubrun'),
  position: text('Gérante', 'Maire'),
});
const named = person.filter(({ firstName, lastName }) => firstName !== '' || lastName !== '');
const entries = fc
  .array(named, { maxLength: 12 })
  .map((people) => people.map((values, index): Entry => ({ line: index + 2, values, company: null })));
const standing = fc.array(person, { maxLength: 5 }).map(
  (people): Standing => ({
    contacts: people.map((values, index) => ({ id: `CT-${index}`, values: { ...values, id: `CT-${index}` } })),
    companies: [{ id: 'EN-1', values: { id: 'EN-1', name: 'Vaubrun' } }],
    opportunities: [],
  }),
);

const filled = (values: Values) => Object.entries(values).filter(([, value]) => !isBlankValue(value));

describe('the plan of an import', () => {
  test('accounts for each line once: in a card, or left out with a reason', () => {
    fc.assert(
      fc.property(entries, standing, (lines, sheet) => {
        const { rows, leftOut, merged } = planImport('contacts', lines, sheet);
        const planned = [...rows.flatMap((row) => row.lines), ...leftOut.map(({ line }) => line)];
        expect(planned.sort((a, b) => a - b)).toEqual(lines.map(({ line }) => line));
        expect(rows.reduce((sum, row) => sum + row.lines.length - 1, 0)).toBe(merged);
      }),
      RUNS,
    );
  });

  test('never fills a cell that is not blank, and asks only about those', () => {
    fc.assert(
      fc.property(entries, standing, (lines, sheet) => {
        for (const { standing: row, values, conflicts } of planImport('contacts', lines, sheet).rows) {
          for (const [key] of filled(values)) expect(isBlankValue(row?.values[key])).toBe(true);
          for (const { here, there } of conflicts) expect([here, there].some(isBlankValue)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('of the cards that an import has made adds nobody', () => {
    fc.assert(
      fc.property(entries, (lines) => {
        const none: Standing = { contacts: [], companies: [], opportunities: [] };
        const first = planImport('contacts', lines, none);
        const sheet: Standing = {
          ...none,
          contacts: first.rows.map(({ values }, index) => ({
            id: `CT-${index}`,
            values: { ...values, id: `CT-${index}` },
          })),
          companies: first.companies.map(({ values }, index) => ({ id: `EN-${index}`, values })),
        };
        const cards = first.rows.map(({ values }, index): Entry => ({ line: index, values, company: null }));
        const again = planImport(
          'contacts',
          cards.filter(({ values }) => isFindable(values)),
          sheet,
        );
        expect(again.rows.filter((row) => row.standing === null)).toEqual([]);
        expect(again.companies.filter((row) => row.standing === null)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('makes one company of all spellings of its name', () => {
    const line = (company: string, index: number): Entry => ({
      line: index,
      values: { lastName: `P${index}`, company },
      company: null,
    });
    const spellings = ['Mairie de Vaubrun', 'VAUBRUN', 'Commune de Vaubrun', 'Ville de Vaubrun'];
    const none: Standing = { contacts: [], companies: [], opportunities: [] };
    const { rows, companies } = planImport('contacts', spellings.map(line), none);
    expect(companies).toHaveLength(1);
    expect(rows.map(({ values }) => values.company)).toEqual(spellings.map(() => 'Mairie de Vaubrun'));
  });
});

/** Somebody with neither address nor company is found again by nothing: two people may bear one name. */
function isFindable({ email, company }: Values): boolean {
  return !isBlankValue(email) || !isBlankValue(company);
}
