/** Conditional format rules and their builder. https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule-builder */
import type { ConditionalRule } from '../../book/conditional-formats.ts';
import { exception } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import { BooleanCriteria } from './enums.ts';
import { type Range, rangeOf } from './range.ts';

/** The condition of a rule, as scripts read it. */
class BooleanCondition {
  private readonly rule: ConditionalRule;

  constructor(rule: ConditionalRule) {
    this.rule = rule;
  }

  getCriteriaType = (): EnumValue => BooleanCriteria[this.rule.criteria as 'CELL_EMPTY'];
  getCriteriaValues = (): unknown[] => [...this.rule.args];
  getBackground = (): string | null => this.rule.background;
  getFontColor = (): string | null => this.rule.fontColor;
  getBold = (): boolean | null => this.rule.bold;
  getItalic = (): boolean | null => this.rule.italic;
  getUnderline = (): boolean | null => this.rule.underline;
  getStrikethrough = (): boolean | null => this.rule.strikethrough;
}

export class ConditionalFormatRule {
  readonly rule: ConditionalRule;

  constructor(rule: ConditionalRule) {
    this.rule = rule;
  }

  getRanges = (): Range[] => this.rule.areas.map(rangeOf);
  getBooleanCondition = (): BooleanCondition => refuseUnknown(new BooleanCondition(this.rule), 'BooleanCondition');
  getGradientCondition = (): null => null;
  copy = (): ConditionalFormatRuleBuilder => newConditionalFormatRule(this.rule);
}

const WHENS = {
  whenCellEmpty: 'CELL_EMPTY',
  whenCellNotEmpty: 'CELL_NOT_EMPTY',
  whenDateAfter: 'DATE_AFTER',
  whenDateBefore: 'DATE_BEFORE',
  whenDateEqualTo: 'DATE_EQUAL_TO',
  whenFormulaSatisfied: 'CUSTOM_FORMULA',
  whenNumberBetween: 'NUMBER_BETWEEN',
  whenNumberEqualTo: 'NUMBER_EQUAL_TO',
  whenNumberGreaterThan: 'NUMBER_GREATER_THAN',
  whenNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  whenNumberLessThan: 'NUMBER_LESS_THAN',
  whenNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  whenNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  whenNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  whenTextContains: 'TEXT_CONTAINS',
  whenTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  whenTextEndsWith: 'TEXT_ENDS_WITH',
  whenTextEqualTo: 'TEXT_EQUAL_TO',
  whenTextStartsWith: 'TEXT_STARTS_WITH',
} as const;

const NEW_RULE: ConditionalRule = {
  areas: [],
  criteria: '',
  args: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

export class ConditionalFormatRuleBuilder {
  private rule: ConditionalRule;

  constructor(rule: ConditionalRule) {
    this.rule = rule;
  }

  setRanges(ranges: readonly Range[]): this {
    return this.changed({ areas: ranges.map((range) => range.area) });
  }

  withCriteria(criteria: EnumValue, args: readonly (string | number | Date)[]): this {
    return this.changed({ criteria: criteria.name(), args });
  }

  setBackground = (background: string | null): this => this.changed({ background });
  setFontColor = (fontColor: string | null): this => this.changed({ fontColor });
  setBold = (bold: boolean | null): this => this.changed({ bold });
  setItalic = (italic: boolean | null): this => this.changed({ italic });
  setUnderline = (underline: boolean | null): this => this.changed({ underline });
  setStrikethrough = (strikethrough: boolean | null): this => this.changed({ strikethrough });
  getRanges = (): Range[] => this.rule.areas.map(rangeOf);
  copy = (): ConditionalFormatRuleBuilder => newConditionalFormatRule(this.rule);

  build(): ConditionalFormatRule {
    if (this.rule.criteria === '') throw exception('A conditional format rule must have a condition.');
    if (this.rule.areas.length === 0) throw exception('A conditional format rule must have at least one range.');
    return ruleOf(this.rule);
  }

  private changed(change: Partial<ConditionalRule>): this {
    this.rule = { ...this.rule, ...change };
    return this;
  }
}

for (const [method, criteria] of Object.entries(WHENS)) {
  (ConditionalFormatRuleBuilder.prototype as unknown as Record<string, unknown>)[method] = function when(
    this: ConditionalFormatRuleBuilder,
    ...args: (string | number | Date)[]
  ) {
    return this.withCriteria(BooleanCriteria[criteria], args);
  };
}

export function newConditionalFormatRule(from: ConditionalRule = NEW_RULE): ConditionalFormatRuleBuilder {
  return refuseUnknown(new ConditionalFormatRuleBuilder(from), 'ConditionalFormatRuleBuilder');
}

export function ruleOf(rule: ConditionalRule): ConditionalFormatRule {
  return refuseUnknown(new ConditionalFormatRule(rule), 'ConditionalFormatRule');
}
