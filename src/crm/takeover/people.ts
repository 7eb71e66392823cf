/** Names of people as files have them: titles, capitals, first and last name in one cell. */
import { fold } from '../names.ts';

export interface PersonName {
  /** `M.`, `Mme`, `Dr`…; `''` when nothing says it. */
  readonly civility: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Which comes first in a cell that holds both. */
export type NameOrder = 'first-last' | 'last-first';

const CIVILITIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:mme|madame|mlle|mademoiselle|mrs|ms)\.?$/, 'Mme'],
  [/^(?:m|mr|monsieur)\.?$/, 'M.'],
  [/^(?:dr|docteur)\.?$/, 'Dr'],
  [/^(?:me|maitre)\.?$/, 'Me'],
  [/^(?:pr|professeur)\.?$/, 'Pr'],
];

/** Words that begin a last name. */
const PARTICLE = /^(?:de|du|des|d'|la|le|les|van|von|der|den|el|al|ben|da|dos|di|st|saint)$/;

/** « Mme » for « Madame », « M. » for « mr »; the text itself when it is none. */
export function readCivility(text: string): string {
  return civilityOf(text) ?? text.trim();
}

function civilityOf(word: string): string | null {
  const folded = fold(word);
  return CIVILITIES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** Takes the title off the beginning or the end of a name: « M. Dupont », « Dupont (Mme) ». */
export function takeCivility(text: string): { readonly civility: string; readonly name: string } {
  const words = text.trim().split(/\s+/);
  // « M.Dupont »: the title leans on the name.
  const glued = /^(mme|mlle|mr|m|dr)\.(?=\S)(.+)$/i.exec(words[0] ?? '');
  if (glued) return { civility: readCivility(`${glued[1]}.`), name: [glued[2], ...words.slice(1)].join(' ') };
  const first = words.length > 1 ? civilityOf(words[0] ?? '') : null;
  if (first !== null) return { civility: first, name: words.slice(1).join(' ') };
  const ending = (words[words.length - 1] ?? '').replace(/[()]/g, '');
  const last = words.length > 1 && ending.length > 1 ? civilityOf(ending) : null;
  return last === null ? { civility: '', name: text.trim() } : { civility: last, name: words.slice(0, -1).join(' ') };
}

/**
 * Splits a cell that holds a whole name. A comma, then capitals, tell which is the last name; then a particle; else `order`.
 */
export function splitName(text: string, order: NameOrder): PersonName {
  const { civility, name } = takeCivility(text);
  const [before, after] = name.split(/\s*,\s*/);
  if (before && after) return { civility, lastName: before, firstName: after };
  const words = name.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return { civility, lastName: name, firstName: '' };
  const shouted = words.map(isShouted);
  if (shouted.some(Boolean) && !shouted.every(Boolean)) return { civility, ...splitByCapitals(words, shouted) };
  if (order === 'last-first') {
    // « de la Tour Anne »: the last name goes on to the word after its particles.
    const start = words.findIndex((word) => !PARTICLE.test(fold(word)));
    const end = Math.min(words.length - 1, start + 1);
    return { civility, lastName: words.slice(0, end).join(' '), firstName: words.slice(end).join(' ') };
  }
  return { civility, firstName: words[0] ?? '', lastName: words.slice(1).join(' ') };
}

/** The shouted words are the last name, with the particles that lead to them. */
function splitByCapitals(words: readonly string[], shouted: readonly boolean[]): Omit<PersonName, 'civility'> {
  const isLast = words.map(
    (word, index) => shouted[index] === true || (PARTICLE.test(fold(word)) && leadsToShout(words, shouted, index)),
  );
  return {
    lastName: words.filter((_, index) => isLast[index]).join(' '),
    firstName: words.filter((_, index) => !isLast[index]).join(' '),
  };
}

function leadsToShout(words: readonly string[], shouted: readonly boolean[], index: number): boolean {
  if (shouted[index + 1] === true) return true;
  return PARTICLE.test(fold(words[index + 1] ?? '')) && leadsToShout(words, shouted, index + 1);
}

/** Two letters or more, none of them small: an initial is not a last name. */
function isShouted(word: string): boolean {
  return word.replace(/[^\p{L}]/gu, '').length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Which comes first in a column of whole names, as its header or its capitals say. */
export function nameOrderOf(header: string, names: readonly string[]): NameOrder {
  const folded = fold(header);
  const [last, first] = [folded.search(/\bnoms?\b/), folded.search(/prenom/)];
  if (first >= 0 && last >= 0) return last < first ? 'last-first' : 'first-last';
  const shoutedFirst = names.filter((name) => isShouted(name.split(/\s+/)[0] ?? '') && !isShouted(name)).length;
  return shoutedFirst * 2 > names.length ? 'last-first' : 'first-last';
}
