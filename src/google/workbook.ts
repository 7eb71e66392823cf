import { type Cell, type Tab, ValueRefused, type Workbook } from '../ports.ts';
import { applyDesign } from './design.ts';
import { rangeOf } from './range-of.ts';
import { toTyped } from './typed-text.ts';

/** The spreadsheet to which the script is bound. */
export function createWorkbook(): Workbook {
  return {
    address: () => book().getUrl(),

    tabNames: () =>
      book()
        .getSheets()
        .map((sheet) => sheet.getName()),

    tab(name): Tab | null {
      const sheet = book().getSheetByName(name);
      if (!sheet) return null;
      return {
        name,
        rows: sheet.getMaxRows(),
        columns: sheet.getMaxColumns(),
        lastRow: sheet.getLastRow(),
        lastColumn: sheet.getLastColumn(),
        hidden: sheet.isSheetHidden(),
      };
    },

    read: (tab, area) => rangeOf(sheetOf(tab), area).getValues() as Cell[][],

    readFormulas: (tab, area) => rangeOf(sheetOf(tab), area).getFormulas(),

    write(tab, row, column, values) {
      const sheet = sheetOf(tab);
      const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
      growTo(sheet, row + area.rows - 1, column + area.columns - 1);
      minding(() => rangeOf(sheet, area).setValues(values.map((line) => line.map(toTyped))));
    },

    appendRow(tab, values) {
      minding(() => sheetOf(tab).appendRow(values.map(toTyped)));
    },

    readNotes: (tab, area) => rangeOf(sheetOf(tab), area).getNotes(),

    writeNotes(tab, row, column, notes) {
      const area = { row, column, rows: notes.length, columns: notes[0]?.length ?? 0 };
      rangeOf(sheetOf(tab), area).setNotes(notes.map((line) => [...line]));
    },

    flush: () => SpreadsheetApp.flush(),

    addTab(name, position) {
      if (position === undefined) book().insertSheet(name, book().getSheets().length);
      else book().insertSheet(name, position - 1);
    },

    renameTab(name, newName) {
      sheetOf(name).setName(newName);
    },

    copyTab(name, copyName) {
      sheetOf(name).copyTo(book()).setName(copyName);
    },

    insertColumns(tab, afterColumn, count) {
      const sheet = sheetOf(tab);
      if (afterColumn === 0) sheet.insertColumnsBefore(1, count);
      else sheet.insertColumnsAfter(afterColumn, count);
    },

    /** Above the next row when there is one, so that new rows look like data rather than like the header. */
    insertRows(tab, afterRow, count) {
      const sheet = sheetOf(tab);
      if (afterRow < sheet.getMaxRows()) sheet.insertRowsBefore(afterRow + 1, count);
      else sheet.insertRowsAfter(afterRow, count);
    },

    design(tab, design) {
      applyDesign(book(), sheetOf(tab), design);
    },

    selection() {
      const cell = book().getCurrentCell();
      return cell ? { tab: cell.getSheet().getName(), row: cell.getRow() } : null;
    },

    showTab(name) {
      book().setActiveSheet(sheetOf(name));
    },

    selectRow(tab, row) {
      book().setCurrentCell(sheetOf(tab).getRange(row, 1));
    },
  };
}

/** « …violates the data validation rules… », « …règles de validation des données… »: the word is the same in both. */
function minding(write: () => unknown): void {
  try {
    write();
  } catch (cause) {
    // Google's exceptions are not always instances of Error.
    const { message = '' } = cause as { readonly message?: string };
    if (/validation/i.test(message)) throw new ValueRefused(message, { cause });
    throw cause;
  }
}

function book(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return SpreadsheetApp.getActiveSpreadsheet();
}

function sheetOf(name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = book().getSheetByName(name);
  if (!sheet) throw new Error(`There is no tab named ${name}`);
  return sheet;
}

/** Google refuses a range outside of the grid. */
function growTo(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number, columns: number): void {
  const missingRows = rows - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
  const missingColumns = columns - sheet.getMaxColumns();
  if (missingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missingColumns);
}
