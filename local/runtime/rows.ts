/** Rows of a tab keyed by its first row, for the shell and the tests. */
import type { Book, PersonEdit } from './book/contract.ts';
import type { Cell } from './contract.ts';

/** Every row below the headers that holds something. Throws when the tab does not exist. */
export function dumpTab(book: Book, tab: string): Record<string, Cell>[] {
  const [headers = [], ...rows] = book.values(tab);
  return rows
    .filter((row) => row.some(isFilled))
    .map((row) =>
      Object.fromEntries(
        headers.flatMap((header, column) => (header === '' ? [] : [[String(header), row[column] ?? '']])),
      ),
    );
}

/** The paste that adds these rows below the last filled one. Throws an Error, in French, for an unknown header. */
export function pasteRows(book: Book, tab: string, rows: readonly Readonly<Record<string, string>>[]): PersonEdit {
  const values = book.values(tab);
  const headers = (values[0] ?? []).map(String);
  const unknown = rows.flatMap((row) => Object.keys(row)).find((header) => !headers.includes(header));
  if (unknown !== undefined) throw new Error(`L’onglet ${tab} n’a pas de colonne « ${unknown} ».`);
  const width = Math.max(...rows.flatMap((row) => Object.keys(row).map((header) => headers.indexOf(header) + 1)), 1);
  return {
    kind: 'paste',
    sheet: tab,
    row: values.findLastIndex((row) => row.some(isFilled)) + 2,
    column: 1,
    texts: rows.map((row) => headers.slice(0, width).map((header) => row[header] ?? '')),
  };
}

/** An unticked box waits in every row, filled or not. */
function isFilled(cell: Cell): boolean {
  return cell !== '' && cell !== false;
}
