/** A gate that refused a card, and what its panel answers. */
import type { InputOf, StageOutcome } from '../../rpc/index.ts';

export type Refusal = Extract<StageOutcome, { readonly kind: 'refused' }>;

/** What is typed in the panel of a gate. */
export type Answer = Partial<Pick<InputOf<'opportunities.move'>, 'forcedReason' | 'fill'>>;

/** Losing a deal asks for its reason: a question, not a refusal. */
export function isQuestion({ missing }: Refusal): boolean {
  return missing.every(({ columns }) => columns.length === 1 && columns[0] === 'lossReason');
}
