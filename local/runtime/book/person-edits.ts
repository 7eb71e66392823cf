/** What a person does in the grid, and what triggers are told of it. */
import type { Worksheet } from '@univerjs/core';
import type { Cell } from '../contract.ts';
import { type CellMap, rowOf } from './cell-patches.ts';
import { patchOfTyping, RefusedWrite } from './cell-writes.ts';
import type { Area, EditEvent, PersonChange, PersonEdit, Rectangle } from './contract.ts';
import type { WorkbookModel } from './model.ts';
import { serialOf } from './serial-dates.ts';
import type { SheetReading } from './sheet-reading.ts';
import type { Axis, Structure } from './structure.ts';
import type { StrictValidations } from './validations/strict.ts';

export class PersonEdits {
  constructor(
    private readonly model: WorkbookModel,
    private readonly reading: SheetReading,
    private readonly structure: Structure,
    private readonly validations: StrictValidations,
    private readonly thisYear: () => number,
  ) {}

  /** Throws a French sentence when the workbook refuses. */
  make(edit: PersonEdit): PersonChange {
    const sheet = this.model.workbook.getSheetBySheetName(edit.sheet);
    if (!sheet) throw new RefusedWrite(`Aucun onglet ne s’appelle « ${edit.sheet} ».`);
    const change = this.change(sheet, edit);
    this.model.flush();
    return change;
  }

  private change(sheet: Worksheet, edit: PersonEdit): PersonChange {
    switch (edit.kind) {
      case 'type':
        return this.type(sheet, edit.row, edit.column, edit.text);
      case 'paste':
        return this.paste(sheet, edit.row, edit.column, edit.texts);
      case 'clear':
        return this.clear(sheet, edit);
      case 'sort':
        checkInside(sheet, edit);
        this.structure.sort(sheet, edit, [{ column: edit.by, ascending: edit.ascending }]);
        return { changeType: 'OTHER', edit: null };
      case 'insert-rows':
        return this.insert(sheet, 'row', edit.at, edit.count);
      case 'insert-columns':
        return this.insert(sheet, 'column', edit.at, edit.count);
      case 'delete-rows':
        return this.delete(sheet, 'row', edit.at, edit.count);
      case 'delete-columns':
        return this.delete(sheet, 'column', edit.at, edit.count);
      case 'move-rows':
        this.structure.move(sheet, 'row', edit.at, edit.count, edit.to);
        return { changeType: 'OTHER', edit: null };
      case 'move-columns':
        this.structure.move(sheet, 'column', edit.at, edit.count, edit.to);
        return { changeType: 'OTHER', edit: null };
    }
  }

  private type(sheet: Worksheet, row: number, column: number, text: string): PersonChange {
    const area = { row, column, rows: 1, columns: 1 };
    checkInside(sheet, area);
    const before = this.reading.values(sheet, area)[0]?.[0] ?? '';
    this.write(sheet, row, column, [[text]]);
    return changeOfCell(this.reading, sheet, area, before);
  }

  private paste(sheet: Worksheet, row: number, column: number, texts: readonly (readonly string[])[]): PersonChange {
    const area = { row, column, rows: texts.length, columns: Math.max(0, ...texts.map((line) => line.length)) };
    if (area.rows === 0 || area.columns === 0) return { changeType: 'OTHER', edit: null };
    this.growTo(sheet, area);
    this.write(sheet, row, column, texts);
    return { changeType: 'EDIT', edit: { area: { ...area, sheetId: sheet.getSheetId() } } };
  }

  private clear(sheet: Worksheet, area: Rectangle): PersonChange {
    checkInside(sheet, area);
    const single = area.rows === 1 && area.columns === 1;
    const before = single ? (this.reading.values(sheet, area)[0]?.[0] ?? '') : '';
    this.write(
      sheet,
      area.row,
      area.column,
      Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => '')),
    );
    if (single) return changeOfCell(this.reading, sheet, area, before);
    const { row, column, rows, columns } = area;
    return { changeType: 'EDIT', edit: { area: { row, column, rows, columns, sheetId: sheet.getSheetId() } } };
  }

  private insert(sheet: Worksheet, axis: Axis, at: number, count: number): PersonChange {
    this.structure.insert(sheet, axis, at, count, Math.max(1, at - 1));
    return { changeType: axis === 'row' ? 'INSERT_ROW' : 'INSERT_COLUMN', edit: null };
  }

  private delete(sheet: Worksheet, axis: Axis, at: number, count: number): PersonChange {
    const total = axis === 'row' ? sheet.getRowCount() : sheet.getColumnCount();
    if (at < 1 || at + count - 1 > total) throw new RefusedWrite('Ces lignes ou colonnes ne sont pas dans la feuille.');
    if (count >= total)
      throw new RefusedWrite('Vous ne pouvez pas supprimer toutes les lignes ou toutes les colonnes.');
    this.structure.delete(sheet, axis, at, count);
    return { changeType: axis === 'row' ? 'REMOVE_ROW' : 'REMOVE_COLUMN', edit: null };
  }

  private write(sheet: Worksheet, row: number, column: number, texts: readonly (readonly string[])[]): void {
    const cells: CellMap = {};
    for (const [down, line] of texts.entries()) {
      const patches = rowOf(cells, row - 1 + down);
      for (const [across, text] of line.entries()) {
        const format = this.model.numberFormat(sheet, row - 1 + down, column - 1 + across);
        patches[column - 1 + across] = patchOfTyping(text, format, this.thisYear());
      }
    }
    const refused = this.validations.firstRefused(sheet, cells);
    if (refused)
      throw new RefusedWrite(
        refused.help || `La valeur saisie en ${refused.cell} ne respecte pas la règle de validation de la cellule.`,
      );
    this.model.write(sheet.getSheetId(), cells);
  }

  /** A paste below or beside the grid makes it grow. */
  private growTo(sheet: Worksheet, area: Rectangle): void {
    const rows = area.row + area.rows - 1 - sheet.getRowCount();
    const columns = area.column + area.columns - 1 - sheet.getColumnCount();
    if (rows > 0) this.structure.insert(sheet, 'row', sheet.getRowCount() + 1, rows, sheet.getRowCount());
    if (columns > 0)
      this.structure.insert(sheet, 'column', sheet.getColumnCount() + 1, columns, sheet.getColumnCount());
  }
}

/** One cell was typed in: its event holds the values, as texts. */
export function changeOfCell(reading: SheetReading, sheet: Worksheet, area: Rectangle, before: Cell): PersonChange {
  const after = reading.values(sheet, area)[0]?.[0] ?? '';
  const place: Area = { row: area.row, column: area.column, rows: 1, columns: 1, sheetId: sheet.getSheetId() };
  const edit: EditEvent = {
    area: place,
    ...(after === '' ? {} : { value: eventText(after) }),
    ...(before === '' ? {} : { oldValue: eventText(before) }),
  };
  return { changeType: 'EDIT', edit };
}

function eventText(value: Cell): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'object' ? String(serialOf(value)) : String(value);
}

function checkInside(sheet: Worksheet, area: Rectangle): void {
  const inside =
    area.row >= 1 &&
    area.column >= 1 &&
    area.row + area.rows - 1 <= sheet.getRowCount() &&
    area.column + area.columns - 1 <= sheet.getColumnCount();
  if (!inside) throw new RefusedWrite('Ces cellules ne sont pas dans la feuille.');
}
