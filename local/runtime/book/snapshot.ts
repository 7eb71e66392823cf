/** The workbook's file: a new one, and one read back. */
import { randomUUID } from 'node:crypto';
import type { BookSnapshot } from './contract.ts';

/** Grid of a new sheet in Google. */
const NEW_ROWS = 1000;
const NEW_COLUMNS = 26;

const APP_VERSION = '0.25.1';

/** A new French spreadsheet: one empty tab. */
export function newSnapshot(): BookSnapshot {
  return {
    format: 'pistil-book',
    version: 1,
    id: randomUUID(),
    workbook: {
      name: 'Feuille de calcul sans titre',
      appVersion: APP_VERSION,
      locale: 'frFR',
      styles: {},
      sheetOrder: ['0'],
      sheets: { '0': newSheet('0', 'Feuille 1') },
    },
    extras: { protections: [], metadata: [], charts: [] },
  };
}

/** A new sheet with Google's looks: Arial 10, columns of 100 px, rows of 21 px. */
export function newSheet(id: string, name: string): Record<string, unknown> {
  return {
    id,
    name,
    rowCount: NEW_ROWS,
    columnCount: NEW_COLUMNS,
    defaultColumnWidth: 100,
    defaultRowHeight: 21,
    defaultStyle: { ff: 'Arial', fs: 10 },
    cellData: {},
    rowData: {},
    columnData: {},
    mergeData: [],
    freeze: { startRow: -1, startColumn: -1, ySplit: 0, xSplit: 0 },
    showGridlines: 1,
    rowHeader: { width: 46, hidden: 0 },
    columnHeader: { height: 20, hidden: 0 },
    rightToLeft: 0,
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    hidden: 0,
    tabColor: '',
  };
}

/** Throws a French sentence when the value is not a workbook's file. */
export function readSnapshot(value: unknown): BookSnapshot {
  const snapshot = value as Partial<BookSnapshot> | null;
  if (snapshot?.format !== 'pistil-book') throw new Error('Ce fichier n’est pas un classeur de Pistil.');
  if (snapshot.version !== 1) throw new Error(`Ce classeur est d’une version inconnue (${String(snapshot.version)}).`);
  return snapshot as BookSnapshot;
}
