/** The two rows of a pair, and the cells around what is declared. */
import type { companies, contacts } from '../../crm/tables/index.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { Cell } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isBlank } from '../../sheet/cell-values.ts';
import type { Cells } from '../../sheet/change.ts';
import { HEADER_ROW } from '../../sheet/header.ts';
import type { Fresh, FullImage, SheetRow } from '../../sheet/index.ts';
import { fingerprint } from '../../sheet/mirror/packed-text.ts';

/** Tables whose rows may be doubles. */
export const MERGED_TABLES = ['contacts', 'companies'] as const;
export type MergedTable = (typeof MERGED_TABLES)[number];

export type MergedRow = SheetRow<typeof contacts> | SheetRow<typeof companies>;

export interface OneRecord {
  readonly row: MergedRow;
  /** All its cells; a column of the team's own has the key `?` and its header. */
  readonly cells: Cells;
  /** What the team wrote in it, as a number that changes with any letter. */
  readonly seen: number;
}

export interface RecordPair {
  readonly table: MergedTable;
  /** The row that stays. */
  readonly keep: string;
  /** The row that goes. */
  readonly drop: string;
}

/** One weighted call. Fails with `duplicates.gone`, and `duplicates.nameless` for a value under no header of its own. */
export function readTwoRecords(
  fresh: Fresh,
  { table, keep, drop }: RecordPair,
): Result<{ keep: OneRecord; drop: OneRecord }> {
  const kept = readOneRecord(fresh, table, keep);
  if (!kept.ok) return kept;
  const dropped = readOneRecord(fresh, table, drop);
  return dropped.ok ? ok({ keep: kept.value, drop: dropped.value }) : dropped;
}

function readOneRecord(fresh: Fresh, key: MergedTable, id: string): Result<OneRecord> {
  const table = tableOf(key);
  const image = fresh.fullImage(table);
  if (!image.ok) return image;
  const rows = fresh.rows(table);
  if (!rows.ok) return rows;
  const row = rows.value.byId(id);
  if (row === undefined) {
    return fail(
      'duplicates.gone',
      `La fiche ${id} n’est plus dans ${table.tab}, ou plusieurs lignes portent cet identifiant.`,
    );
  }
  const cells = cellsOf(image.value, row.position);
  if (cells === null) {
    return fail(
      'duplicates.nameless',
      `La ligne ${row.position} de ${table.tab} contient une valeur dans une colonne sans titre, ou dont le titre est répété\u00a0: donnez-lui un titre à elle.`,
    );
  }
  const written = Object.entries(cells).filter(([name]) => isTeams(image.value, name));
  return ok({ row, cells, seen: fingerprint(JSON.stringify(written)) });
}

function isTeams({ table }: FullImage, key: string): boolean {
  return key.startsWith('?') || table.columns.some((column) => column.key === key && column.owner === 'team');
}

/** `null` when a filled cell stands under a header that tells no column apart. */
function cellsOf({ header, cells }: FullImage, position: number): Cells | null {
  const declared = new Map([...header.places].map(([key, place]) => [place - 1, key]));
  const found: Record<string, Cell> = {};
  for (const [index, cell] of (cells[position - HEADER_ROW - 1] ?? []).entries()) {
    if (isBlank(cell)) continue;
    const title = header.cells[index] ?? '';
    const key = declared.get(index);
    if (key === undefined && (title.trim() === '' || header.cells.filter((other) => other === title).length > 1)) {
      return null;
    }
    found[key ?? `?${title}`] = cell;
  }
  return found;
}
