/** SpreadsheetApp. https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app */
import { host } from '../bridge.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import { newConditionalFormatRule } from './conditional-format.ts';
import { newDataValidation } from './data-validation.ts';
import * as enums from './enums.ts';
import { newFilterCriteria } from './filter.ts';
import type { Range } from './range.ts';
import type { RangeList } from './range-list.ts';
import { type Selection, selectionOf } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { openSpreadsheet, refuseOtherSpreadsheets, type Spreadsheet } from './spreadsheet.ts';
import { getUi } from './ui.ts';

export { rangeOf } from './range.ts';

const { BooleanCriteria, BorderStyle, CopyPasteType, DataValidationCriteria, DeveloperMetadataVisibility } = enums;
const { Dimension, Direction, ProtectionType, SheetType, WrapStrategy } = enums;

export const SpreadsheetApp = refuseUnknown(
  {
    BooleanCriteria,
    BorderStyle,
    CopyPasteType,
    DataValidationCriteria,
    DeveloperMetadataVisibility,
    Dimension,
    Direction,
    ProtectionType,
    SheetType,
    WrapStrategy,
    getActive: (): Spreadsheet => openSpreadsheet(),
    getActiveSpreadsheet: (): Spreadsheet => openSpreadsheet(),
    getActiveSheet: (): Sheet => openSpreadsheet().getActiveSheet(),
    getActiveRange: (): Range => openSpreadsheet().getActiveRange(),
    getActiveRangeList: (): RangeList => selectionOf().getActiveRangeList(),
    getCurrentCell: (): Range => openSpreadsheet().getCurrentCell(),
    getSelection: (): Selection => selectionOf(),
    setActiveSheet: (sheet: Sheet): Sheet => sheet.activate(),
    setActiveRange: (range: Range): Range => range.activate(),
    setCurrentCell: (cell: Range): Range => cell.activate(),
    flush: (): void => host('book.flush', 'SpreadsheetApp.flush'),
    getUi,
    newConditionalFormatRule: () => newConditionalFormatRule(),
    newDataValidation: () => newDataValidation(),
    newFilterCriteria,
    open: () => refuseOtherSpreadsheets('open'),
    openById: () => refuseOtherSpreadsheets('openById'),
    openByUrl: () => refuseOtherSpreadsheets('openByUrl'),
    create: () => refuseOtherSpreadsheets('create'),
  },
  'SpreadsheetApp',
);

/** Charts: only the enums, which embedded charts use. https://developers.google.com/apps-script/reference/charts/charts */
export const Charts = refuseUnknown(
  {
    ChartType: enums.ChartType,
    ChartHiddenDimensionStrategy: enums.ChartHiddenDimensionStrategy,
    ChartMergeStrategy: enums.ChartMergeStrategy,
  },
  'Charts',
);
