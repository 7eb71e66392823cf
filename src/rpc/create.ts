import * as z from 'zod/mini';
import { checkRecord } from '../jobs/creation/check-record.ts';
import { createRecord } from '../jobs/creation/create-record.ts';
import { CREATED_TABLES } from '../jobs/creation/created-tables.ts';
import { listNamesOf, loadCreateForm } from '../jobs/creation/load-create-form.ts';
import { line, note } from './inputs.ts';
import { method } from './method.ts';

export type { RecordCreation } from '../jobs/creation/create-record.ts';
export type { CreatedTable } from '../jobs/creation/created-tables.ts';
export type { KnownRow } from '../jobs/creation/find-known.ts';
export type { CreateForm } from '../jobs/creation/load-create-form.ts';
export type { NameChoice } from '../jobs/creation/name-choices.ts';
export type { ToldLine } from '../jobs/creation/tell-creation.ts';

const typed = {
  table: z.enum(CREATED_TABLES),
  fields: z.record(z.string(), note),
  picked: z.record(z.string(), line),
  newCompany: z.boolean(),
};

/** « Créer »: the form of a new row, what resembles it, and the row itself. */
export const creationMethods = {
  'new-records.form': method(z.strictObject({ subject: line }), loadCreateForm),
  'new-records.names': method(
    z.strictObject({ table: z.enum(['companies', 'contacts', 'opportunities', 'tenders']) }),
    listNamesOf,
  ),
  'new-records.check': method(z.strictObject(typed), checkRecord),
  'new-records.save': method(z.strictObject({ ...typed, confirmed: z.boolean(), forcedReason: line }), createRecord),
};
