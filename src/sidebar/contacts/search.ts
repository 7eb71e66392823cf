import type { Piece } from '../components/marked.tsx';
import { foldText, foldWithPlaces, wordsOf } from '../text/fold.ts';
import type { Contact } from './contact.ts';

export interface Found {
  /** The best, at most as many as asked for. */
  readonly contacts: readonly Contact[];
  /** How many match in all. */
  readonly total: number;
}

/** Where a word of the query may match: a lower rank shows first. */
const EMAIL_RANK = 3;
const PHONE_RANK = 4;

/** A telephone fragment as people type it, from three digits. */
const PHONE = /^\+?[\d\s.()-]{3,}$/;

/**
 * Contacts of which each word of the query begins a word of the name or company, or stands in the e-mail; digits stand
 * anywhere in a telephone number. Last names first, then first names, companies, e-mails. Accents and case are ignored.
 */
export function searchContacts(contacts: readonly Contact[], query: string, limit: number): Found {
  const folded = foldText(query).trim();
  if (folded === '') return { contacts: [], total: 0 };
  const wanted = folded.includes('@') ? [folded] : wordsOf(folded).map(({ word }) => word);
  const digits = PHONE.test(folded) ? folded.replace(/\D/g, '').replace(/^33/, '') : '';
  const ranked: { contact: Contact; rank: number }[] = [];
  for (const contact of contacts) {
    const rank = rankOf(contact, wanted, digits);
    if (rank !== null) ranked.push({ contact, rank });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.contact.name.localeCompare(b.contact.name, 'fr'));
  return { contacts: ranked.slice(0, limit).map(({ contact }) => contact), total: ranked.length };
}

/** The sum of where the words match; `null` when one matches nowhere. */
function rankOf(contact: Contact, wanted: readonly string[], digits: string): number | null {
  if (digits.length >= 3 && contact.phones.includes(digits)) return PHONE_RANK;
  if (wanted.length === 0) return null;
  let rank = 0;
  for (const word of wanted) {
    const field = contact.keys.findIndex((words) => words.some((candidate) => candidate.startsWith(word)));
    if (field >= 0) rank += field;
    else if (contact.emailKey.includes(word)) rank += EMAIL_RANK;
    else return null;
  }
  return rank;
}

/** A text cut where words of the query begin its words. */
export function splitMatches(text: string, query: string): Piece[] {
  const wanted = wordsOf(foldText(query)).map(({ word }) => word);
  const { folded, places } = foldWithPlaces(text);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, matched: boolean) => {
    if (from < to) pieces.push({ text: text.slice(from, to), at: from, matched });
  };
  let end = 0;
  for (const { word, at } of wordsOf(folded)) {
    const longest = wanted.filter((candidate) => word.startsWith(candidate)).sort((a, b) => b.length - a.length)[0];
    if (longest === undefined) continue;
    const from = places[at] ?? 0;
    const to = places[at + longest.length] ?? text.length;
    add(end, from, false);
    add(from, to, true);
    end = to;
  }
  add(end, text.length, false);
  return pieces;
}
