import type { Cell } from '../../ports.ts';
import { identifierIn } from '../cell-values.ts';
import type { Cells } from '../change.ts';
import { placeOf } from '../header.ts';
import type { FullImage } from '../table-image.ts';

/** Dates as `[milliseconds]`. */
type PackedCell = string | number | boolean | [number];

/** Rows as columns of a table: shorter, and better compressed, than names repeated in each row. */
export interface PackedRows {
  readonly keys: readonly string[];
  readonly rows: readonly (readonly PackedCell[])[];
}

/** Rows by identifier, as cells by column key; a column of the team's own has the key `?` and its header. */
export type MirroredRows = ReadonlyMap<string, Cells>;

/** The rows of a table that carry an identifier; of several that carry one, the first. */
export function mirrorRows({ table, header, cells }: FullImage): MirroredRows {
  const keys = columnKeys(header);
  const id = table.id ? placeOf(header, table.id.key) - 1 : -1;
  const rows = new Map<string, Cells>();
  for (const line of cells) {
    const identifier = identifierIn(line[id]);
    if (identifier === '' || rows.has(identifier)) continue;
    const row: Record<string, Cell> = {};
    keys.forEach((key, index) => {
      const cell = line[index] ?? '';
      if (key !== '' && cell !== '') row[key] = cell;
    });
    rows.set(identifier, row);
  }
  return rows;
}

/** The key of each place of a tab; `''` where the header is blank or not the only one of its name. */
function columnKeys({ cells, places }: FullImage['header']): string[] {
  const declared = new Map([...places].map(([key, place]) => [place - 1, key]));
  return cells.map((header, index) => {
    const own = header.trim() !== '' && cells.filter((other) => other === header).length === 1;
    return declared.get(index) ?? (own ? `?${header}` : '');
  });
}

export function packRows(rows: MirroredRows): PackedRows {
  const keys = [...new Set([...rows.values()].flatMap((row) => Object.keys(row).filter((key) => row[key] !== '')))];
  const packed = [...rows].map(([id, row]) => [id, ...keys.map((key) => packCell(row[key] ?? ''))]);
  return { keys, rows: packed };
}

export function unpackRows({ keys, rows }: PackedRows): MirroredRows {
  return new Map(
    rows.map(([id, ...cells]) => {
      const row: Record<string, Cell> = {};
      cells.forEach((cell, index) => {
        const key = keys[index];
        if (key !== undefined && cell !== '') row[key] = unpackCell(cell);
      });
      return [String(id), row];
    }),
  );
}

function packCell(cell: Cell): PackedCell {
  return cell instanceof Date ? [cell.getTime()] : cell;
}

function unpackCell(cell: PackedCell): Cell {
  return Array.isArray(cell) ? new Date(cell[0]) : cell;
}
