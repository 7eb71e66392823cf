/** What the person has selected. https://developers.google.com/apps-script/reference/spreadsheet/selection */
import { host } from '../bridge.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { type Range, rangeOf } from './range.ts';
import { type RangeList, rangeListOf } from './range-list.ts';
import { type Sheet, sheetOf } from './sheet.ts';

export class Selection {
  getActiveSheet = (): Sheet => sheetOf(selectedArea('Selection.getActiveSheet').sheetId);
  getActiveRange = (): Range => rangeOf(selectedArea('Selection.getActiveRange'));
  getActiveRangeList = (): RangeList => rangeListOf([selectedArea('Selection.getActiveRangeList')]);
  getCurrentCell = (): Range => this.getActiveRange().getCell(1, 1);
}

export function selectionOf(): Selection {
  return refuseUnknown(new Selection(), 'Selection');
}

export function selectedArea(method: string): Area {
  return host('book.selection', method);
}

/** The selected range when it lies in this sheet; its first cell is A1 otherwise. */
export function currentRange(sheetId: string): Range {
  const area = selectedArea('Sheet.getActiveRange');
  return rangeOf(area.sheetId === sheetId ? area : { sheetId, row: 1, column: 1, rows: 1, columns: 1 });
}
