import * as z from 'zod/mini';
import { EDITABLE_TABLES } from '../jobs/records/editable.ts';
import { loadActivity } from '../jobs/records/load-activity.ts';
import { loadRecord } from '../jobs/records/load-record.ts';
import { loadRecordForm } from '../jobs/records/load-record-form.ts';
import { previewScore } from '../jobs/records/preview-score.ts';
import { revealRow, revealScale } from '../jobs/records/reveal-row.ts';
import { updateRecord } from '../jobs/records/update-record.ts';
import { dayOrNone, identifier, line, note, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { FieldSpec } from '../jobs/forms/fields.ts';
export type * from '../jobs/records/activity.ts';
export type * from '../jobs/records/card.ts';
export type { EditableTable, RowName } from '../jobs/records/editable.ts';
export type { RecordForm } from '../jobs/records/load-record-form.ts';
export type { ScorePreview } from '../jobs/records/preview-score.ts';
export type { RecordUpdate } from '../jobs/records/update-record.ts';

const id = identifier('Aucune fiche n’est ouverte.');
const row = { table: z.enum(EDITABLE_TABLES), id };

const activityRequest = z.strictObject({
  kind: z.enum(['contact', 'company']),
  id,
  related: z.readonly(z.array(z.string())),
  addedOn: dayOrNone,
  source: line,
});

const edit = z.strictObject({
  ...row,
  fields: z.record(z.string(), note),
  // What stood in the sheet, whatever its length.
  seen: z.record(z.string(), z.string()),
});

/** « Fiche »: the record card of a contact or a company. */
export const recordMethods = {
  'records.open': method(z.strictObject({ subject: line }), loadRecord),
  'records.activity': method(activityRequest, loadActivity),
  'records.form': method(z.strictObject(row), loadRecordForm),
  'records.score': method(edit, previewScore),
  'records.update': method(edit, updateRecord),
  'records.reveal': method(z.strictObject(row), revealRow),
  'settings.reveal': method(nothing, revealScale),
};
