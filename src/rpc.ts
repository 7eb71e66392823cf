/** What a page may ask of the server: the only list there is. Each method has its input's schema and its job. */
import * as z from 'zod/mini';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from './crm/tables/values.ts';
import { checkContact } from './jobs/check-contact.ts';
import { createContact } from './jobs/create-contact.ts';
import { listOpportunities } from './jobs/list-opportunities.ts';
import { loadJournalForm } from './jobs/load-journal-form.ts';
import { logInteraction } from './jobs/log-interaction.ts';
import { searchContacts } from './jobs/search-contacts.ts';
import { undoOperation } from './jobs/undo-operation.ts';
import type { Ports } from './ports.ts';
import { fail, type Result } from './result.ts';

export type { PersonCheck } from './jobs/contacts/find-twins.ts';
export type { ContactIndex } from './jobs/contacts/index-contacts.ts';
export type { LoggedInteraction, ShownChange } from './jobs/interactions/outcome.ts';
export type { OpportunityChoice } from './jobs/list-opportunities.ts';
export type { JournalForm } from './jobs/load-journal-form.ts';

interface Method<I, V> {
  readonly input: z.ZodMiniType<I>;
  readonly run: (ports: Ports, input: I) => Result<V>;
}

function method<I, V>(input: z.ZodMiniType<I>, run: (ports: Ports, input: I) => Result<V>): Method<I, V> {
  return { input, run };
}

/** A cell holds 50,000 characters; a note longer than this is a document. */
const LONGEST_NOTE = 10_000;
const LONGEST_LINE = 500;

const nothing = z.strictObject({});
const identifier = (missing: string) => z.string().check(z.trim(), z.minLength(1, missing), z.maxLength(40, missing));
const line = z
  .string('Un texte est attendu.')
  .check(z.trim(), z.maxLength(LONGEST_LINE, `Ce texte est trop long\u00a0: ${LONGEST_LINE} caractères au plus.`));
const note = z
  .string('Un texte est attendu.')
  .check(z.trim(), z.maxLength(LONGEST_NOTE, 'Ce texte est trop long\u00a0: 10\u00a0000 caractères au plus.'));
const day = z
  .string('Une date est attendue.')
  .check(z.refine(isDay, 'Cette date n’existe pas\u00a0: choisissez-en une autre.'));
const dayOrNone = z.union([z.literal(''), day], 'Cette date n’existe pas\u00a0: choisissez-en une autre.');
const link = line.check(
  z.regex(/^(?:https?:\/\/\S+)?$/, 'Un lien commence par «\u00a0https://\u00a0» et ne contient pas d’espace.'),
);

const person = {
  firstName: line,
  lastName: line.check(z.minLength(1, 'Tapez le nom de famille.')),
  company: line,
  email: line,
};

const newInteraction = z.strictObject({
  contactId: identifier('Choisissez un contact dans la liste, ou créez-le.'),
  type: z.enum(INTERACTION_TYPES, 'Choisissez un type d’interaction.'),
  result: z.union([z.literal(''), z.enum(INTERACTION_RESULTS)], 'Choisissez un résultat de la liste.'),
  summary: note,
  nextAction: line,
  dueOn: dayOrNone,
  // What stood in the sheet, whatever its length.
  seen: z.strictObject({ nextAction: z.string(), dueOn: z.string() }),
  day,
  subject: line,
  opportunityId: line,
  minutes: z.nullable(
    z
      .int('La durée est un nombre de minutes.')
      .check(z.minimum(1, 'La durée est d’au moins une minute.'), z.maximum(1440, 'La durée est d’un jour au plus.')),
  ),
  document: link,
  duplicate: z.enum(['refuse', 'add', 'complete']),
});

/** Named `table.verb`. */
export const methods = {
  'interactions.form': method(nothing, loadJournalForm),
  'interactions.log': method(newInteraction, logInteraction),
  'contacts.search': method(z.strictObject({ query: line }), searchContacts),
  'contacts.check': method(z.strictObject({ ...person, lastName: line }), checkContact),
  'contacts.create': method(z.strictObject({ ...person, confirmed: z.boolean() }), createContact),
  'opportunities.list': method(
    z.strictObject({ contactId: identifier('Choisissez un contact.'), company: line }),
    listOpportunities,
  ),
  'journal.undo': method(z.strictObject({ operation: identifier('Aucune opération à annuler.') }), undoOperation),
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
  // Messages of the schemas above are French; the library's own would not be.
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

/** True for a day of the calendar written `2026-06-19`. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return date.getMonth() === Number(match[2]) - 1 && date.getDate() === Number(match[3]) && date.getFullYear() > 1969;
}
