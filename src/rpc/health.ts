import * as z from 'zod/mini';
import { ALL_TABLES } from '../crm/tables/index.ts';
import type { TableKey } from '../crm/tables/table.ts';
import { loadHealth } from '../jobs/health/load-health.ts';
import { retryUnit } from '../jobs/health/parked.ts';
import { repairWorkbook } from '../jobs/health/repair-workbook.ts';
import { saveKey } from '../jobs/keys/save-key.ts';
import { settleKeys } from '../jobs/keys/settle-keys.ts';
import { SECRET_NAMES } from '../ports.ts';
import { line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { Gauge, Health } from '../jobs/health/load-health.ts';
export type { Problem, Remedy, Repair } from '../jobs/health/problem.ts';

const table = z.enum(ALL_TABLES.map(({ key }) => key) as [TableKey, ...TableKey[]]);

const repair = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['make-triggers', 'recover', 'reconcile', 'deliver']) }),
  z.strictObject({ kind: z.enum(['restore-tab', 'open-tab']), table }),
  z.strictObject({ kind: z.enum(['restore-column', 'set-aside-header']), table, column: line }),
  z.strictObject({ kind: z.literal('rename-header'), table, column: line, header: z.string() }),
]);

/** « Santé ». */
export const healthMethods = {
  'health.open': method(nothing, loadHealth),
  'health.repair': method(repair, repairWorkbook),
  'health.save-key': method(z.strictObject({ name: z.enum(SECRET_NAMES), key: line }), saveKey),
  'health.retry': method(z.strictObject({ action: line, key: line }), retryUnit),
  'health.settle-keys': method(z.strictObject({ kept: z.boolean() }), settleKeys),
};
