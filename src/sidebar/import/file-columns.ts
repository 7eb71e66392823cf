/** What each column of a file becomes: proposed by what is known of it, then chosen by a person. */
import type { FileColumn, MatchedColumns } from '../../rpc/index.ts';
import type { FileTable } from './file/read-table.ts';
import { knownUses, recognizeSource, type Source } from './file/sources.ts';

/** A column of the file, and what a person or Pistil makes of it. */
export interface ChosenColumn extends FileColumn {
  /** Its first different values. */
  readonly samples: readonly string[];
  /** A person has chosen. */
  readonly corrected: boolean;
}

export interface FileColumns extends Pick<MatchedColumns, 'table' | 'fields' | 'headerRows'> {
  readonly source: Source;
  readonly file: FileTable;
  readonly columns: readonly ChosenColumn[];
}

const SAMPLES = 3;

export interface FoundSource {
  readonly source: Source;
  /** The row of the file that holds its headers; -1 for a file that nobody recognises. */
  readonly row: number;
}

/** A preamble may stand above the header that tells who made the file. */
export function findSource({ rows }: FileTable): FoundSource {
  for (let row = 0; row < Math.min(rows.length, 10); row += 1) {
    const source = recognizeSource(rows[row]?.cells ?? []);
    if (source.key !== 'other') return { source, row };
  }
  return { source: recognizeSource([]), row: -1 };
}

/** The team’s choice first, then the source’s own columns, then what the header says. */
export function chooseColumns(file: FileTable, { source, row }: FoundSource, matched: MatchedColumns): FileColumns {
  const headerRows = row >= 0 ? row + 1 : matched.headerRows;
  const headers = headerRows > 0 ? (file.rows[headerRows - 1]?.cells ?? []) : [];
  const known = knownUses(headers);
  const offered = new Set([...matched.fields.map(({ use }) => use), 'keep']);
  const columns = matched.columns.map((column, index): ChosenColumn => {
    const use = known[index];
    const samples = samplesOf(file, headerRows, index);
    const base = {
      ...column,
      header: headers[index]?.trim() || column.header || `Colonne ${index + 1}`,
      samples,
      corrected: false,
    };
    if (column.certainty === 'remembered' || use === null || use === undefined || !offered.has(use)) return base;
    return { ...base, use, certainty: use === 'keep' ? 'none' : 'sure' };
  });
  return { ...matched, source, file, headerRows, columns: dropRepeated(columns) };
}

/** Of two columns that would fill one field, the surer one does. */
function dropRepeated(columns: readonly ChosenColumn[]): ChosenColumn[] {
  const rank = { remembered: 0, sure: 1, likely: 2, none: 3 };
  const best = new Map<string, ChosenColumn>();
  for (const column of columns) {
    const rival = best.get(column.use);
    if (rival === undefined || rank[column.certainty] < rank[rival.certainty]) best.set(column.use, column);
  }
  return columns.map((column) => {
    const repeats = !['keep', 'notes'].includes(column.use) && best.get(column.use) !== column;
    return repeats ? { ...column, use: 'keep', certainty: 'none' } : column;
  });
}

function samplesOf({ rows }: FileTable, headerRows: number, index: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows.slice(headerRows)) {
    const text = (cells[index] ?? '').trim();
    if (text !== '') samples.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

export function chooseUse(columns: FileColumns, index: number, use: string): FileColumns {
  return {
    ...columns,
    columns: columns.columns.map((column, at): ChosenColumn => {
      if (at === index) return { ...column, use, corrected: true };
      const repeats = use === column.use && !['keep', 'notes'].includes(use);
      return repeats ? { ...column, use: 'keep', corrected: true } : column;
    }),
  };
}

export function correctedIn({ columns }: FileColumns): Record<string, string> {
  return Object.fromEntries(columns.filter(({ corrected }) => corrected).map(({ header, use }) => [header, use]));
}

export function requestOf({ table, file, headerRows, columns }: FileColumns) {
  const body = file.rows.slice(headerRows);
  return {
    table,
    headers: columns.map(({ header }) => header),
    uses: columns.map(({ use }) => use),
    rows: body.map(({ cells }) => columns.map((_, index) => cells[index] ?? '')),
    lines: body.map(({ line }) => line),
    unclosed: body.filter(({ unclosed }) => unclosed).map(({ line }) => line),
  };
}

/** Without a name, no row could come in. */
const NEEDED: Readonly<Record<FileColumns['table'], readonly string[]>> = {
  contacts: ['contacts.lastName', 'contacts.firstName', 'contacts.fullName'],
  companies: ['companies.name'],
  opportunities: ['opportunities.title'],
};

/** What is to be chosen before going on; `''` when nothing is. */
export function missingField({ table, columns }: FileColumns): string {
  if (columns.some(({ use }) => NEEDED[table].includes(use))) return '';
  return table === 'opportunities' ? 'Titre' : 'Nom';
}
