/**
 * Rows of a CSV or TSV text (RFC 4180, and what people’s tools make of it). A library would stop at the first quotation mark
 * that is never closed, or take all that follows for one cell: here that line alone is lost, and said so.
 */

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** A quotation mark was opened and never closed: the cells are as they stand. */
  readonly unclosed: boolean;
}

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A cell of Sheets holds no more: a quotation that runs further was never closed. */
const LONGEST_CELL = 50_000;

/** How many lines of a file tell its delimiter. */
const SAMPLE_LINES = 60;

/** Rows without any text are left out. */
export function parseCsv(text: string, delimiter: Delimiter): CsvRow[] {
  const rows: CsvRow[] = [];
  const reader = { text, delimiter, at: 0, line: 1 };
  while (reader.at < text.length) {
    const { at, line } = reader;
    const cells = readCells(reader, readQuoted);
    if (cells === null) Object.assign(reader, { at, line });
    const row = { cells: cells ?? readCells(reader, () => null) ?? [], line, unclosed: cells === null };
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
  }
  return rows;
}

interface Reader {
  readonly text: string;
  readonly delimiter: Delimiter;
  at: number;
  line: number;
}

/** A cell between quotation marks; `null` for a cell that has none, `false` when they are never closed. */
type QuotedCell = string | null | false;

/** The cells up to the end of the row; `null` when a quotation mark is never closed. */
function readCells(reader: Reader, readMarks: (reader: Reader) => QuotedCell): string[] | null {
  const cells: string[] = [];
  for (;;) {
    const quoted = readMarks(reader);
    if (quoted === false) return null;
    cells.push(quoted ?? readPlain(reader));
    const end = reader.text[reader.at];
    reader.at += 1;
    if (end === reader.delimiter) continue;
    if (end === '\r' && reader.text[reader.at] === '\n') reader.at += 1;
    reader.line += 1;
    return cells;
  }
}

function readPlain(reader: Reader): string {
  const { text, at } = reader;
  reader.at = cellEnd(reader, at);
  return text.slice(at, reader.at);
}

/** Where the next delimiter stands, or the end of the line. */
function cellEnd({ text, delimiter }: Reader, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && !isBreak(text[end])) end += 1;
  return end;
}

/**
 * A mark in the middle of a cell, as in `"Le "Clos" fleuri"`, belongs to the text; but in a cell of several lines it opens
 * the next quotation, and shows that this one was never closed.
 */
function readQuoted(reader: Reader): QuotedCell {
  const { text, delimiter } = reader;
  let from = reader.at;
  while (text[from] === ' ') from += 1;
  if (text[from] !== '"') return null;
  const start = from;
  from += 1;
  let cell = '';
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0 || close - start > LONGEST_CELL) return false;
    cell += text.slice(from, close);
    from = close + 1;
    if (text[from] === '"') {
      cell += '"';
      from += 1;
      continue;
    }
    let end = from;
    while (text[end] === ' ') end += 1;
    if (end >= text.length || text[end] === delimiter || isBreak(text[end])) {
      reader.at = end;
      reader.line += cell.split(/\r\n|\n|\r/).length - 1;
      return cell;
    }
    if (/[\r\n]/.test(cell)) return false;
    // « "Le Grand" Marché »: what is quoted is the beginning of the cell.
    if (!text.slice(from, cellEnd(reader, from)).includes('"')) {
      reader.at = from;
      return cell + readPlain(reader);
    }
    cell += '"';
  }
}

function isBreak(letter: string | undefined): boolean {
  return letter === '\n' || letter === '\r';
}

/** The delimiter under which most rows have the same number of cells, the larger number first; `,` for a single column. */
export function detectDelimiter(text: string): Delimiter {
  const sample = text.split(/\r\n|\n|\r/, SAMPLE_LINES).join('\n');
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const widths = parseCsv(sample, delimiter).map(({ cells }) => cells.length);
    const score = regularity(widths);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** The share of rows that have the most frequent width, more for a wide one; 0 when most rows have a single cell. */
function regularity(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [[width, count] = [1, 0]] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return width < 2 ? 0 : (count / widths.length) ** 2 * (1 + Math.log(width));
}
