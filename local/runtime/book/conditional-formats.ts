/** Conditional format rules, between Apps Script's criteria and Univer's. */

import type { IRange } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import { NotImplemented } from '../host/exception.ts';
import type { Area } from './contract.ts';
import { fromUniver, toUniver } from './formulas/translate.ts';
import { dateOf, isDate, serialOf } from './serial-dates.ts';
import { univerRange } from './univer-ranges.ts';

export interface ConditionalRule {
  readonly areas: readonly Area[];
  /** Name in SpreadsheetApp.BooleanCriteria. */
  readonly criteria: string;
  readonly args: readonly (string | number | Date)[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
}

const TEXTS: Readonly<Record<string, string>> = {
  TEXT_EQUAL_TO: 'equal',
  TEXT_CONTAINS: 'containsText',
  TEXT_DOES_NOT_CONTAIN: 'notContainsText',
  TEXT_STARTS_WITH: 'beginsWith',
  TEXT_ENDS_WITH: 'endsWith',
  CELL_EMPTY: 'containsBlanks',
  CELL_NOT_EMPTY: 'notContainsBlanks',
};
const NUMBERS: Readonly<Record<string, string>> = {
  NUMBER_BETWEEN: 'between',
  NUMBER_NOT_BETWEEN: 'notBetween',
  NUMBER_EQUAL_TO: 'equal',
  NUMBER_NOT_EQUAL_TO: 'notEqual',
  NUMBER_GREATER_THAN: 'greaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'greaterThanOrEqual',
  NUMBER_LESS_THAN: 'lessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'lessThanOrEqual',
};
const DATES: Readonly<Record<string, string>> = {
  DATE_AFTER: 'greaterThan',
  DATE_BEFORE: 'lessThan',
  DATE_EQUAL_TO: 'equal',
};

type UniverCondition = Record<string, unknown>;

/** Univer's rule; `criteria` rides along, since a date rule looks like a number's. */
export function toUniverFormat(rule: ConditionalRule, cfId: string): Record<string, unknown> {
  const style = {
    ...(rule.background === null ? {} : { bg: { rgb: rule.background } }),
    ...(rule.fontColor === null ? {} : { cl: { rgb: rule.fontColor } }),
    ...(rule.bold === null ? {} : { bl: rule.bold ? 1 : 0 }),
    ...(rule.italic === null ? {} : { it: rule.italic ? 1 : 0 }),
    ...(rule.underline === null ? {} : { ul: { s: rule.underline ? 1 : 0 } }),
    ...(rule.strikethrough === null ? {} : { st: { s: rule.strikethrough ? 1 : 0 } }),
  };
  const condition = { type: 'highlightCell', style, criteria: rule.criteria, ...conditionOf(rule) };
  return { cfId, stopIfTrue: false, ranges: rule.areas.map(univerRange), rule: condition };
}

function conditionOf(rule: ConditionalRule): UniverCondition {
  const [one, two] = rule.args;
  if (rule.criteria === 'CUSTOM_FORMULA') return { subType: 'formula', value: toUniver(String(one)) };
  const text = TEXTS[rule.criteria];
  if (text) return { subType: 'text', operator: text, value: one === undefined ? '' : String(one) };
  const operator = NUMBERS[rule.criteria] ?? DATES[rule.criteria];
  if (!operator) throw new NotImplemented(`BooleanCriteria.${rule.criteria}`);
  const bounds = [one, two]
    .filter((bound) => bound !== undefined)
    .map((bound) => (isDate(bound) ? serialOf(bound) : Number(bound)));
  return { subType: 'number', operator, value: bounds.length > 1 ? bounds : bounds[0] };
}

/** The criteria of a rule, whether a script or a page made it. */
export function fromUniverFormat(stored: IConditionFormattingRule, areaOf: (range: IRange) => Area): ConditionalRule {
  const rule = stored.rule as unknown as {
    type: string;
    subType?: string;
    operator?: string;
    value?: unknown;
    criteria?: string;
    style?: Record<string, never>;
  };
  if (rule.type !== 'highlightCell') throw new NotImplemented(`conditional format of type ${rule.type}`);
  const style = (rule.style ?? {}) as {
    bg?: { rgb?: string };
    cl?: { rgb?: string };
    bl?: number;
    it?: number;
    ul?: { s: number };
    st?: { s: number };
  };
  const flag = (value: number | undefined): boolean | null => (value === undefined ? null : value === 1);
  return {
    areas: stored.ranges.map(areaOf),
    ...criteriaOf(rule),
    background: style.bg?.rgb ?? null,
    fontColor: style.cl?.rgb ?? null,
    bold: flag(style.bl),
    italic: flag(style.it),
    underline: flag(style.ul?.s),
    strikethrough: flag(style.st?.s),
  };
}

function criteriaOf(rule: {
  subType?: string;
  operator?: string;
  value?: unknown;
  criteria?: string;
}): Pick<ConditionalRule, 'criteria' | 'args'> {
  if (rule.subType === 'formula') return { criteria: 'CUSTOM_FORMULA', args: [fromUniver(String(rule.value))] };
  const table = rule.subType === 'text' ? TEXTS : NUMBERS;
  const criteria = rule.criteria ?? Object.entries(table).find(([, operator]) => operator === rule.operator)?.[0];
  if (!criteria) throw new NotImplemented(`conditional format on ${rule.subType}`);
  if (criteria.startsWith('CELL_')) return { criteria, args: [] };
  const values = Array.isArray(rule.value) ? rule.value : [rule.value];
  return {
    criteria,
    args: values.map((value) => (criteria in DATES ? dateOf(Number(value)) : (value as string | number))),
  };
}
