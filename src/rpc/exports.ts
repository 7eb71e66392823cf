import * as z from 'zod/mini';
import { ALL_TABLES } from '../crm/tables/index.ts';
import type { TableKey } from '../crm/tables/table.ts';
import { exportPerson } from '../jobs/exports/export-person.ts';
import { exportTable } from '../jobs/exports/export-table.ts';
import { exportWorkbook } from '../jobs/exports/export-workbook.ts';
import { loadExports } from '../jobs/exports/load-exports.ts';
import { line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { ExportedTable } from '../jobs/exports/export-table.ts';
export type { ExportedText } from '../jobs/exports/export-workbook.ts';
export type { ExportChoices } from '../jobs/exports/load-exports.ts';

const table = z.enum(ALL_TABLES.map(({ key }) => key) as [TableKey, ...TableKey[]]);
const who = line.check(z.minLength(1, 'Tapez l’adresse, le nom ou l’identifiant de la personne.'));

/** Files that go out. */
export const exportMethods = {
  'exports.open': method(nothing, loadExports),
  'exports.table': method(z.strictObject({ table, segment: line, everybody: z.boolean() }), exportTable),
  'exports.workbook': method(nothing, exportWorkbook),
  'exports.person': method(z.strictObject({ who }), exportPerson),
};
