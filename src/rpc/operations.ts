import * as z from 'zod/mini';
import { describeOperation } from '../jobs/operations/describe-operation.ts';
import { listOperations } from '../jobs/operations/list-operations.ts';
import { undoOperation } from '../jobs/operations/undo-operation.ts';
import { identifier, line } from './inputs.ts';
import { method } from './method.ts';

export type { ChangedCell, ChangedRow } from '../jobs/operations/changed-rows.ts';
export type { OperationDetail } from '../jobs/operations/describe-operation.ts';
export type { OperationLine, OperationList } from '../jobs/operations/list-operations.ts';

const one = z.strictObject({ operation: identifier('Aucune opération à annuler.') });

/** What scripts have written, and how it is taken back. */
export const operationMethods = {
  'journal.list': method(z.strictObject({ query: line }), listOperations),
  'journal.detail': method(one, describeOperation),
  'journal.undo': method(one, undoOperation),
};
