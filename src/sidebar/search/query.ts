/** What a person looks for, as it is compared. */
import { foldText, spaceWords } from '../text/fold.ts';

export type Term =
  /** The beginning of a word, wherever it stands. */
  | { readonly kind: 'word'; readonly word: string }
  /** Part of an address, as it is typed. */
  | { readonly kind: 'address'; readonly text: string }
  /** A number in groups: its digits stand somewhere in one, or its groups are words that follow each other. */
  | { readonly kind: 'number'; readonly digits: string; readonly words: readonly string[] };

export interface Query {
  readonly terms: readonly Term[];
  /** Letters and digits in all. */
  readonly length: number;
}

/** Fewer letters would find half of the workbook. */
export const SHORTEST = 3;

/** Digits in groups, with what people put between and before them: `06 12`, `+33 (0)6.12`, `123 456 789`. */
const NUMBER = /(?<![\p{L}\p{N}@-])[+(]?\d[\d\s().+/-]*(?![\p{L}\p{N}@])/gu;

/** Words in any order; accents and case are ignored. */
export function readQuery(typed: string): Query {
  const folded = foldText(typed).trim();
  const terms: Term[] = [];
  const rest = folded.replace(NUMBER, (text) => {
    const digits = readNumber(text);
    if (digits.length < SHORTEST) return text;
    terms.push({ kind: 'number', digits, words: wordsIn(text) });
    return ' ';
  });
  for (const token of rest.split(/\s+/)) {
    if (/[^@]@|@[^@]/.test(token)) terms.push({ kind: 'address', text: token });
    else terms.push(...wordsIn(token).map((word): Term => ({ kind: 'word', word })));
  }
  return { terms, length: wordsIn(folded).join('').length };
}

/** The digits of a number; a French one as it is dialled in France, whatever stands before it. */
export function readNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  const abroad = /^\s*\(?(?:\+|00)/.test(text) || (digits.length === 11 && digits.startsWith('33'));
  return abroad ? digits.replace(/^(?:00)?330?/, '0') : digits;
}

function wordsIn(text: string): string[] {
  return spaceWords(text)
    .split(' ')
    .filter((word) => word !== '');
}
