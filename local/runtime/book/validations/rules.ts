/** Data validation rules, between Apps Script's criteria and Univer's rules. */

import type { IRange, ISheetDataValidationRule, Worksheet } from '@univerjs/core';
import { NotImplemented } from '../../host/exception.ts';
import { formatA1, parseA1, quoteTab } from '../a1.ts';
import type { Area, Rectangle } from '../contract.ts';
import { fromUniver, toUniver } from '../formulas/translate.ts';
import { dateOf, isDate, serialOf } from '../serial-dates.ts';

/** An argument of a criteria: a value, a date, or an area of the workbook. */
export type RuleArgument = string | number | boolean | null | Date | readonly string[] | { readonly area: Area };

/** A rule as the builder made it. */
export interface Validation {
  /** Name in SpreadsheetApp.DataValidationCriteria. */
  readonly criteria: string;
  readonly args: readonly RuleArgument[];
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

/** What we add to Univer's rule, to give Apps Script back what it set. */
interface Marked extends ISheetDataValidationRule {
  readonly google?: { readonly criteria: string; readonly args: readonly unknown[] };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
  NUMBER_EQUAL_TO: 'equal',
  NUMBER_NOT_EQUAL_TO: 'notEqual',
  NUMBER_GREATER_THAN: 'greaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  NUMBER_LESS_THAN: 'lessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
  DATE_BETWEEN: 'between',
  DATE_NOT_BETWEEN: 'notBetween',
  DATE_EQUAL_TO: 'equal',
  DATE_AFTER: 'greaterThan',
  DATE_ON_OR_AFTER: 'greaterThanOrEqual',
  DATE_BEFORE: 'lessThan',
  DATE_ON_OR_BEFORE: 'lessThanOrEqual',
};

/** Text criteria, as a formula about the first cell of the rule. */
const TEXT_FORMULAS: Readonly<Record<string, (cell: string, text: string) => string>> = {
  TEXT_CONTAINS: (cell, text) => `ISNUMBER(SEARCH("${text}",${cell}))`,
  TEXT_DOES_NOT_CONTAIN: (cell, text) => `NOT(ISNUMBER(SEARCH("${text}",${cell})))`,
  TEXT_EQUAL_TO: (cell, text) => `EXACT(${cell},"${text}")`,
  TEXT_IS_VALID_EMAIL: (cell) => `ISEMAIL(${cell})`,
  TEXT_IS_VALID_URL: (cell) => `ISURL(${cell})`,
};

const STOP = 1;
const WARNING = 2;
const ARROW = 1;
const PLAIN = 0;

/** Univer's rule for some areas of a sheet. `tabName`: names the tab of an area. */
export function toUniverRule(
  rule: Validation,
  uid: string,
  ranges: readonly IRange[],
  tabName: (sheetId: string) => string,
): Marked {
  const first = ranges[0];
  const cell = first ? formatA1({ row: first.startRow + 1, column: first.startColumn + 1, rows: 1, columns: 1 }) : 'A1';
  return {
    uid,
    ranges: [...ranges],
    allowBlank: true,
    errorStyle: rule.allowInvalid ? WARNING : STOP,
    showErrorMessage: true,
    ...(rule.help === null ? {} : { error: rule.help }),
    ...criteriaOf(rule, cell, tabName),
    google: { criteria: rule.criteria, args: rule.args.map(markedArgument) },
  } as Marked;
}

function criteriaOf(
  rule: Validation,
  cell: string,
  tabName: (sheetId: string) => string,
): Partial<ISheetDataValidationRule> {
  const [one, two] = rule.args;
  if (rule.criteria === 'CHECKBOX')
    return { type: 'checkbox', ...(one === undefined ? {} : { formula1: String(one), formula2: String(two ?? '') }) };
  if (rule.criteria === 'VALUE_IN_LIST')
    return { type: 'list', formula1: (one as string[]).join(','), renderMode: two === false ? PLAIN : ARROW };
  if (rule.criteria === 'VALUE_IN_RANGE') {
    const { area } = one as { area: Area };
    return {
      type: 'list',
      formula1: `=${quoteTab(tabName(area.sheetId))}!${absolute(area)}`,
      renderMode: two === false ? PLAIN : ARROW,
    };
  }
  if (rule.criteria === 'CUSTOM_FORMULA') return { type: 'custom', formula1: toUniver(String(one)) };
  const text = TEXT_FORMULAS[rule.criteria];
  if (text) return { type: 'custom', formula1: `=${text(cell, String(one ?? '').replaceAll('"', '""'))}` };
  if (rule.criteria === 'DATE_IS_VALID_DATE')
    return { type: 'date', operator: 'greaterThanOrEqual' as never, formula1: '0' };
  const operator = COMPARISONS[rule.criteria];
  if (!operator) throw new NotImplemented(`DataValidationCriteria.${rule.criteria}`);
  const bound = (argument: RuleArgument | undefined): Record<string, string> =>
    argument === undefined ? {} : { formula1: textOfBound(argument) };
  const second = two === undefined ? {} : { formula2: textOfBound(two) };
  return {
    type: rule.criteria.startsWith('DATE') ? 'date' : 'decimal',
    operator: operator as never,
    ...bound(one),
    ...second,
  };
}

/** The criteria of a rule, whether a script or a page made it. */
export function fromUniverRule(
  stored: ISheetDataValidationRule,
  sheetIdOf: (tab: string) => string | null,
  sheetOf: (id: string) => Worksheet | null,
): Validation {
  const { google } = stored as Marked;
  const common = { allowInvalid: stored.errorStyle !== STOP, help: stored.error ?? null };
  if (stored.type === 'custom' && (!google || google.criteria === 'CUSTOM_FORMULA'))
    return { criteria: 'CUSTOM_FORMULA', args: [fromUniver(stored.formula1 ?? '=')], ...common };
  if (stored.type === 'list' && stored.formula1?.startsWith('=')) {
    return {
      criteria: 'VALUE_IN_RANGE',
      args: [{ area: areaOf(stored.formula1, sheetIdOf, sheetOf) }, stored.renderMode !== PLAIN],
      ...common,
    };
  }
  if (google) return { criteria: google.criteria, args: google.args.map(unmarkedArgument), ...common };
  if (stored.type === 'checkbox') return { criteria: 'CHECKBOX', args: [], ...common };
  if (stored.type === 'list')
    return {
      criteria: 'VALUE_IN_LIST',
      args: [(stored.formula1 ?? '').split(','), stored.renderMode !== PLAIN],
      ...common,
    };
  const prefix = stored.type === 'date' ? 'DATE' : 'NUMBER';
  const criteria = Object.entries(COMPARISONS).find(
    ([name, operator]) => name.startsWith(prefix) && operator === stored.operator,
  )?.[0];
  if (!criteria) throw new NotImplemented(`validation of type ${stored.type}`);
  const bounds = [stored.formula1, stored.formula2].filter(
    (bound): bound is string => bound !== undefined && bound !== '',
  );
  return {
    criteria,
    args: bounds.map((bound) => (prefix === 'DATE' ? dateOf(Number(bound)) : Number(bound))),
    ...common,
  };
}

const WORKBOOK_PREFIX = /^\[[^\]]*\]/;

