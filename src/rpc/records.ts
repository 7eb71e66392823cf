import * as z from 'zod/mini';
import { loadActivity } from '../jobs/load-activity.ts';
import { loadRecord } from '../jobs/load-record.ts';
import { dayOrNone, identifier, line } from './inputs.ts';
import { method } from './method.ts';

export type * from '../jobs/records/activity.ts';
export type * from '../jobs/records/card.ts';

const row = identifier('Aucune fiche n’est ouverte.');

/** « Fiche »: the record card of a contact or a company. */
export const recordMethods = {
  'records.open': method(z.strictObject({ subject: line }), loadRecord),
  'records.activity': method(
    z.strictObject({
      kind: z.enum(['contact', 'company']),
      id: row,
      related: z.array(z.string()),
      addedOn: dayOrNone,
      source: line,
    }),
    loadActivity,
  ),
};
