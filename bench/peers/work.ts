/** What the peers are asked to do, in the workbook's own words: headers and cells. */

export type NewRow = Readonly<Record<string, string | Date>>;

export interface ContactUpdate {
  readonly idHeader: string;
  readonly id: string;
  readonly cells: Readonly<Record<string, string | Date>>;
}

export interface ScoredColumns {
  /** Headers of type, size, certifications and budget. */
  readonly facts: readonly string[];
  readonly score: string;
}
