/** What a value handed to setValue, or typed by a person, changes of a cell. */

import type { CellPatch } from './cell-patches.ts';
import { plainNumber } from './cell-values.ts';
import { toEnglishNames, toUniver } from './formulas/translate.ts';
import { BOOLEAN, FORCED_TEXT, NUMBER, TEXT } from './model.ts';
import { isDate, serialOf } from './serial-dates.ts';
import { readTyped, type TypedValue } from './typed-input.ts';

/** https://support.google.com/drive/answer/37603 */
export const LONGEST_TEXT = 50_000;

/** A write that Sheets refuses; the message is Google's. */
export class RefusedWrite extends Error {}

const NOTHING_ELSE = { f: null, si: null, p: null } as const;
const EMPTY: CellPatch = { v: null, t: null, ...NOTHING_ELSE };

/** Reads a value as setValues does: texts as if they were typed, save in a cell whose format is text. */
export function patchOfScriptValue(value: unknown, format: string, thisYear: number): CellPatch {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'boolean') return patchOf({ value }, format);
  if (typeof value === 'number') return patchOfNumber(value, format);
  if (isDate(value)) return patchOfDate(value, format);
  const text = String(value);
  if (text.length > LONGEST_TEXT)
    throw new RefusedWrite('Your input contains more than the maximum of 50000 characters in a single cell.');
  if (format === '@' && !text.startsWith('=')) return textPatch(text.startsWith("'") ? text.slice(1) : text);
  return patchOf(readTyped(text, thisYear), format);
}

/** Reads what a person types: as a script's text, save that French function names are understood, and that a text cell keeps everything as text. */
export function patchOfTyping(text: string, format: string, thisYear: number): CellPatch {
  if (text.length > LONGEST_TEXT) throw new RefusedWrite('Une cellule contient au plus 50 000 caractères.');
  if (format === '@') return text === '' ? EMPTY : textPatch(text.startsWith("'") ? text.slice(1) : text);
  const typed = readTyped(text, thisYear);
  return patchOf(typed && 'formula' in typed ? { formula: toEnglishNames(typed.formula) } : typed, format);
}

/** A formula with English names and French separators; `''` clears the cell. */
export function patchOfFormula(formula: string): CellPatch {
  if (formula === '') return EMPTY;
  return { v: null, t: null, f: toUniver(formula.startsWith('=') ? formula : `=${formula}`), si: null, p: null };
}

function patchOf(typed: TypedValue, format: string): CellPatch {
  if (!typed) return EMPTY;
  if ('formula' in typed) return patchOfFormula(typed.formula);
  const { value } = typed;
  if (typeof value === 'string') return textPatch(value);
  const style = typed.format !== undefined && format === 'General' ? { s: { n: { pattern: typed.format } } } : {};
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN, ...NOTHING_ELSE, ...style };
  return { v: value, t: NUMBER, ...NOTHING_ELSE, ...style };
}

function textPatch(text: string): CellPatch {
  return text === '' ? EMPTY : { v: text, t: isNumberLike(text) ? FORCED_TEXT : TEXT, ...NOTHING_ELSE };
}

/** Univer would take such a text for a number or a boolean at the next change of its format. */
function isNumberLike(text: string): boolean {
  return (text.trim() !== '' && !Number.isNaN(Number(text))) || /^(true|false)$/i.test(text);
}

function patchOfNumber(value: number, format: string): CellPatch {
  if (!Number.isFinite(value)) return textPatch('#NUM!');
  return format === '@' ? textPatch(plainNumber(value)) : patchOf({ value }, format);
}

function patchOfDate(date: Date, format: string): CellPatch {
  if (Number.isNaN(date.getTime())) return textPatch(String(date));
  const value = serialOf(date);
  const hasTime = !Number.isInteger(value);
  if (format === '@') return textPatch(frenchDate(date, hasTime));
  return patchOf({ value, format: hasTime ? 'dd/mm/yyyy hh:mm:ss' : 'dd/mm/yyyy' }, format);
}

/** `16/06/2026`, or `16/06/2026 14:30:00`. */
function frenchDate(date: Date, hasTime: boolean): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
  return hasTime ? `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}` : day;
}
