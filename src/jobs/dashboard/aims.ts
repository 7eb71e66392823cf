/** What is aimed at: the cell of OBJECTIFS as a formula finds it, and the value as a sentence says it. */
export interface Aim {
  readonly target: string;
  readonly said: string;
}

/** Objectives of the current month, and of the win rate; `null`: none. */
export interface TileAims {
  readonly revenue: Aim | null;
  readonly meetings: Aim | null;
  readonly winRate: Aim | null;
}
