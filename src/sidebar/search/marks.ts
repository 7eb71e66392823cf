/** Which letters of a text answer a query. */
import type { Piece } from '../components/marked.tsx';
import { foldWithPlaces, wordsOf } from '../text/fold.ts';
import type { Findable } from './match.ts';
import type { Query, Term } from './query.ts';

/** From a character of the text to another, the last one left out. */
type Span = readonly [from: number, to: number];

/** The text, cut where the query matches. */
export function markMatches(text: string, { terms }: Query): Piece[] {
  const folded = foldWithPlaces(text);
  const spans = terms.flatMap((term) => findSpans(text, folded, term)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const pieces: Piece[] = [];
  let end = 0;
  const add = (from: number, to: number, matched: boolean) => {
    if (from < to) pieces.push({ text: text.slice(from, to), at: from, matched });
  };
  for (const [from, to] of spans) {
    if (to <= end) continue;
    add(end, Math.max(from, end), false);
    add(Math.max(from, end), to, true);
    end = to;
  }
  add(end, text.length, false);
  return pieces;
}

function findSpans(text: string, folded: ReturnType<typeof foldWithPlaces>, term: Term): Span[] {
  const span = (at: number, length: number): Span => [
    folded.places[at] ?? 0,
    folded.places[at + length] ?? text.length,
  ];
  const words = wordsOf(folded.folded);
  const begins = (wanted: string): Span[] =>
    words.filter(({ word }) => word.startsWith(wanted)).map(({ at }) => span(at, wanted.length));
  switch (term.kind) {
    case 'word': {
      const found = begins(term.word);
      return found.length > 0 || !text.includes('@') ? found : findText(folded.folded, term.word, span);
    }
    case 'address':
      return findText(folded.folded, term.text, span);
    case 'number': {
      const found = findDigits(text, term.digits);
      return found.length > 0 ? found : findRun(words, term.words, span);
    }
  }
}

/** Words that follow each other, the last one perhaps only begun. */
function findRun(
  words: ReturnType<typeof wordsOf>,
  run: readonly string[],
  span: (at: number, length: number) => Span,
): Span[] {
  const last = run.length - 1;
  return words.flatMap(({ at }, first) => {
    const end = words[first + last];
    const wanted = run[last];
    if (!end || wanted === undefined || !end.word.startsWith(wanted)) return [];
    const follows = run.slice(0, last).every((group, place) => words[first + place]?.word === group);
    return follows ? [span(at, end.at + wanted.length - at)] : [];
  });
}

function findText(folded: string, wanted: string, span: (at: number, length: number) => Span): Span[] {
  const at = folded.indexOf(wanted);
  return at < 0 ? [] : [span(at, wanted.length)];
}

/** Digits in a row, whatever stands between them; a French number may begin with its country. */
function findDigits(text: string, digits: string): Span[] {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const all = places.map((place) => text[place]).join('');
  const wanted = all.includes(digits) ? digits : digits.replace(/^0/, '');
  const at = all.indexOf(wanted);
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  return wanted.length < 3 || first === undefined || last === undefined ? [] : [[first, last + 1]];
}

/** Letters around what matched. */
const AROUND = 40;

/** Where the row answers what its name and detail do not: the line, cut short; `''` when they say all. */
export function excerptOf({ name, detail, codes, notes }: Findable, { terms, length }: Query): string {
  const shown = foldWithPlaces(`${name}\n${detail}`);
  const hidden = { length, terms: terms.filter((term) => findSpans(`${name}\n${detail}`, shown, term).length === 0) };
  for (const line of `${codes}\n${notes}`.split('\n')) {
    const [first] = markMatches(line, hidden).filter(({ matched }) => matched);
    if (first) return shorten(line, first.at);
  }
  return '';
}

function shorten(line: string, at: number): string {
  const from = at <= AROUND ? 0 : line.indexOf(' ', at - AROUND) + 1;
  const end = line.length <= at + 2 * AROUND ? line.length : line.lastIndexOf(' ', at + 2 * AROUND);
  const to = end <= at ? Math.min(line.length, at + 2 * AROUND) : end;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
