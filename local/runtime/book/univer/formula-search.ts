/**
 * At each write Univer looks for formulas in all the cells of the workbook, with a costly test for each of them. The
 * same search, four times quicker: it only looks further at the cells that hold a formula.
 */
import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/preset-sheets-node-core';

type Formulas = Record<number, Record<number, { f: string }>>;

interface Patched {
  getFormulaData(): Record<string, Record<string, unknown>>;
  getSheetFormulaData(unitId: string, sheetId: string): unknown;
  _getSheetFormulaIdMap(unitId: string, sheetId: string): unknown;
  readonly _univerInstanceService: {
    getUnit(id: string): { getSheetBySheetId(id: string): Nullable<Worksheet> } | null;
    getAllUnitsForType(type: number): { getUnitId(): string; getSheets(): Worksheet[] }[];
  };
}

/** Univer's UniverInstanceType. */
const SHEETS = 2;

/** Replaces the search. Once per context. */
export function searchFormulasQuickly(): void {
  const model = FormulaDataModel.prototype as unknown as Patched;
  const stockIdMap = model._getSheetFormulaIdMap;

  model.getFormulaData = function getFormulaData() {
    const units = this._univerInstanceService.getAllUnitsForType(SHEETS);
    return Object.fromEntries(
      units.map((unit) => {
        const unitId = unit.getUnitId();
        const sheets = unit
          .getSheets()
          .map((sheet) => [
            sheet.getSheetId(),
            formulasOf(sheet) ?? this.getSheetFormulaData(unitId, sheet.getSheetId()),
          ]);
        return [unitId, Object.fromEntries(sheets) as Record<string, unknown>];
      }),
    );
  };

  // Shared formulas, written once and known elsewhere by a number, only come from a page's fill handle.
  model._getSheetFormulaIdMap = function getSheetFormulaIdMap(unitId, sheetId) {
    const sheet = this._univerInstanceService.getUnit(unitId)?.getSheetBySheetId(sheetId);
    return sheet && formulasOf(sheet) ? {} : stockIdMap.call(this, unitId, sheetId);
  };
}

/** Cells that hold a formula; `null` when some share one, which Univer resolves better. */
function formulasOf(sheet: Worksheet): Formulas | null {
  const found: Formulas = {};
  const rows = sheet.getCellMatrix().getMatrix() as Record<string, Record<string, Nullable<ICellData>>>;
  for (const row in rows) {
    const cells = rows[row];
    for (const column in cells) {
      const cell = cells[column];
      if (!cell) continue;
      if (cell.si) return null;
      if (typeof cell.f !== 'string' || !cell.f.startsWith('=') || cell.f.length < 2) continue;
      const line = found[Number(row)] ?? {};
      line[Number(column)] = { f: cell.f };
      found[Number(row)] = line;
    }
  }
  return found;
}
