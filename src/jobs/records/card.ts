/** A record card on its way to the page: plain JSON, days as `2026-06-19`, `''` for what is not there. */

import type { ActivityRequest } from './activity.ts';

/** What a card was asked for, and what came of it. */
export type OpenedRecord =
  | RecordCard
  /** The row leads to this one: ask for it. */
  | { readonly kind: 'elsewhere'; readonly id: string }
  /** Nothing to show, and why, in one sentence. */
  | { readonly kind: 'none'; readonly reason: string }
  /** The row is no longer in its tab. */
  | { readonly kind: 'gone'; readonly id: string; readonly tab: string };

export interface RecordCard {
  readonly kind: 'contact' | 'company';
  readonly id: string;
  readonly today: string;
  readonly name: string;
  /** Below the name. */
  readonly lines: readonly string[];
  /** For a contact: where the person works. `id` is `''` when the name leads to no row. */
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly temperature: string;
  /** A contact's stage; those of a company's open opportunities, the last one moved first. */
  readonly stages: readonly string[];
  readonly role: string;
  readonly optedOut: boolean;
  /** Links, `mailto:…` and `tel:…`. */
  readonly email: string;
  readonly phone: string;
  /** The contact on whom the journal opens. */
  readonly journalOn: string;
  readonly nextAction: NextAction | null;
  readonly score: RecordScore | null;
  readonly opportunities: readonly RecordOpportunity[];
  readonly facts: readonly Fact[];
  /** Contacts of a company. */
  readonly people: readonly RecordPerson[];
  /** What to ask for next, as it stands. */
  readonly activity: ActivityRequest;
}

export interface NextAction {
  /** The row that holds it. */
  readonly table: 'contacts' | 'opportunities';
  readonly id: string;
  /** Whose it is, when it is not the record's own. */
  readonly owner: string;
  readonly text: string;
  readonly dueOn: string;
  readonly late: boolean;
}

/** The stored score, as it stands in the sheet. */
export interface RecordScore {
  readonly score: number;
  /** What unknown facts keep out of reach, at most. */
  readonly unknown: number;
  /** `null` when the explanation was not written by Pistil: `sentence` then stands for it. */
  readonly dimensions: readonly RecordDimension[] | null;
  readonly sentence: string;
  /** What Claude adds to the rules; `''` without an opinion. */
  readonly opinion: string;
  readonly advice: ScoreAdvice | null;
}

export interface RecordDimension {
  readonly name: string;
  readonly points: number;
  readonly weight: number;
  readonly text: string;
  /** Points that depend on what is not known, at most. */
  readonly unknown: number;
}

/** The one fact that would raise the score most. */
export interface ScoreAdvice {
  /** « Demandez le budget biodiversité » */
  readonly title: string;
  /** « jusqu’à 14 points de plus » */
  readonly gain: string;
  /** The company's column to fill; `''` when the answer is not a column. */
  readonly field: string;
}

export interface RecordOpportunity {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  /** « 48 000 € » */
  readonly amount: string;
  readonly days: number | null;
  readonly open: boolean;
  /** « BOAMP, date limite le 3 juillet » */
  readonly detail: string;
}

export interface RecordPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly position: string;
  readonly optedOut: boolean;
}

export interface Fact {
  /** The column's key. */
  readonly key: string;
  readonly label: string;
  /** `''`: unknown. */
  readonly text: string;
  /** `https:`, `mailto:` or `tel:`; `''` when it cannot be clicked. */
  readonly href: string;
  readonly tag: { readonly text: string; readonly tone: 'ok' | 'warn' | 'bad' } | null;
  /** « Hunter, 11 juin, 0,02 € »: where a value that Pistil filled comes from; `''` for what the team typed. */
  readonly origin: string;
}
