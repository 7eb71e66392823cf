/** Data validation rules and their builder. https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder */
import { exception } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { DataValidationCriteria } from './enums.ts';
import { Range, rangeOf } from './range.ts';

/** A rule as it crosses the bridge. */
export interface RuleRecord {
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly help: string | null;
}

export class DataValidation {
  readonly record: RuleRecord;

  constructor(record: RuleRecord) {
    this.record = record;
  }

  getAllowInvalid = (): boolean => this.record.allowInvalid;
  getCriteriaType = (): EnumValue => DataValidationCriteria[this.record.criteria as 'CHECKBOX'];
  getCriteriaValues = (): unknown[] => this.record.args.map(toScript);
  getHelpText = (): string | null => this.record.help;
  copy = (): DataValidationBuilder => newDataValidation(this.record);
}

/** The criteria whose arguments are the method's own. */
const PLAIN = {
  requireDateAfter: 'DATE_AFTER',
  requireDateBefore: 'DATE_BEFORE',
  requireDateBetween: 'DATE_BETWEEN',
  requireDateEqualTo: 'DATE_EQUAL_TO',
  requireDate: 'DATE_IS_VALID_DATE',
  requireDateNotBetween: 'DATE_NOT_BETWEEN',
  requireDateOnOrAfter: 'DATE_ON_OR_AFTER',
  requireDateOnOrBefore: 'DATE_ON_OR_BEFORE',
  requireFormulaSatisfied: 'CUSTOM_FORMULA',
  requireNumberBetween: 'NUMBER_BETWEEN',
  requireNumberEqualTo: 'NUMBER_EQUAL_TO',
  requireNumberGreaterThan: 'NUMBER_GREATER_THAN',
  requireNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  requireNumberLessThan: 'NUMBER_LESS_THAN',
  requireNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  requireNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  requireNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  requireTextContains: 'TEXT_CONTAINS',
  requireTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  requireTextEqualTo: 'TEXT_EQUAL_TO',
  requireTextIsEmail: 'TEXT_IS_VALID_EMAIL',
  requireTextIsUrl: 'TEXT_IS_VALID_URL',
  requireCheckbox: 'CHECKBOX',
} as const;

/** https://support.google.com/docs/answer/186103: a drop-down list holds at most 500 items. */
const MOST_ITEMS = 500;

export class DataValidationBuilder {
  private criteria: string | null;
  private args: readonly unknown[];
  private allowInvalid: boolean;
  private help: string | null;

  constructor(from: RuleRecord | null) {
    this.criteria = from?.criteria ?? null;
    this.args = from?.args ?? [];
    this.allowInvalid = from?.allowInvalid ?? true;
    this.help = from?.help ?? null;
  }

  requireValueInList(values: readonly unknown[], showDropdown = true): this {
    if (values.length > MOST_ITEMS)
      throw exception(`The list of items in the data validation rule exceeds the maximum of ${MOST_ITEMS}.`);
    return this.required('VALUE_IN_LIST', [values.map(String), showDropdown]);
  }

  requireValueInRange(range: Range, showDropdown = true): this {
    return this.required('VALUE_IN_RANGE', [{ area: range.area }, showDropdown]);
  }

  withCriteria(criteria: EnumValue, args: readonly unknown[]): this {
    return this.required(
      criteria.name(),
      args.map((argument) => (argument instanceof Range ? { area: argument.area } : argument)),
    );
  }

  setAllowInvalid(allowInvalid: boolean): this {
    this.allowInvalid = allowInvalid;
    return this;
  }

  setHelpText(help: string): this {
    this.help = help;
    return this;
  }

  getAllowInvalid = (): boolean => this.allowInvalid;
  getCriteriaType = (): EnumValue | null =>
    this.criteria === null ? null : DataValidationCriteria[this.criteria as 'CHECKBOX'];
  getCriteriaValues = (): unknown[] => this.args.map(toScript);
  getHelpText = (): string | null => this.help;
  copy = (): DataValidationBuilder =>
    newDataValidation({
      criteria: this.criteria ?? '',
      args: this.args,
      allowInvalid: this.allowInvalid,
      help: this.help,
    });

  build(): DataValidation {
    if (this.criteria === null) throw exception('Data validation rule must have criteria.');
    return rule({ criteria: this.criteria, args: this.args, allowInvalid: this.allowInvalid, help: this.help });
  }

  private required(criteria: string, args: readonly unknown[]): this {
    this.criteria = criteria;
    this.args = args;
    return this;
  }
}

for (const [method, criteria] of Object.entries(PLAIN)) {
  (DataValidationBuilder.prototype as unknown as Record<string, unknown>)[method] = function require(
    this: DataValidationBuilder,
    ...args: unknown[]
  ) {
    return this.withCriteria(DataValidationCriteria[criteria], args);
  };
}

export function newDataValidation(from: RuleRecord | null = null): DataValidationBuilder {
  return refuseUnknown(new DataValidationBuilder(from), 'DataValidationBuilder');
}

export function readRule(record: RuleRecord | null): DataValidation | null {
  return record && rule(record);
}

export function toRecord(validation: DataValidation | null): RuleRecord | null {
  return validation?.record ?? null;
}

function rule(record: RuleRecord): DataValidation {
  return refuseUnknown(new DataValidation(record), 'DataValidation');
}

function toScript(argument: unknown): unknown {
  const area = (argument as { area?: Area } | null)?.area;
  return area ? rangeOf(area) : argument;
}
