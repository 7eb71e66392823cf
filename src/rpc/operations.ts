import * as z from 'zod/mini';
import { undoOperation } from '../jobs/undo-operation.ts';
import { identifier } from './inputs.ts';
import { method } from './method.ts';

/** What scripts have written, and how it is taken back. */
export const operationMethods = {
  'journal.undo': method(z.strictObject({ operation: identifier('Aucune opération à annuler.') }), undoOperation),
};
