/** With npm `sheetquery`: rows as objects, each update a read and a write of its row. */
import { sheetQuery } from 'sheetquery';
import type { ContactUpdate, NewRow, ScoredColumns } from './work.ts';

declare const SCORE_ICP: (...facts: unknown[]) => unknown;

/** All contacts and all settings, as the form needs them. */
export function queryOpen(): number {
  const people = sheetQuery().from('CONTACTS').getRows();
  const settings = sheetQuery().from('PARAMETRES').getRows();
  return people.length + settings.length;
}

/** Contacts whose label holds the text. */
export function querySearch(header: string, text: string): number {
  return sheetQuery()
    .from('CONTACTS')
    .where((row) => String(row[header]).toLowerCase().includes(text))
    .getRows().length;
}

/** One row added to INTERACTIONS, one contact updated; no lock, no check, no journal. */
export function queryLog(row: NewRow, contact: ContactUpdate): void {
  sheetQuery().from('INTERACTIONS').insertRows([row]);
  sheetQuery()
    .from('CONTACTS')
    .where((line) => line[contact.idHeader] === contact.id)
    .updateRows((line) => Object.assign(line, contact.cells));
}

/** The score of the first `count` companies, from their own cells alone. */
export function queryScore(count: number, columns: ScoredColumns): void {
  sheetQuery()
    .from('ENTREPRISES')
    .where(({ __meta }) => __meta.row > 1 && __meta.row <= count + 1)
    .updateRows((line) =>
      Object.assign(line, { [columns.score]: SCORE_ICP(...columns.facts.map((header) => line[header])) }),
    );
}
