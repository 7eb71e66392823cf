import * as z from 'zod/mini';
import { moveContact, moveOpportunity } from '../jobs/move-stage.ts';
import { identifier, line } from './inputs.ts';
import { method } from './method.ts';

export type { StageOutcome } from '../jobs/move-stage.ts';

const request = z.strictObject({
  id: identifier('Aucune fiche n’est ouverte.'),
  // What stood in the sheet, whatever its length.
  seen: z.string(),
  to: line.check(z.minLength(1, 'Choisissez une étape.')),
  forcedReason: line,
});

/** From one stage to another. */
export const stageMethods = {
  'contacts.move': method(request, moveContact),
  'opportunities.move': method(request, moveOpportunity),
};
