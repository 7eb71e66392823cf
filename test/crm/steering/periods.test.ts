import { addDays, isSameDay } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, monthName } from '../../../src/crm/french/dates.ts';
import { readPeriod } from '../../../src/crm/steering/periods.ts';
import { PERIODS } from '../../../src/crm/tables/values.ts';

const TODAY = new Date(2026, 5, 16);

function told(text: string, today = TODAY): string {
  const read = readPeriod(text, today);
  return read.ok ? `${formatDate(read.value.from)} - ${formatDate(read.value.to)}` : read.error.code;
}

describe('the period of an objective', () => {
  it.each([
    ['Mois', '01/06/2026 - 30/06/2026'],
    ['Trimestre', '01/04/2026 - 30/06/2026'],
    ['semestre', '01/01/2026 - 30/06/2026'],
    ['Année', '01/01/2026 - 31/12/2026'],
    ['2026', '01/01/2026 - 31/12/2026'],
    ['Année 2025', '01/01/2025 - 31/12/2025'],
    ['T2 2026', '01/04/2026 - 30/06/2026'],
    ['t4-2025', '01/10/2025 - 31/12/2025'],
    ['2026 T1', '01/01/2026 - 31/03/2026'],
    ['2e trimestre 2026', '01/04/2026 - 30/06/2026'],
    ['S1 2026', '01/01/2026 - 30/06/2026'],
    ['2nd semestre 2026', '01/07/2026 - 31/12/2026'],
    ['juin 2026', '01/06/2026 - 30/06/2026'],
    ['Février 2028', '01/02/2028 - 29/02/2028'],
    ['févr. 2027', '01/02/2027 - 28/02/2027'],
    ['06/2026', '01/06/2026 - 30/06/2026'],
    ['01/06/2026', '01/06/2026 - 30/06/2026'],
    ['du 01/03/2026 au 30/06/2026', '01/03/2026 - 30/06/2026'],
    ['1er mars 2026 - 30 juin 2026', '01/03/2026 - 30/06/2026'],
    ['du 16/06/2026 au 16/06/2026', '16/06/2026 - 16/06/2026'],
  ])('« %s » is %s', (text, period) => expect(told(text)).toBe(period));

  it.each(['', 'bientôt', 'T5 2026', 'S3 2026', '13/2026', 'du 30/06/2026 au 01/03/2026', '16/06/2026', 'T2', '26'])(
    '« %s » is none, and a sentence says what to write',
    (text) => {
      const read = readPeriod(text, TODAY);
      expect(read).toMatchObject({ ok: false, error: { code: 'period.unreadable', field: 'period' } });
      if (!read.ok) expect(read.error.message).toContain('«\u00a0T2 2026\u00a0»');
    },
  );

  const days = fc.date({ min: new Date(2000, 0, 1), max: new Date(2099, 11, 31), noInvalidDate: true });

  it('around a day holds that day, and the words of periods follow one another without a hole', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...PERIODS), (day, word) => {
        const read = readPeriod(word, day);
        if (!read.ok) return false;
        const { from, to } = read.value;
        const next = readPeriod(word, addDays(to, 1));
        return from <= day && day < addDays(to, 1) && next.ok && isSameDay(next.value.from, addDays(to, 1));
      }),
      { numRuns: 1000 },
    );
  });

  it('written as a month or as its days is the same', () => {
    fc.assert(
      fc.property(days, (day) => {
        const named = told(`${monthName(day)} ${day.getFullYear()}`);
        const [from, to] = named.split(' - ');
        return named === told('Mois', day) && named === told(`du ${from} au ${to}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof readPeriod(text, TODAY).ok === 'boolean'),
      { numRuns: 1000 },
    );
  });
});
