import * as z from 'zod/mini';
import { editDraft, settleDraft } from '../jobs/drafts/edit-draft.ts';
import { loadDrafts, sendNow } from '../jobs/drafts/load-drafts.ts';
import { REWRITE_INPUT, requestRewrite } from '../jobs/drafts/rewrite-draft.ts';
import { identifier, line, note, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { DraftEdit, DraftOutcome, DraftSettling } from '../jobs/drafts/edit-draft.ts';
export type { DraftList, ShownDraft } from '../jobs/drafts/load-drafts.ts';

const id = identifier('Choisissez un brouillon.');

/** What stood in the cells, as it stood. */
const seen = z.strictObject({
  subject: z.string().check(z.maxLength(50_000)),
  body: z.string().check(z.maxLength(50_000)),
  approved: z.boolean(),
});

/** « Brouillons ». */
export const draftMethods = {
  'drafts.list': method(nothing, loadDrafts),
  'drafts.edit': method(z.strictObject({ id, subject: line, body: note, approved: z.boolean(), seen }), editDraft),
  'drafts.settle': method(z.strictObject({ id, how: z.enum(['discard', 'sent', 'not-sent']) }), settleDraft),
  'drafts.rewrite': method(REWRITE_INPUT, requestRewrite),
  'drafts.send': method(nothing, sendNow),
};