function areaOf(
  formula: string,
  sheetIdOf: (tab: string) => string | null,
  sheetOf: (id: string) => Worksheet | null,
): Area {
  const notation = parseA1(formula.slice(1));
  const tab = notation?.tab ?? '';
  // A page that inserted or deleted columns writes the workbook's identifier before the tab: '[id]CONTACTS'!$AD$2:$AD$9.
  const sheetId = sheetIdOf(tab) ?? sheetIdOf(tab.replace(WORKBOOK_PREFIX, ''));
  const sheet = sheetId === null ? null : sheetOf(sheetId);
  if (!notation || sheetId === null || !sheet)
    throw new Error(`Cannot read the range of a validation rule: ${formula}`);
  const lastRow = Math.min(notation.lastRow ?? sheet.getRowCount(), sheet.getRowCount());
  const lastColumn = Math.min(notation.lastColumn ?? sheet.getColumnCount(), sheet.getColumnCount());
  return {
    sheetId,
    row: notation.row,
    column: notation.column,
    rows: lastRow - notation.row + 1,
    columns: lastColumn - notation.column + 1,
  };
}

function absolute(area: Rectangle): string {
  return formatA1(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

function textOfBound(argument: RuleArgument): string {
  return isDate(argument) ? String(serialOf(argument)) : String(argument);
}

function markedArgument(argument: RuleArgument): unknown {
  return isDate(argument) ? { serial: serialOf(argument) } : argument;
}

function unmarkedArgument(argument: unknown): RuleArgument {
  const serial = (argument as { serial?: number } | null)?.serial;
  return serial === undefined ? (argument as RuleArgument) : dateOf(serial);
}
