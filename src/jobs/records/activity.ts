/** What happened with a contact or a company, on its way to the page. */

/** What the card knows already, so that the activity needs no table twice. */
export interface ActivityRequest {
  readonly kind: 'contact' | 'company';
  readonly id: string;
  /** Identifiers of a company's contacts, and of the opportunities. */
  readonly related: readonly string[];
  /** `2026-06-09`, or `''`. */
  readonly addedOn: string;
  /** Where the row came from; `''` when nobody said. */
  readonly source: string;
}

export interface Activity {
  /** Newest first; the oldest are left out beyond a few hundred. */
  readonly lines: readonly ActivityLine[];
  readonly total: number;
  /** How many of them are interactions. */
  readonly exchanges: number;
  /** For a contact: the day until which the data may be kept, and whether it is past. */
  readonly keptUntil: { readonly day: string; readonly past: boolean } | null;
}

export interface ActivityLine {
  readonly kind: 'exchange' | 'stage' | 'tender' | 'creation';
  /** `2026-06-16T10:42`, or `2026-06-16` without a clock time; `''` when it is not known. */
  readonly at: string;
  /** « Appel, réponse positive » */
  readonly title: string;
  /** Kind of the exchange. */
  readonly type: string;
  readonly who: string;
  readonly text: string;
  /** The stage entered. */
  readonly stage: string;
  /** The contact or opportunity that it is about. */
  readonly subjectId: string;
  /** `https:`, or `''`. */
  readonly href: string;
}
