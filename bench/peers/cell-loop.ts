/** As most scripts are written: cell after cell. */
import { type Sheet, sheetNamed } from './spreadsheet.ts';
import type { ContactUpdate, NewRow, ScoredColumns } from './work.ts';

declare const SCORE_ICP: (...facts: unknown[]) => unknown;

/** Identifier and label of each contact. */
export function loopOpen(headers: readonly string[]): number {
  const sheet = sheetNamed('CONTACTS');
  const places = headers.map((header) => placeOf(sheet, header));
  const last = sheet.getLastRow();
  const found: unknown[][] = [];
  for (let row = 2; row <= last; row++) found.push(places.map((place) => sheet.getRange(row, place).getValue()));
  return found.length;
}

/** Contacts whose label holds the text. */
export function loopSearch(header: string, text: string): number {
  const sheet = sheetNamed('CONTACTS');
  const place = placeOf(sheet, header);
  const last = sheet.getLastRow();
  let found = 0;
  for (let row = 2; row <= last; row++) {
    if (String(sheet.getRange(row, place).getValue()).toLowerCase().includes(text)) found += 1;
  }
  return found;
}

/** One row added to INTERACTIONS, one contact looked for and updated; no lock, no check, no journal. */
export function loopLog(row: NewRow, contact: ContactUpdate): void {
  const exchanges = sheetNamed('INTERACTIONS');
  const headers = exchanges.getRange(1, 1, 1, exchanges.getLastColumn()).getValues()[0] ?? [];
  exchanges.appendRow(headers.map((header) => row[String(header)] ?? ''));
  const people = sheetNamed('CONTACTS');
  const id = placeOf(people, contact.idHeader);
  const last = people.getLastRow();
  for (let line = 2; line <= last; line++) {
    if (people.getRange(line, id).getValue() !== contact.id) continue;
    for (const [header, value] of Object.entries(contact.cells)) {
      people.getRange(line, placeOf(people, header)).setValue(value);
    }
    return;
  }
}

/** The score of the first `count` companies, from their own cells alone. */
export function loopScore(count: number, columns: ScoredColumns): void {
  const sheet = sheetNamed('ENTREPRISES');
  const facts = columns.facts.map((header) => placeOf(sheet, header));
  const score = placeOf(sheet, columns.score);
  for (let row = 2; row <= count + 1; row++) {
    sheet.getRange(row, score).setValue(SCORE_ICP(...facts.map((place) => sheet.getRange(row, place).getValue())));
  }
}

function placeOf(sheet: Sheet, header: string): number {
  const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
  return headers.indexOf(header) + 1;
}
