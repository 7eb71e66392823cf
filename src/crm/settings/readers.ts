import { parseDate } from '../french/dates.ts';
import { parseNumber } from '../french/numbers.ts';
import { fold } from '../names.ts';
import type { SettingValue } from './default-row.ts';

/** How one cell of PARAMETRES is read. */
export interface Reader<T> {
  /** `null` when the cell does not hold what is expected. */
  readonly read: (value: SettingValue) => T | null;
  /** What is expected, to end « … n’est pas » : `un nombre de jours`. */
  readonly expected: string;
}

function toNumber(value: SettingValue): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' ? parseNumber(value) : null;
}

function isBlank(value: SettingValue): boolean {
  return typeof value === 'string' && value.trim() === '';
}

/** A number between two bounds, both included. */
export function numberBetween(minimum: number, maximum: number, expected: string): Reader<number> {
  return {
    expected,
    read: (value) => {
      const number = toNumber(value);
      return number !== null && number >= minimum && number <= maximum ? number : null;
    },
  };
}

export const points = numberBetween(0, 1000, 'un nombre de points entre 0 et 1000');

export const euros = numberBetween(0, 1e9, 'un montant en euros');

const WHOLE_DAYS = 'un nombre entier de jours';

export const days: Reader<number> = {
  expected: WHOLE_DAYS,
  read: (value) => {
    const number = toNumber(value);
    return number !== null && Number.isInteger(number) && number >= 0 && number <= 36_500 ? number : null;
  },
};

/** Days, or `'none'` for a blank or « Non »: no limit, or a rule switched off. 0 is a number of days. */
export const daysOrNone: Reader<number | 'none'> = {
  expected: `${WHOLE_DAYS}, ou Non`,
  read: (value) => days.read(value) ?? (isBlank(value) || yesNo.read(value) === false ? 'none' : null),
};

/** `20`, `20 %` and a cell formatted as 20 % (0.2) are all a fifth. One alone is the whole: 100 %. */
export const percentage: Reader<number> = {
  expected: 'un pourcentage entre 0 et 100',
  read: (value) => {
    const number = toNumber(value);
    if (number === null || number < 0 || number > 100) return null;
    return number > 1 ? number / 100 : number;
  },
};

const YES = new Set(['oui', 'vrai', 'true', 'yes', 'x', 'o', '1']);
const NO = new Set(['non', 'faux', 'false', 'no', 'n', '0']);

export const yesNo: Reader<boolean> = {
  expected: 'Oui ou Non',
  read: (value) => {
    if (typeof value === 'boolean') return value;
    const word = fold(String(value));
    if (YES.has(word)) return true;
    return NO.has(word) ? false : null;
  },
};

/** Any text, blank included. */
export const text: Reader<string> = {
  expected: 'un texte',
  read: (value) => (value instanceof Date ? null : String(value).trim()),
};

/** A day, or `'none'` when blank. */
export const dayOrNone: Reader<Date | 'none'> = {
  expected: 'une date, par exemple 15/06/2026',
  read: (value) => {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
    if (isBlank(value)) return 'none';
    return typeof value === 'string' ? parseDate(value) : null;
  },
};

/** One word of a list, accents and case ignored; gives the word of the list. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  return {
    expected: `l’une de ces valeurs : ${words.join(', ')}`,
    read: (value) => words.find((word) => fold(word) === fold(String(value))) ?? null,
  };
}
