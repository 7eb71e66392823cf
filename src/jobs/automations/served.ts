/** What may be asked of the account that keeps the keys, and how it is done there. */
import type { Ports } from '../../ports.ts';
import { fail, type Result } from '../../result.ts';
import { REWRITE, REWRITE_INPUT, rewriteDraft } from '../drafts/rewrite-draft.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { NOTES_INPUT, SUMMARISE, serveNotes } from '../interactions/summarise-notes.ts';
import { AUTOMATIONS } from './automations.ts';

/** Does what a request asks, as far as the slice goes. Fails with `request.unknown` for one of another version, and as the job does. */
export function serve(ports: Ports, slice: Slice, what: string, input: unknown): Result<StepReport> {
  const automation = AUTOMATIONS.find(({ action }) => action === what);
  if (automation !== undefined) return automation.run(ports, slice);
  const rewriting = what === REWRITE ? REWRITE_INPUT.safeParse(input) : null;
  if (rewriting?.success) return rewriteDraft(ports, rewriting.data);
  const notes = what === SUMMARISE ? NOTES_INPUT.safeParse(input) : null;
  if (notes?.success) return serveNotes(ports, notes.data);
  return fail('request.unknown', 'Cette demande date d’une autre version de Pistil\u00a0: redemandez.');
}

/** One of those that « Automatisations » shows. */
export function isAutomation(what: string): boolean {
  return AUTOMATIONS.some(({ action }) => action === what);
}
