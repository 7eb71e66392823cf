import { createIdentifier } from '../crm/identifiers.ts';
import type { Table, TableKey } from '../crm/tables/table.ts';
import type { Ports, Tab } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { declaredHeader, findColumns, findTab, HEADER_ROW, type Header, isThere, placeOf } from './header.ts';
import type { Fresh } from './operation.ts';
import { parseRows, type TableRows } from './rows.ts';
import { COLUMN_MARGIN, type FullImage, lastFilled, readImage, type TableImage } from './table-image.ts';

/** Reads tables inside the lock, each once, and keeps what it saw: the snapshot that repairs go back to. */
export class FreshReader implements Fresh {
  readonly now: Date;
  readonly user: string;
  identified: ReadonlySet<string> = new Set();
  private readonly ports: Ports;
  private readonly images = new Map<TableKey, TableImage>();
  private readonly parsed = new Map<TableKey, TableRows<Table>>();
  private readonly identifiers = new Map<TableKey, Set<string>>();

  constructor(ports: Ports) {
    this.ports = ports;
    this.now = ports.clock.now();
    this.user = ports.identity.user();
  }

  holds(table: Table): boolean {
    return this.images.has(table.key) || isThere(this.ports.workbook, table);
  }

  rows<T extends Table>(table: T): Result<TableRows<T>> {
    const known = this.parsed.get(table.key);
    // Kept under the key of its own table, hence of its own type.
    if (known) return ok(known as TableRows<T>);
    const image = this.fullImage(table);
    if (!image.ok) return image;
    const rows = parseRows(table, image.value.header, image.value.cells, HEADER_ROW + 1);
    this.parsed.set(table.key, rows);
    return ok(rows);
  }

  header(table: Table): Result<Header> {
    const image = this.image(table);
    return image.ok ? ok(image.value.header) : image;
  }

  tail<T extends Table>(table: T, count: number): Result<TableRows<T>> {
    const image = this.image(table);
    if (!image.ok) return image;
    const { tab, header, cells } = image.value;
    const first = Math.max(HEADER_ROW + 1, tab.lastRow - count + 1);
    if (cells) return ok(parseRows(table, header, cells.slice(first - HEADER_ROW - 1), first));
    if (tab.lastRow < first) return ok(parseRows(table, header, [], first));
    const area = { row: first, column: 1, rows: tab.lastRow - first + 1, columns: tab.lastColumn };
    return ok(parseRows(table, header, this.ports.workbook.read(tab.name, area), first));
  }

  newId(table: Table): string {
    let taken = this.identifiers.get(table.key);
    if (!taken) {
      taken = new Set(this.knownIds(table));
      this.identifiers.set(table.key, taken);
    }
    if (!table.id?.prefix) throw new Error(`${table.tab}: its identifiers are not Pistil’s to make`);
    return createIdentifier(table.id.prefix, taken, this.ports.random);
  }

  /** The header at least; the rows too when they were read already. Append-only tables cost no reading. */
  image(table: Table): Result<TableImage> {
    const known = this.images.get(table.key);
    if (known) return ok(known);
    const tab = findTab(this.ports.workbook, table);
    if (!tab.ok) return tab;
    if (table.appendOnly) return ok(this.keep({ table, tab: tab.value, header: declaredHeader(table), cells: null }));
    const [top = []] =
      tab.value.lastRow === 0 ? [] : this.ports.workbook.read(tab.value.name, line(HEADER_ROW, tab.value));
    const header = findColumns(table, top.slice(0, lastFilled(top.map((cell) => [cell]))), tab.value.name);
    return header.ok ? ok(this.keep({ table, tab: tab.value, header: header.value, cells: null })) : header;
  }

  /** The header and all rows. */
  fullImage(table: Table): Result<FullImage> {
    const known = this.images.get(table.key);
    if (known?.cells) return ok({ ...known, cells: known.cells });
    const tab = findTab(this.ports.workbook, table);
    if (!tab.ok) return tab;
    const image = readImage(this.ports, table, tab.value);
    if (image.ok) this.keep(image.value);
    return image;
  }

  /** Sees a table, from then on, as it was read once its rows had received their identifiers. */
  learnIdentifiers(image: FullImage): void {
    const known = new Set(this.knownIds(image.table));
    this.keep(image);
    this.parsed.delete(image.table.key);
    this.identified = new Set(this.knownIds(image.table).filter((id) => id !== '' && !known.has(id)));
  }

  private keep(image: TableImage): TableImage {
    this.images.set(image.table.key, image);
    return image;
  }

  private knownIds(table: Table): string[] {
    const image = this.images.get(table.key);
    if (!image?.cells || !table.id) return [];
    const place = placeOf(image.header, table.id.key);
    return image.cells.map((row) => String(row[place - 1] ?? ''));
  }
}

function line(row: number, tab: Tab): { row: number; column: number; rows: number; columns: number } {
  return { row, column: 1, rows: 1, columns: Math.min(tab.columns, tab.lastColumn + COLUMN_MARGIN) };
}
