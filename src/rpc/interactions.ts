import * as z from 'zod/mini';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from '../crm/tables/values.ts';
import { listOpportunities } from '../jobs/interactions/list-opportunities.ts';
import { loadJournalForm } from '../jobs/interactions/load-journal-form.ts';
import { logInteraction } from '../jobs/interactions/log-interaction.ts';
import { summariseNotes } from '../jobs/interactions/summarise-notes.ts';
import { day, dayOrNone, identifier, line, link, note } from './inputs.ts';
import { method } from './method.ts';

export type { OpportunityChoice } from '../jobs/interactions/list-opportunities.ts';
export type { JournalForm } from '../jobs/interactions/load-journal-form.ts';
export type { LoggedInteraction, ShownChange } from '../jobs/interactions/outcome.ts';
export type { NotesSummary } from '../jobs/interactions/summarise-notes.ts';

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
  followUpIds: z.optional(
    z.readonly(z.array(line).check(z.maxLength(50, 'Une interaction clôt 50 relances au plus.'))),
  ),
});

const NOTES_TOO_LONG = 'Ces notes sont trop longues\u00a0: 20\u00a0000 caractères au plus. Collez-en une partie.';

const pastedNotes = z.strictObject({
  // `''` before a contact is chosen.
  contactId: line,
  notes: z
    .string('Collez vos notes.')
    .check(z.trim(), z.minLength(1, 'Collez vos notes.'), z.maxLength(20_000, NOTES_TOO_LONG)),
  day,
});

/** « Journaliser une interaction ». */
export const interactionMethods = {
  'interactions.form': method(z.strictObject({ subject: z.optional(line) }), loadJournalForm),
  'interactions.log': method(newInteraction, logInteraction),
  'interactions.summarise-notes': method(pastedNotes, summariseNotes),
  'opportunities.list': method(
    z.strictObject({ contactId: identifier('Choisissez un contact.'), company: line }),
    listOpportunities,
  ),
};
