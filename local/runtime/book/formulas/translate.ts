/**
 * A formula's three forms: as a person types it in a French workbook (`=SI(A1>1,5;…)`), as Apps Script sees it there
 * (English names, French separators: `=IF(A1>1,5;…)`), and as Univer stores it (`=IF(A1>1.5,…)`).
 */
import { ENGLISH_NAME } from './function-names.ts';
import { FIRST_OPEN_ROW, OPEN_ROW, PARSE_ERROR_FUNCTION } from './open-end.ts';
import { isReadable } from './readable.ts';
import { FRENCH, type Notation, type Token, tokenize, UNIVER } from './tokens.ts';

/** French function names and VRAI, FAUX become English, as Sheets does with what a person types. */
export function toEnglishNames(formula: string): string {
  const tokens = tokenize(formula.slice(1), FRENCH);
  return `=${tokens.map(englishText).join('')}`;
}

/** What Univer must calculate. A formula Sheets could not read is kept as the text of one that shows `#ERROR!`. */
export function toUniver(formula: string): string {
  const tokens = tokenize(formula.slice(1), FRENCH);
  if (!isReadable(tokens, FRENCH)) return `=${PARSE_ERROR_FUNCTION}("${formula.replaceAll('"', '""')}")`;
  return `=${rewrite(tokens, FRENCH, UNIVER)}`;
}

/** What `getFormula` answers for a formula stored by Univer. */
export function fromUniver(formula: string): string {
  const unreadable = UNREADABLE.exec(formula);
  if (unreadable?.[1] !== undefined) return unreadable[1].replaceAll('""', '"');
  return `=${rewrite(tokenize(formula.slice(1), UNIVER), UNIVER, FRENCH)}`;
}

/** True when Sheets shows `#ERROR!` instead of calculating it. */
export function isUnreadable(univerFormula: string): boolean {
  return UNREADABLE.test(univerFormula);
}

const UNREADABLE = new RegExp(`^=${PARSE_ERROR_FUNCTION}\\("([\\s\\S]*)"\\)$`);

function rewrite(tokens: readonly Token[], from: Notation, to: Notation): string {
  const brackets: string[] = [];
  return tokens
    .map((token) => {
      if (token.kind === 'open') brackets.push(token.text);
      if (token.kind === 'close') brackets.pop();
      if (token.kind === 'number') return token.text.replace(from.decimal, to.decimal);
      if (token.kind === 'function') return token.text.toUpperCase();
      if (token.kind === 'reference') return to === UNIVER ? closeRange(token.text) : openRange(token.text);
      if (token.kind !== 'separator') return token.text;
      if (brackets.at(-1) !== '{') return to.argument;
      return token.text === from.column ? to.column : ';';
    })
    .join('');
}

/** `A2:H` → `A2:H1048576`. */
function closeRange(reference: string): string {
  return /[1-9]\d*:\$?[A-Za-z]{1,3}$/.test(reference) ? `${reference}${OPEN_ROW}` : reference;
}

/** `A2:H1048576`, or that end row shifted by insertions and deletions above → `A2:H`. */
function openRange(reference: string): string {
  return reference.replace(/(:\$?[A-Za-z]{1,3})\$?(\d{7,})$/, (all, column: string, row: string) =>
    Number(row) >= FIRST_OPEN_ROW ? column : all,
  );
}

function englishText(token: Token): string {
  const name = token.text.toUpperCase();
  if (token.kind === 'function') return ENGLISH_NAME[name] ?? name;
  if (token.kind === 'name' && name === 'VRAI') return 'TRUE';
  if (token.kind === 'name' && name === 'FAUX') return 'FALSE';
  return token.text;
}
