import * as z from 'zod/mini';
import { loadBoard } from '../jobs/pipeline/load-board.ts';
import { moveContact, moveOpportunity } from '../jobs/pipeline/move-stage.ts';
import { identifier, line, note, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { AskedFields } from '../jobs/pipeline/complete-deal.ts';
export type { Board, BoardCard, BoardStage, ClosedDeal } from '../jobs/pipeline/load-board.ts';
export type { InvalidFill, StageOutcome } from '../jobs/pipeline/move-stage.ts';

const request = z.strictObject({
  id: identifier('Aucune fiche n’est ouverte.'),
  // What stood in the sheet, whatever its length.
  seen: z.string(),
  to: line.check(z.minLength(1, 'Choisissez une étape.')),
  forcedReason: line,
});
const fill = z.strictObject({
  fields: z.record(z.string(), note),
  // What stood in the sheet, whatever its length.
  seen: z.record(z.string(), z.string()),
});
const dealRequest = z.extend(request, { fill: z.optional(fill) });

/** The pipeline, and moves from one stage to another. */
export const stageMethods = {
  'opportunities.board': method(nothing, loadBoard),
  'contacts.move': method(request, moveContact),
  'opportunities.move': method(dealRequest, moveOpportunity),
};
