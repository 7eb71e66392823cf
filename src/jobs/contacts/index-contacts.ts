import type { ContactRow } from '../../crm/tables/index.ts';
import { toWireDay } from '../pages/wire-days.ts';

/**
 * Contacts on their way to a page, small enough to go all at once: texts that come back often stand once, in `words`,
 * and the entries give their places there.
 */
export interface ContactIndex {
  readonly words: readonly string[];
  readonly entries: readonly ContactEntry[];
}

export type ContactEntry = readonly [
  id: string,
  firstName: string,
  lastName: string,
  email: string,
  /** Digits of both numbers. */
  phones: string,
  company: number,
  position: number,
  stage: number,
  temperature: number,
  optedOut: 0 | 1,
  nextAction: string,
  /** `2026-06-19`, or `''`. */
  dueOn: string,
];

/** The columns of a contact that a page shows or searches. */
export type IndexedContact = Pick<
  ContactRow,
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'mobile'
  | 'company'
  | 'position'
  | 'stage'
  | 'temperature'
  | 'optedOut'
  | 'nextAction'
  | 'dueOn'
>;

/** Rows without an identifier cannot be referred to yet, and are left out. */
export function indexContacts(rows: readonly { readonly id: string; readonly values: IndexedContact }[]): ContactIndex {
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, places.size);
    return places.size - 1;
  };
  const entries = rows
    .filter(({ id }) => id !== '')
    .map(
      ({ id, values }): ContactEntry => [
        id,
        values.firstName,
        values.lastName,
        values.email,
        [values.phone, values.mobile]
          .map((phone) => phone.replace(/\D/g, ''))
          .join(' ')
          .trim(),
        place(values.company),
        place(values.position),
        place(values.stage),
        place(values.temperature),
        values.optedOut ? 1 : 0,
        values.nextAction,
        toWireDay(values.dueOn),
      ],
    );
  return { words: [...places.keys()], entries };
}
