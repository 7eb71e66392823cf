import * as z from 'zod/mini';
import { IMPORTABLE } from '../crm/imports/read-entries.ts';
import { SOURCES } from '../crm/tables/values.ts';
import { commitImport } from '../jobs/imports/commit-import.ts';
import { matchColumns } from '../jobs/imports/match-columns.ts';
import { previewImport } from '../jobs/imports/preview-import.ts';
import { line } from './inputs.ts';
import { method } from './method.ts';

export type { ImportCommit, ImportDone } from '../jobs/imports/commit-import.ts';
export type { ColumnField, FileColumn, MatchedColumns } from '../jobs/imports/match-columns.ts';
export type { ImportPreview, PreviewConflict, PreviewLine } from '../jobs/imports/preview-import.ts';
export type { ImportRequest } from '../jobs/imports/request.ts';

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

const cell = z.string();
const rows = z
  .array(z.array(cell).check(z.maxLength(MOST_COLUMNS, 'Deux cents colonnes au plus.')))
  .check(z.maxLength(MOST_ROWS, 'Cinq mille lignes au plus\u00a0: coupez le fichier en plusieurs.'));
const lines = z.array(z.int().check(z.minimum(1))).check(z.maxLength(MOST_ROWS));

/** A column of a table that files may fill. */
const use = z.string().check(z.regex(/^(?:keep|notes|(?:contacts|companies|opportunities)\.[a-zA-Z0-9]+)$/));
const source = z.string().check(z.maxLength(40));

const file = {
  table: z.enum(IMPORTABLE),
  headers: z.array(cell).check(z.maxLength(MOST_COLUMNS)),
  uses: z.array(use).check(z.maxLength(MOST_COLUMNS)),
  rows,
  lines,
  unclosed: lines,
};

const commit = z.strictObject({
  ...file,
  taken: z.array(z.strictObject({ key: z.string().check(z.maxLength(80)), here: cell })),
  stageReason: line,
  memory: z.strictObject({ source, corrected: z.record(cell, use) }),
  origin: z.enum(SOURCES),
});

/** Files that come in. */
export const importMethods = {
  'imports.columns': method(
    z.strictObject({ table: z.union([z.literal(''), z.enum(IMPORTABLE)]), source, rows }),
    matchColumns,
  ),
  'imports.preview': method(z.strictObject(file), previewImport),
  'imports.commit': method(commit, commitImport),
};
