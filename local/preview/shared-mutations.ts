/**
 * Which changes of Univer's model travel between the page and the runtime, and how they mix.
 * Runs on both sides.
 */
import type { Mutation } from './protocol.ts';

/** Never shared: floating DOM (charts are the runtime's), pop-ups, row heights the browser measures, marks without data. */
const LOCAL_ONLY =
  /set-drawing-apply|toggle-note-popup|update-note-position|mark-dirty|row-auto-height|row-is-auto-height|mutation\.empty$|copy-worksheet-end|permission-points/;
const SHARED = /^(sheet|sheets|data-validation)\.mutation\.|^formula\.mutation\.(set|remove)-defined-name$/;

/** `doc.*` crashes a headless Univer, and formula results are the runtime's to tell: neither is shared. */
export function isShared(id: string): boolean {
  return SHARED.test(id) && !LOCAL_ONLY.test(id);
}

/** Changes that may be made twice without harm: everyone gets them in the runtime's order, their author included. */
export function isRepeatable(id: string): boolean {
  return id === 'sheet.mutation.set-range-values';
}

/** Changes that move cells: coordinates written before them are wrong after them. */
export function movesCells(mutation: Mutation): boolean {
  return /\.(insert|remove|delete|move|reorder)-(row|rows|col|columns|range|sheet)$/.test(mutation.id);
}
