/**
 * Splits a formula into tokens, in the two ways of writing that meet here: a French workbook's (`=SI(A1>1,5;"a";"b")`)
 * and Univer's (`=IF(A1>1.5,"a","b")`). No character is lost: joining the texts gives the formula back.
 */

export type TokenKind =
  | 'space'
  | 'string'
  | 'number'
  /** A cell or range, with its tab: `'Ma feuille'!$A$1:B2`, `A:C`, `A2:H`. */
  | 'reference'
  /** A function's name; the `(` that follows is a token of its own. */
  | 'function'
  | 'name'
  | 'error'
  | 'operator'
  | 'separator'
  | 'open'
  | 'close'
  /** No formula may contain this. */
  | 'unreadable';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** How a workbook writes decimals and lists. */
export interface Notation {
  readonly decimal: ',' | '.';
  readonly argument: ';' | ',';
  /** Between two columns of a `{…}` array; rows are parted by `;` everywhere. */
  readonly column: '\\' | ',';
}

export const FRENCH: Notation = { decimal: ',', argument: ';', column: '\\' };
export const UNIVER: Notation = { decimal: '.', argument: ',', column: ',' };

const TAB = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const RANGE = String.raw`(?:${CELL}(?::\$?[A-Za-z]{1,3}(?:\$?[1-9]\d*)?(?![\p{L}\p{N}_(]))?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d*:\$?[1-9]\d*)`;
const AFTER_REFERENCE = String.raw`(?![\p{L}\p{N}_.(!])`;

const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/uy],
  ['string', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)/uy],
  ['reference', new RegExp(`${TAB}(?:${RANGE}${AFTER_REFERENCE}|#REF!)`, 'uy')],
  ['function', /[\p{L}_][\p{L}\p{N}_.]*(?=\s*\()/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<=|>=|<>|[-+*/^&=<>%:]/uy],
  ['open', /[({]/uy],
  ['close', /[)}]/uy],
];
const NUMBERS = { ',': /\d+(?:,\d+)?(?:[eE][+-]?\d+)?/uy, '.': /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy };
const SEPARATORS = { ';': /[;\\]/uy, ',': /[,;]/uy };

/** Tokens of a formula given without its `=`. */
export function tokenize(body: string, notation: Notation): Token[] {
  const patterns = [
    ...PATTERNS,
    ['number', NUMBERS[notation.decimal]],
    ['separator', SEPARATORS[notation.argument]],
  ] as const;
  const tokens: Token[] = [];
  let at = 0;
  while (at < body.length) {
    const token = patterns.map(([kind, pattern]) => matchAt(kind, pattern, body, at)).find((match) => match !== null);
    const found = token ?? { kind: 'unreadable', text: String.fromCodePoint(body.codePointAt(at) ?? 0) };
    tokens.push(found);
    at += found.text.length;
  }
  return tokens;
}

function matchAt(kind: TokenKind, pattern: RegExp, body: string, at: number): Token | null {
  pattern.lastIndex = at;
  const match = pattern.exec(body);
  return match ? { kind, text: match[0] } : null;
}
