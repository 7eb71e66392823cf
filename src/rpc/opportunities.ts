import * as z from 'zod/mini';
import { loadBoard } from '../jobs/load-board.ts';
import { FILLABLE, moveContact, moveOpportunity } from '../jobs/move-stage.ts';
import { identifier, line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { Board, BoardCard, BoardStage, ClosedDeal } from '../jobs/load-board.ts';
export type { StageOutcome } from '../jobs/move-stage.ts';

const request = z.strictObject({
  id: identifier('Aucune fiche n’est ouverte.'),
  // What stood in the sheet, whatever its length.
  seen: z.string(),
  to: line.check(z.minLength(1, 'Choisissez une étape.')),
  forcedReason: line,
});
const dealRequest = z.extend(request, { fill: z.optional(z.partialRecord(z.enum(FILLABLE), line)) });

/** The pipeline, and moves from one stage to another. */
export const stageMethods = {
  'opportunities.board': method(nothing, loadBoard),
  'contacts.move': method(request, moveContact),
  'opportunities.move': method(dealRequest, moveOpportunity),
};
