/** What a page may ask of the server: the only list there is. Each method has its input's schema and its job. */
import type { Ports } from '../ports.ts';
import { fail, type Result } from '../result.ts';
import { automationMethods } from './automations.ts';
import { contactMethods } from './contacts.ts';
import { creationMethods } from './create.ts';
import { deletedRowMethods } from './deleted-rows.ts';
import { draftMethods } from './drafts.ts';
import { duplicateMethods } from './duplicates.ts';
import { enrichmentMethods } from './enrichment.ts';
import { exportMethods } from './exports.ts';
import { followUpMethods } from './follow-ups.ts';
import { healthMethods } from './health.ts';
import { importMethods } from './imports.ts';
import { installMethods } from './install.ts';
import { interactionMethods } from './interactions.ts';
import { meetingMethods } from './meeting.ts';
import type { Method } from './method.ts';
import { operationMethods } from './operations.ts';
import { stageMethods } from './opportunities.ts';
import { pageMethods } from './pages.ts';
import { recordMethods } from './records.ts';
import { reportMethods } from './reports.ts';
import { ritualMethods } from './rituals.ts';
import { searchMethods } from './search.ts';
import { segmentMethods } from './segments.ts';
import { steeringMethods } from './steering.ts';

export type * from './automations.ts';
export type * from './contacts.ts';
export type * from './create.ts';
export type * from './deleted-rows.ts';
export type * from './drafts.ts';
export type * from './duplicates.ts';
export type * from './enrichment.ts';
export type * from './exports.ts';
export type * from './follow-ups.ts';
export type * from './health.ts';
export type * from './imports.ts';
export type * from './install.ts';
export type * from './interactions.ts';
export type * from './meeting.ts';
export type * from './operations.ts';
export type * from './opportunities.ts';
export type * from './records.ts';
export type * from './reports.ts';
export type * from './rituals.ts';
export type * from './search.ts';
export type * from './segments.ts';
export type * from './steering.ts';

/** Named `table.verb`. */
export const methods = {
  ...interactionMethods,
  ...contactMethods,
  ...stageMethods,
  ...operationMethods,
  ...deletedRowMethods,
  ...draftMethods,
  ...duplicateMethods,
  ...enrichmentMethods,
  ...exportMethods,
  ...automationMethods,
  ...followUpMethods,
  ...healthMethods,
  ...importMethods,
  ...installMethods,
  ...segmentMethods,
  ...pageMethods,
  ...recordMethods,
  ...reportMethods,
  ...meetingMethods,
  ...ritualMethods,
  ...steeringMethods,
  ...creationMethods,
  ...searchMethods,
};

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type InputOf<M extends MethodName> = Parameters<Methods[M]['run']>[1];
export type ValueOf<M extends MethodName> = Extract<ReturnType<Methods[M]['run']>, { readonly ok: true }>['value'];

/**
 * Answers a page. The input comes from a browser: it is checked before any job sees it. What comes back is plain JSON.
 * Fails with `rpc.unknown` (a page older than the server), `rpc.input` (with the field at fault), and as the job does.
 */
export function handle(ports: Ports, name: string, input: unknown): Result<unknown> {
  if (!isMethod(name)) {
    return fail('rpc.unknown', 'Ce panneau date d’une version précédente de Pistil\u00a0: fermez-le, puis rouvrez-le.');
  }
  return answer(ports, methods[name] as Method<unknown, unknown>, input);
}

function answer(ports: Ports, { input: schema, run }: Method<unknown, unknown>, input: unknown): Result<unknown> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return run(ports, parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue?.path[0];
  const message = issue?.message ?? '';
  // Messages of the schemas are French; the library's own would not be.
  const known = message !== '' && !message.startsWith('Invalid');
  return fail(
    'rpc.input',
    known ? message : 'La page a envoyé une demande illisible\u00a0: fermez-la, puis rouvrez-la.',
    field === undefined ? undefined : String(field),
  );
}

function isMethod(name: string): name is MethodName {
  return Object.keys(methods).includes(name);
}
