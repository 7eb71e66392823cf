/** Reads areas of a sheet, spilled results included, and how far a sheet is filled. */
import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import type { Cell } from '../contract.ts';
import type { CellReader } from './cell-values.ts';
import type { Rectangle, SheetInfo } from './contract.ts';
import { fromUniver } from './formulas/translate.ts';
import type { WorkbookModel } from './model.ts';

export class SheetReading {
  constructor(
    private readonly model: WorkbookModel,
    private readonly reader: CellReader,
  ) {}

  values(sheet: Worksheet, area: Rectangle): Cell[][] {
    return this.map(sheet, area, (cell, format) => this.reader.value(cell, format));
  }

  displayValues(sheet: Worksheet, area: Rectangle): string[][] {
    return this.map(sheet, area, (cell, format) => this.reader.display(cell, format));
  }

  /** `''` where there is no formula. */
  formulas(sheet: Worksheet, area: Rectangle): string[][] {
    return this.map(sheet, area, (cell) => (cell?.f ? fromUniver(cell.f) : ''));
  }

  /** Reads each cell of an area with its number format, after what waits to be written. */
  map<T>(sheet: Worksheet, area: Rectangle, read: (cell: Nullable<ICellData>, format: string) => T): T[][] {
    this.model.flush();
    const matrix = sheet.getCellMatrix();
    const spilled = this.model.spilled(sheet.getSheetId());
    const styles = this.model.workbook.getStyles();
    return Array.from({ length: area.rows }, (_, down) => {
      const row = area.row - 1 + down;
      return Array.from({ length: area.columns }, (_, across) => {
        const column = area.column - 1 + across;
        const stored = matrix.getValue(row, column);
        const format = (stored?.s ? styles.get(stored.s)?.n?.pattern : undefined) ?? 'General';
        const hasOwn = stored?.f !== undefined || (stored?.v !== undefined && stored.v !== null);
        return read(hasOwn ? stored : (spilled[row]?.[column] ?? stored), format);
      });
    });
  }

  info(sheet: Worksheet): SheetInfo {
    return {
      id: sheet.getSheetId(),
      name: sheet.getName(),
      rows: sheet.getRowCount(),
      columns: sheet.getColumnCount(),
      hidden: sheet.isSheetHidden() === 1,
    };
  }

  /** Last row and column with any content, 0 when there is none. FALSE is content, an empty text from a formula too. */
  extent(sheet: Worksheet): { lastRow: number; lastColumn: number } {
    this.model.flush();
    let lastRow = 0;
    let lastColumn = 0;
    const see = (row: number, column: number, cell: Nullable<ICellData>): void => {
      if (!cell || ((cell.v === undefined || cell.v === null || cell.v === '') && !cell.f)) return;
      if (row >= lastRow) lastRow = row + 1;
      if (column >= lastColumn) lastColumn = column + 1;
    };
    sheet.getCellMatrix().forValue((row, column, cell) => see(row, column, cell));
    for (const [row, columns] of Object.entries(this.model.spilled(sheet.getSheetId()))) {
      for (const [column, cell] of Object.entries(columns)) see(Number(row), Number(column), cell);
    }
    return { lastRow, lastColumn };
  }

  dataRange(sheet: Worksheet): Rectangle {
    const { lastRow, lastColumn } = this.extent(sheet);
    return { row: 1, column: 1, rows: Math.max(1, lastRow), columns: Math.max(1, lastColumn) };
  }
}
