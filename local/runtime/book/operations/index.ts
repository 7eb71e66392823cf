/** The host side of SpreadsheetApp: one table of operations over one book. */
import type { HostOperations } from '../../contract.ts';
import type { Book } from '../contract.ts';
import { partsOf } from '../open-book.ts';
import { cellOperations } from './cells.ts';
import { copyOperations } from './copy.ts';
import { formatOperations } from './formats.ts';
import { gridOperations } from './grid.ts';
import { recordOperations } from './records.ts';
import { ruleOperations } from './rules.ts';
import { sheetOperations } from './sheets.ts';
import { Workbench } from './workbench.ts';

/** Operations named `book.…`, for the guest's SpreadsheetApp. */
export function createBookOperations(book: Book): HostOperations {
  const bench = new Workbench(partsOf(book));
  return {
    ...cellOperations(bench),
    ...formatOperations(bench),
    ...gridOperations(bench),
    ...sheetOperations(bench, book),
    ...ruleOperations(bench),
    ...recordOperations(bench),
    ...copyOperations(bench),
  };
}
