/** ODSQL's words: https://help.opendatasoft.com/apis/ods-explore-v2/#section/ODSQL */
import { syntaxError } from '../errors.ts';

export type Token =
  | { readonly kind: 'name' | 'symbol'; readonly text: string; readonly position: number }
  | { readonly kind: 'string' | 'date'; readonly value: string; readonly text: string; readonly position: number }
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly position: number };

const PATTERN =
  /\s+|(?<date>date\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<name>`[^`]+`|[A-Za-z_]\w*)|(?<symbol><=|>=|!=|<>|[=<>(),*:[\]])/y;

/** Splits a clause; throws the API's syntax error at the first character that begins no word. */
export function tokenize(clause: string): Token[] {
  const tokens: Token[] = [];
  for (let position = 0; position < clause.length; ) {
    PATTERN.lastIndex = position;
    const match = PATTERN.exec(clause);
    if (match === null) throw syntaxError(clause.charAt(position), position, clause);
    const [text] = match;
    const { date, string, number, name, symbol } = match.groups ?? {};
    if (date !== undefined)
      tokens.push({ kind: 'date', value: unquote(date.replace(/^date\s*/i, '')), text, position });
    else if (string !== undefined) tokens.push({ kind: 'string', value: unquote(string), text, position });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), text, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('`', ''), position });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, position });
    position = PATTERN.lastIndex;
  }
  return tokens;
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
