/** What a stored cell is for Apps Script: a value, and the text shown. */
import type { ICellData, Nullable } from '@univerjs/core';
import type { Cell } from '../contract.ts';
import { BOOLEAN, NUMBER } from './model.ts';
import { dateOf } from './serial-dates.ts';
import type { UniverEngine } from './univer/entry.ts';

/** Errors that Univer names otherwise than Sheets. */
const ERROR_IN_SHEETS = new Map([
  ['#SPILL!', '#REF!'],
  ['#CYCLE!', '#REF!'],
  ['#CALC!', '#N/A'],
]);

/** Reads and shows cells; remembers what it learnt of each number format. */
export class CellReader {
  private readonly dateFormats = new Map<string, boolean>();

  constructor(
    private readonly engine: UniverEngine,
    private readonly run: <T>(task: () => T) => T,
  ) {}

  /** As getValue: a Date under a date format, `''` for an empty cell, `#REF!`… for an error. */
  value(cell: Nullable<ICellData>, format: string): Cell {
    const raw = cell?.v;
    if (raw === undefined || raw === null || raw === '') return '';
    if (cell?.t === BOOLEAN) return raw === 1 || raw === true || raw === '1';
    if (typeof raw === 'boolean') return raw;
    if (typeof raw === 'number' || cell?.t === NUMBER) {
      const number = Number(raw);
      return this.isDateFormat(format) ? dateOf(number) : number;
    }
    return ERROR_IN_SHEETS.get(raw) ?? raw;
  }

  /** As getDisplayValue, in French: `1 234,50 €`, `16/06/2026`, `VRAI`. */
  display(cell: Nullable<ICellData>, format: string): string {
    const value = this.value(cell, 'General');
    if (value === '') return '';
    if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
    if (typeof value === 'string' && (format === 'General' || isErrorText(value))) return value;
    if (typeof value === 'number' && (format === 'General' || format === '@')) return plainNumber(value);
    return this.run(() => this.engine.format(format, value));
  }

  isDateFormat(format: string): boolean {
    if (format === 'General') return false;
    let known = this.dateFormats.get(format);
    if (known === undefined) {
      known = this.run(() => this.engine.isDateFormat(format));
      this.dateFormats.set(format, known);
    }
    return known;
  }
}

/** Errors are shown bare, whatever the number format. */
export function isErrorText(text: string): boolean {
  return /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!)$/.test(text);
}

/** A number without a format, as Sheets shows it: ten figures, and all of those of a whole number up to 10¹⁵. */
export function plainNumber(value: number): string {
  const shown = Number.isInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(10));
  const [figures = '', exponent] = String(shown).split('e');
  const decimal = figures.replace('.', ',');
  if (exponent === undefined) return decimal;
  return `${decimal}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
}
