/** The workbook of the local runtime. */
export type * from './contract.ts';
export { openBook } from './open-book.ts';
export { createBookOperations } from './operations/index.ts';
