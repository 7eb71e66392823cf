/** Fields of a form, generated from a table's declaration; values travel as text, as people type them. */
import { readEmail } from '../../crm/emails.ts';
import { formatNumber } from '../../crm/french/numbers.ts';
import { readPhone } from '../../crm/phones.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { allowedValues } from '../../crm/settings/value-lists.ts';
import type { Column, ColumnType, Table, TableKey } from '../../crm/tables/table.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type CellValue, parseCell } from '../../sheet/cell-values.ts';
import { fromWireDay, toWireDay } from '../pages/wire-days.ts';

/** What a page needs to draw the field of a column. */
export interface FieldSpec {
  /** The column's key. */
  readonly key: string;
  /** The column's header. */
  readonly label: string;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly help: string;
  /** Allowed values, in order; none when anything may be typed. */
  readonly values: readonly string[];
  /** True when values outside of the list may be typed. */
  readonly open: boolean;
  /** For a name: the table whose rows it picks from; `''` else. */
  readonly of: TableKey | '';
}

/** The fields of some columns of a table, in the order asked for. */
export function describeFields(table: Table, keys: readonly string[], settings: Settings): FieldSpec[] {
  return keys.flatMap((key) => {
    const column = table.columns.find((candidate) => candidate.key === key);
    return column ? [describeField(column, settings)] : [];
  });
}

function describeField(column: Column, settings: Settings): FieldSpec {
  const { key, header, type, required = false, help, values = [], open = false, of = '' } = column;
  const list = typeof values === 'string' ? allowedValues(values, settings) : values;
  // Nobody is declared in PARAMETRES yet: any name may be typed.
  const anything = typeof values === 'string' && list.length === 0;
  return { key, label: header, type, required, help, values: list, open: open || anything, of };
}

/**
 * Reads what a person typed in a field: days as `2026-06-19`, boxes as `true` or `''`, percentages as `25`, the rest as in
 * a cell. Fails with a sentence that says what to type, and the column's key as field.
 */
export function readField(field: FieldSpec, column: Column, text: string): Result<CellValue> {
  const typed = column.type === 'paragraph' ? text : text.trim();
  if (typed.trim() === '') {
    return field.required
      ? fail('field.missing', `«\u00a0${column.header}\u00a0» est à remplir.`, column.key)
      : ok(parseCell(column, '').value);
  }
  switch (column.type) {
    case 'email':
      return named(readEmail(typed), column);
    case 'phone': {
      const number = readPhone(typed);
      return number.ok ? ok(number.value?.display ?? '') : named(number, column);
    }
    case 'url':
      return readLink(typed, column);
    case 'date':
      return readDay(typed, column);
    case 'percent':
      return readPercentage(typed, column);
    case 'choice':
      return readChoice(field, typed, column);
    default: {
      const { value, problem } = parseCell(column, typed);
      return problem ? fail('field.unreadable', problem.message, column.key) : ok(value);
    }
  }
}

/** What a field shows of a value; `readField` gives the value back. */
export function writeField(column: Column, value: CellValue): string {
  if (value === null || value === false) return '';
  if (value === true) return 'true';
  if (value instanceof Date) return toWireDay(value);
  if (typeof value === 'number') return formatNumber(column.type === 'percent' ? value * 100 : value);
  return typeof value === 'string' ? value : value.join(', ');
}

function named<T>(result: Result<T>, column: Column): Result<T> {
  return result.ok ? result : fail(result.error.code, result.error.message, column.key);
}

function readLink(text: string, column: Column): Result<CellValue> {
  const full = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  const valid = /^https?:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/i.test(full);
  return valid
    ? ok(text)
    : fail('field.unreadable', 'Un lien ressemble à «\u00a0https://www.exemple.fr\u00a0», sans espace.', column.key);
}

function readDay(text: string, column: Column): Result<CellValue> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = fromWireDay(text);
    // 30 February would be 2 March.
    if (toWireDay(day) === text) return ok(day);
  }
  const { value, problem } = parseCell(column, text);
  return problem ? fail('field.unreadable', problem.message, column.key) : ok(value);
}

function readPercentage(text: string, column: Column): Result<CellValue> {
  const { value, problem } = parseCell(column, text.replace(/\s*%$/, ''));
  if (problem || typeof value !== 'number' || value < 0 || value > 100) {
    return fail('field.unreadable', 'Un pourcentage va de 0 à 100, par exemple 25.', column.key);
  }
  return ok(value / 100);
}

function readChoice(field: FieldSpec, text: string, column: Column): Result<CellValue> {
  if (field.open || field.values.includes(text)) return ok(text);
  return fail(
    'field.unknown',
    `«\u00a0${text}\u00a0» n’est pas dans la liste\u00a0: choisissez parmi ${field.values.join(', ')}.`,
    column.key,
  );
}

/** The table's columns that a person fills in a form: the team's own, hidden ones left out. */
export function formColumns(table: Table): readonly Column[] {
  return table.columns.filter(({ owner, hidden }) => owner === 'team' && hidden !== true);
}
