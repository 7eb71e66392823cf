export interface Repaired {
  /** One French sentence: what is back, and what is not. */
  readonly summary: string;
}
