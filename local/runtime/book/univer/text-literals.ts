/**
 * What stands between quotes in a formula is a text, as in Sheets. Univer takes `"01/06/2026"` for 6 January, `"12 %"`
 * for a number, a line break for a space, and the comma in `{"a,b"}` for the end of an element.
 */
import type { Injector } from '@univerjs/core';
import {
  ArrayValueObject,
  type BaseValueObject,
  IFunctionService,
  Lexer,
  StringValueObject,
  ValueObjectFactory,
} from '@univerjs/preset-sheets-node-core';
import { tokenize, UNIVER } from '../formulas/tokens.ts';

/** Functions that hand an argument on untouched, and those that work on the characters of texts. */
const OF_TEXTS = [
  ...['ARRAYFORMULA', 'CHOOSE', 'IF', 'IFERROR', 'IFNA', 'IFS', 'SWITCH'],
  ...['CLEAN', 'CONCAT', 'CONCATENATE', 'EXACT', 'FIND', 'LEFT', 'LEN', 'LOWER', 'MID', 'PROPER', 'REPLACE', 'RIGHT'],
  ...['SEARCH', 'SUBSTITUTE', 'T', 'TEXTJOIN', 'TRIM', 'UPPER'],
];

/** Makes these functions take texts for what they are. Those that calculate go on reading `"12 %"` as a number, as in Sheets. */
export function takeTextsAsTheyAre(injector: Injector): void {
  const functions = injector.get(IFunctionService);
  for (const name of OF_TEXTS) {
    const executor = functions.getExecutor(name);
    if (executor) executor.isArgumentsIgnoreNumberPattern = () => true;
  }
}

/** Makes formulas keep their texts whole. Once per context. */
export function keepTextsWhole(): void {
  keepQuotesAndLineBreaks();
  keepArrayElements();
}

/** What Univer's lexer spoils, and stand-ins that Unicode reserves to programs: https://www.unicode.org/faq/private_use.html#nonchar1 */
const DISGUISES = [
  ['\n', '\ufdd0', '\n'],
  ['\r', '\ufdd1', '\r'],
  ['""', '\ufdd2', '"'],
] as const;

/** Univer's lexer makes spaces of line breaks and loses doubled quotes: those of texts go through it in disguise. */
function keepQuotesAndLineBreaks(): void {
  const buildTree = Lexer.prototype.treeBuilder;
  Lexer.prototype.treeBuilder = function disguised(formula, ...others) {
    return buildTree.call(this, /[\n\r]|""/.test(formula) ? disguise(formula) : formula, ...others);
  };
  const createValue = ValueObjectFactory.create;
  ValueObjectFactory.create = (...given) => {
    const value = createValue(...given);
    const text = value.isString() ? String(value.getValue()) : '';
    return /[\ufdd0-\ufdd2]/.test(text) ? StringValueObject.create(reveal(text)) : value;
  };
}

function disguise(formula: string): string {
  const tokens = tokenize(formula.slice(1), UNIVER);
  return `=${tokens.map(({ kind, text }) => (kind === 'string' ? `"${hide(text.slice(1, -1))}"` : text)).join('')}`;
}

function hide(text: string): string {
  return DISGUISES.reduce((hidden, [spoilt, disguised]) => hidden.replaceAll(spoilt, disguised), text);
}

function reveal(text: string): string {
  return DISGUISES.reduce((shown, [, disguised, meant]) => shown.replaceAll(disguised, meant), text);
}

interface ArrayLiteral {
  _formatValue(raw: unknown): unknown;
}

/** Univer parts the elements of `{…}` at every comma and semicolon, those of texts included. */
function keepArrayElements(): void {
  const array = ArrayValueObject.prototype as unknown as ArrayLiteral;
  const formatValue = array._formatValue;
  array._formatValue = function whole(raw) {
    if (typeof raw !== 'string') return formatValue.call(this, raw);
    const rows = elementsOf(raw.slice(1, -1));
    return formatValue.call(this, {
      calculateValueList: rows,
      rowCount: rows.length,
      columnCount: Math.max(...rows.map((row) => row.length)),
      unitId: '',
      sheetId: '',
      row: -1,
      column: -1,
    });
  };
}

function elementsOf(body: string): BaseValueObject[][] {
  const rows = [['']];
  for (const { kind, text } of tokenize(body, UNIVER)) {
    const row = rows.at(-1) as string[];
    if (kind !== 'separator') row.push(row.pop() + text);
    else if (text === ';') rows.push(['']);
    else row.push('');
  }
  return rows.map((row) => row.map((element) => ValueObjectFactory.create(element.trim(), true)));
}
