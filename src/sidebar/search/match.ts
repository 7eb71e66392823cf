/** Whether a row answers a query, and how well. */
import type { SearchEntry, SearchedTable, SearchIndex } from '../../rpc/index.ts';
import { foldText, spaceWords } from '../text/fold.ts';
import { type Query, readNumber, type Term } from './query.ts';

/** A row that can be found, its texts folded once. */
export interface Findable {
  readonly table: SearchedTable;
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** Addresses and numbers, one a line. */
  readonly codes: string;
  readonly notes: string;
  readonly day: string;
  /** The words of each text, name, detail, codes, notes, each word behind a space. */
  readonly words: readonly string[];
  /** Its addresses, folded. */
  readonly addresses: string;
  /** The digits of its numbers, one number a line. */
  readonly numbers: string;
}

/** The place of addresses and numbers among the texts of a row, the best first: name, detail, codes, notes. */
const IN_CODES = 2;

export interface Found {
  readonly row: Findable;
  /** The smaller the better. */
  readonly rank: number;
}

export function prepareIndex({ table, entries }: SearchIndex): Findable[] {
  return entries.map((entry) => prepare(table, entry));
}

function prepare(table: SearchedTable, [id, name, detail, codes, notes, day]: SearchEntry): Findable {
  const coded = `${id}\n${codes}`;
  return {
    table,
    id,
    name,
    detail,
    codes: coded,
    notes,
    day,
    words: [name, detail, coded, notes].map(spaceWords),
    addresses: foldText(coded),
    numbers: /\d/.test(codes) ? codes.split('\n').map(readNumber).join('\n') : '',
  };
}

/** The rows that answer all of the query: the best first, among equals the latest first. */
export function findRows(rows: readonly Findable[], { terms }: Query): Found[] {
  if (terms.length === 0) return [];
  const found: Found[] = [];
  for (const row of rows) {
    let rank = 0;
    for (const term of terms) {
      rank += rankOf(row, term);
      if (rank === Number.POSITIVE_INFINITY) break;
    }
    if (rank !== Number.POSITIVE_INFINITY) found.push({ row, rank });
  }
  return found.sort(
    (a, b) => a.rank - b.rank || compare(b.row.day, a.row.day) || a.row.name.localeCompare(b.row.name, 'fr'),
  );
}

/** The place of the best field in which a term matches; infinity for none. */
function rankOf(row: Findable, term: Term): number {
  switch (term.kind) {
    case 'word':
      return rankOfWord(row, term.word);
    case 'address':
      return row.addresses.includes(term.text) ? IN_CODES : Number.POSITIVE_INFINITY;
    case 'number':
      return Math.min(rankOfNumber(row, term.digits), rankOfWord(row, term.words.join(' ')));
  }
}

/** « 04 78 » is the beginning of a number before it is its end. */
function rankOfNumber({ numbers }: Findable, digits: string): number {
  if (`\n${numbers}`.includes(`\n${digits}`)) return IN_CODES;
  return numbers.includes(digits) ? IN_CODES + 0.5 : Number.POSITIVE_INFINITY;
}

function rankOfWord({ words, addresses }: Findable, word: string): number {
  const begins = ` ${word}`;
  for (const [rank, text] of words.entries()) {
    if (text.includes(begins)) return rank;
    // « cvasseur@ » is Vasseur's.
    if (rank === IN_CODES && word.length > 3 && addresses.includes(word)) return rank;
  }
  return Number.POSITIVE_INFINITY;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
