/** Rows of a CSV or TSV text (RFC 4180, and what people’s tools make of it). */

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
    const row = readRow(reader);
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

function readRow(reader: Reader): CsvRow {
  const cells: string[] = [];
  const { line } = reader;
  let unclosed = false;
  for (;;) {
    const quoted = reader.text[reader.at] === '"' ? readQuoted(reader) : null;
    if (reader.text[reader.at] === '"' && quoted === null) unclosed = true;
    cells.push(quoted ?? readPlain(reader));
    const end = reader.text[reader.at];
    reader.at += 1;
    if (end === reader.delimiter) continue;
    if (end === '\r' && reader.text[reader.at] === '\n') reader.at += 1;
    reader.line += 1;
    return { cells, line, unclosed };
  }
}

function readPlain(reader: Reader): string {
  const { text, delimiter, at } = reader;
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  reader.at = end;
  return text.slice(at, end);
}

/** The cell between quotation marks at this place, with what follows them; `null`, without moving, when they never close. */
function readQuoted(reader: Reader): string | null {
  const { text, at } = reader;
  let cell = '';
  let from = at + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0 || close - at > LONGEST_CELL) return null;
    cell += text.slice(from, close);
    from = close + 2;
    if (text[close + 1] !== '"') break;
    cell += '"';
  }
  reader.at = from - 1;
  reader.line += cell.split('\n').length - 1;
  // « "Le Grand" Marché »: text after the closing mark belongs to the cell.
  return cell + readPlain(reader);
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
