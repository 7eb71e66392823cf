/** The numbers of a chart, taken from the cells that the grid shows. */
import type { ChartSpec } from '../../runtime/contract.ts';
import type { Workbook } from './grid.ts';

export interface ChartData {
  /** Text of the first column, as displayed. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly displayed: readonly string[];
  /** Number format of its first cell, in the en-US form. */
  readonly pattern: string;
}

interface Column {
  readonly raw: readonly unknown[];
  readonly displayed: readonly string[];
  readonly pattern: string;
}

/** Ranges are set side by side (MERGE_COLUMNS); the first column names the points. Null when a range is gone. */
export function readChartData(spec: ChartSpec, workbook: Workbook): ChartData | null {
  const columns: Column[] = [];
  for (const notation of spec.ranges) {
    const found = columnsOf(notation, spec, workbook);
    if (!found) return null;
    columns.push(...found);
  }
  const [domain, ...others] = columns;
  if (!domain) return null;
  const headers = spec.headers >= 0 ? spec.headers : guessedHeaders(others);
  return {
    labels: domain.displayed.slice(headers),
    series: others.map((column) => ({
      name: column.displayed.slice(0, headers).join(' '),
      values: column.raw.slice(headers).map((value) => (typeof value === 'number' ? value : null)),
      displayed: column.displayed.slice(headers),
      pattern: column.pattern,
    })),
  };
}

/** With no count given, a first row of texts above numbers is a header, as in Google. */
function guessedHeaders(columns: readonly Column[]): number {
  return columns.some((column) => typeof column.raw[0] === 'number') ? 0 : 1;
}

function columnsOf(notation: string, spec: ChartSpec, workbook: Workbook): Column[] | null {
  const at = notation.lastIndexOf('!');
  const sheet =
    at < 0
      ? workbook.getSheetBySheetId(spec.sheetId)
      : workbook.getSheetByName(notation.slice(0, at).replace(/^'|'$/g, '').replaceAll("''", "'"));
  if (!sheet) return null;
  const range = sheet.getRange(notation.slice(at + 1));
  const raw = range.getRawValues();
  const displayed = range.getDisplayValues();
  const formats = range.getNumberFormats();
  const model = sheet.getSheet();
  const skipsRows = spec.hiddenDimensionStrategy !== 'SHOW_BOTH' && spec.hiddenDimensionStrategy !== 'IGNORE_COLUMNS';
  const skipsColumns = spec.hiddenDimensionStrategy !== 'SHOW_BOTH' && spec.hiddenDimensionStrategy !== 'IGNORE_ROWS';
  const rows = raw
    .map((_, index) => index)
    .filter((index) => !skipsRows || model.getRowVisible(range.getRow() + index));
  return (raw[0] ?? [])
    .map((_, index) => index)
    .filter((index) => !skipsColumns || model.getColVisible(range.getColumn() + index))
    .map((column) => ({
      raw: rows.map((row) => raw[row]?.[column]),
      displayed: rows.map((row) => displayed[row]?.[column] ?? ''),
      pattern:
        rows
          .map((row) => formats[row]?.[column] ?? '')
          .filter((pattern) => pattern !== '' && pattern !== '@')
          .at(-1) ?? '',
    }));
}
