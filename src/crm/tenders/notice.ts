/** A public notice as the rules see it, whatever the form in which it was published. Dates are Paris clock. */

/** What a notice does: opens a call, changes one, ends one, or says who won. */
export type NoticeKind = 'call' | 'correction' | 'cancellation' | 'award' | 'announcement' | 'other';

export interface Notice {
  /** N° avis, `26-27402`. */
  readonly id: string;
  readonly kind: NoticeKind;
  /** Earlier notices that this one corrects, cancels or concludes. */
  readonly links: readonly string[];
  /** What is bought, in one sentence: the fullest wording of the notice. */
  readonly title: string;
  /** Several sentences, or `''`. */
  readonly description: string;
  readonly lots: readonly Lot[];
  readonly buyer: Buyer;
  readonly publishedOn: Date;
  /** The earliest moment at which an answer must be in; `null` when the notice gives none. */
  readonly deadline: Date | null;
  /** False when the notice gives a day without a clock time: `deadline` is then the start of that day. */
  readonly deadlineHasTime: boolean;
  readonly questionsBefore: Date | null;
  /** What the notice says of a visit, or `''`. */
  readonly siteVisit: string;
  /** `Services`, `Travaux`, `Fournitures`, or several. */
  readonly nature: string;
  readonly procedure: string;
  /** Eight digits each, the main one first. */
  readonly cpv: readonly string[];
  readonly descriptors: readonly string[];
  /** `02`, `2A`, `971`: where the notice is published. */
  readonly departments: readonly string[];
  /** Euros without tax; `null` when unknown. */
  readonly amount: number | null;
  /** Months, without renewals. */
  readonly durationMonths: number | null;
  /** Last day, when the notice names it. */
  readonly endsOn: Date | null;
  /** `https://…`, or `''`. */
  readonly documentsUrl: string;
  readonly url: string;
  readonly award: Award | null;
  readonly change: DeadlineChange | null;
}

export interface Lot {
  readonly number: string;
  readonly title: string;
  readonly cpv: readonly string[];
  readonly amount: number | null;
}

export interface Buyer {
  readonly name: string;
  /** Nine digits with a right check digit, or `''`. */
  readonly siren: string;
  /** Fourteen digits with a right check digit, or `''`. */
  readonly siret: string;
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  /** The notice itself says that the buyer is a local authority. */
  readonly declaredLocalAuthority: boolean;
}

export interface Award {
  readonly winners: readonly string[];
  /** Euros without tax; `null` when unknown. */
  readonly amount: number | null;
  readonly awardedOn: Date | null;
  /** The procedure ended without a contract. */
  readonly withoutContract: boolean;
}

/** A deadline that a correction moves, as it words it. */
export interface DeadlineChange {
  /** What the correction says the deadline was; `null` when it does not say. */
  readonly from: Date | null;
  readonly to: Date;
  /** The correction publishes the whole notice again, with this deadline in it. */
  readonly restated: boolean;
  /** It says in so many words that the deadline is put off until then, to the minute or to a day. */
  readonly postponed?: 'moment' | 'day';
}
