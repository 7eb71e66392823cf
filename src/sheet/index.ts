/** Rows of tables in a workbook: reading them, and the one way in which they are written. */

export type { CellProblem } from './cell-values.ts';
export { append, type Change, fillBlank, onBehalf, setSystem } from './change.ts';
export type { ListSources } from './column-rules.ts';
export { forget } from './forget.ts';
export { findTab, type Header } from './header.ts';
export { readOperations } from './journal-reading.ts';
export type { JournaledChange } from './journaled-change.ts';
export { type KnownRow, type KnownRows, readKnownRows } from './mirror/known-rows.ts';
export { recognizeRows } from './mirror/recognize-rows.ts';
export {
  lastJournalRow,
  MIRRORED,
  type Mirror,
  type MirrorMemory,
  type MissingRow,
  readMirror,
  writeMemory,
  writeMirror,
} from './mirror.ts';
export type { Committed, Fresh, GivenUp, Operation, Plan } from './operation.ts';
export { readRow, readTable } from './read-table.ts';
export { recover } from './recover.ts';
export type { SheetRow, TableRows } from './rows.ts';
export { headerNotes, type TabExtent, tabDesign } from './tab-design.ts';
export type { FullImage } from './table-image.ts';
export { transact } from './transact.ts';
export { previewUndo, undo } from './undo.ts';
