import * as z from 'zod/mini';
import { CHOICES } from '../crm/duplicates/choose-values.ts';
import { compareRecords } from '../jobs/duplicates/compare-records.ts';
import { dismissDuplicate } from '../jobs/duplicates/dismiss-duplicate.ts';
import { findDuplicates } from '../jobs/duplicates/find-duplicates.ts';
import { mergeRecords } from '../jobs/duplicates/merge-records.ts';
import { MERGED_TABLES } from '../jobs/duplicates/two-records.ts';
import { identifier, line } from './inputs.ts';
import { method } from './method.ts';

export type { ComparedField, ComparedRecord, Comparison } from '../jobs/duplicates/compare-records.ts';
export type { DuplicateList, DuplicatePair } from '../jobs/duplicates/find-duplicates.ts';
export type { MergedRecords } from '../jobs/duplicates/merge-records.ts';

const id = identifier('Choisissez deux fiches.');
const table = z.enum(MERGED_TABLES);
const TWICE = 'Choisissez deux fiches différentes.';

const pair = z
  .strictObject({ table, ids: z.readonly(z.tuple([id, id])) })
  .check(z.refine(({ ids: [one, other] }) => one !== other, TWICE));

const merge = z
  .strictObject({
    table,
    keep: id,
    drop: id,
    choices: z.record(z.string(), z.enum(CHOICES)),
    seen: z.strictObject({ keep: z.number(), drop: z.number() }),
  })
  .check(z.refine(({ keep, drop }) => keep !== drop, TWICE));

/** « Doublons ». */
export const duplicateMethods = {
  'duplicates.list': method(z.strictObject({ subject: line }), findDuplicates),
  'duplicates.compare': method(pair, compareRecords),
  'duplicates.merge': method(merge, mergeRecords),
  'duplicates.dismiss': method(pair, dismissDuplicate),
};
