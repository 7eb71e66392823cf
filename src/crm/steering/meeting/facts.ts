import type { Settings } from '../../settings/index.ts';
import type { ActionRow, CriterionRow, HypothesisRow, ObjectiveRow } from '../../tables/index.ts';

/** What the steering meeting looks at, rows as they stand. */
export interface MeetingFacts {
  readonly settings: Settings;
  readonly now: Date;
  readonly hypotheses: readonly HypothesisRow[];
  readonly actions: readonly ActionRow[];
  readonly criteria: readonly CriterionRow[];
  readonly objectives: readonly ObjectiveRow[];
  /** French sentences: what could not be read. */
  readonly leftOut: readonly string[];
}
