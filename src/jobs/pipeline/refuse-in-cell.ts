/** What the note of a stage's cell says when a change was put back. */
import { listMissing, type Missing } from '../../crm/pipeline/gates.ts';

/**
 * The words of a refusal, the same wherever the stage was typed.
 *
 * @param stays the stage that the cell holds again
 * @param page the item of the menu from which the gate can be passed over: the pipeline has no contacts
 */
export function sayRefusal(
  stays: string,
  wanted: string,
  missing: readonly Missing[],
  page: 'Pipeline' | 'Fiche de la ligne',
): string {
  return `${opening(stays)} Pour passer en ${wanted}, il manque\u00a0: ${listMissing(missing)}. Pour passer outre, ouvrez Pistil > ${page} et donnez la raison.`;
}

/** True while such a note still holds: the cell is at the stage to which it was put back. */
export function isRefusalAt(stage: string, paragraph: string): boolean {
  return paragraph.startsWith(opening(stage));
}

function opening(stays: string): string {
  return `L’étape reste ${stays}.`;
}
