/** The period that an objective is for: around today, or one that the team has written. */
import { addMonths, lastDayOfMonth, startOfMonth, startOfQuarter, startOfYear } from 'date-fns';
import { fail, ok, type Result } from '../../result.ts';
import { parseDate } from '../french/dates.ts';
import type { Period } from '../funnel/period.ts';
import { fold } from '../names.ts';

/** A period that begins and ends. Calendar days, both included. */
export interface ClosedPeriod extends Period {
  readonly from: Date;
  readonly to: Date;
}

/** By the words of `PERIODS`, folded. */
const AROUND: Readonly<Record<string, (today: Date) => ClosedPeriod>> = {
  mois: (today) => monthsFrom(startOfMonth(today), 1),
  trimestre: (today) => monthsFrom(startOfQuarter(today), 3),
  semestre: (today) => semester(today.getFullYear(), today.getMonth() < 6 ? 1 : 2),
  annee: (today) => monthsFrom(startOfYear(today), 12),
};

/**
 * Reads « Mois », « Trimestre », « Semestre » or « Année », the one in which `today` falls, or a period of its own: « 2026 »,
 * « T2 2026 », « S1 2026 », « juin 2026 », « du 01/03/2026 au 30/06/2026 ». A first of the month alone is that month: it is
 * what Sheets makes of « juin 2026 ». Fails with `period.unreadable`, `field` « period ».
 */
export function readPeriod(text: string, today: Date): Result<ClosedPeriod> {
  const folded = fold(text)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  const read = AROUND[folded]?.(today) ?? readYear(folded) ?? readMonth(folded) ?? readSpan(folded);
  if (read !== null) return ok(read);
  return fail(
    'period.unreadable',
    `${folded === '' ? 'La période manque' : `«\u00a0${text.trim()}\u00a0» n’est pas une période lisible`}\u00a0: écrivez Mois, Trimestre, Semestre ou Année, ou «\u00a02026\u00a0», «\u00a0T2 2026\u00a0», «\u00a0S1 2026\u00a0», «\u00a0juin 2026\u00a0», «\u00a0du 01/03/2026 au 30/06/2026\u00a0».`,
    'period',
  );
}

/** « 2026 », « année 2026 », « T2 2026 », « 2026 T2 », « S1 2026 », « 2e trimestre 2026 ». */
function readYear(text: string): ClosedPeriod | null {
  const whole = /^(?:annee )?(\d{4})$/.exec(text);
  if (whole) return monthsFrom(new Date(Number(whole[1]), 0, 1), 12);
  const part =
    /^(?<kind>[ts]) ?(?<rank>[1-4])[ -]?(?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4})[ -]?(?<kind>[ts]) ?(?<rank>[1-4])$/.exec(text) ??
    /^(?<rank>[1-4])(?:er|e|eme|nd)? (?<kind>[ts])(?:rimestre|emestre) (?<year>\d{4})$/.exec(text);
  if (!part?.groups) return null;
  const { kind, rank, year } = part.groups;
  const [first, of] = [Number(rank), Number(year)];
  if (kind === 't') return monthsFrom(new Date(of, (first - 1) * 3, 1), 3);
  return first > 2 ? null : semester(of, first);
}

/** « juin 2026 », « 06/2026 », « 01/06/2026 ». */
function readMonth(text: string): ClosedPeriod | null {
  const numbered = /^(\d{1,2})\/(\d{4})$/.exec(text);
  const first = parseDate(numbered ? `01/${numbered[1]}/${numbered[2]}` : text) ?? parseDate(`1 ${text}`);
  return first?.getDate() === 1 ? monthsFrom(first, 1) : null;
}

/** « du 01/03/2026 au 30/06/2026 », « 1er mars 2026 - 30 juin 2026 ». */
function readSpan(text: string): ClosedPeriod | null {
  const match = /^(?:du )?(.+?) (?:au|a|-|–) (.+)$/.exec(text);
  const [from, to] = [parseDate(match?.[1] ?? ''), parseDate(match?.[2] ?? '')];
  return from === null || to === null || from > to ? null : { from, to };
}

function semester(year: number, rank: number): ClosedPeriod {
  return monthsFrom(new Date(year, rank === 1 ? 0 : 6, 1), 6);
}

function monthsFrom(first: Date, months: number): ClosedPeriod {
  return { from: first, to: lastDayOfMonth(addMonths(first, months - 1)) };
}
