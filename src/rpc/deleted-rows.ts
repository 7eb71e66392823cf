import * as z from 'zod/mini';
import { ALL_TABLES } from '../crm/tables/index.ts';
import { acceptDeletions } from '../jobs/deleted-rows/accept-deletions.ts';
import { listDeletedRows } from '../jobs/deleted-rows/list-deleted-rows.ts';
import { restoreRows } from '../jobs/deleted-rows/restore-rows.ts';
import { identifier, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { DeletedRow, DeletedRows } from '../jobs/deleted-rows/list-deleted-rows.ts';
export type { RestoredRows } from '../jobs/deleted-rows/restore-rows.ts';

const chosen = z.strictObject({
  rows: z
    .array(z.strictObject({ table: z.enum(ALL_TABLES.map(({ key }) => key)), id: identifier('Choisissez une ligne.') }))
    .check(z.minLength(1, 'Choisissez une ligne.'), z.maxLength(500, 'Choisissez 500 lignes au plus.')),
});

/** « Lignes supprimées ». */
export const deletedRowMethods = {
  'deleted-rows.list': method(nothing, listDeletedRows),
  'deleted-rows.restore': method(chosen, restoreRows),
  'deleted-rows.accept': method(chosen, acceptDeletions),
};
