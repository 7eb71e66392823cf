/** Rows to load, from a .csv (`;`, `,` or tab, told by its first line) or a .json file; keyed by header, as texts to type. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { UsageError } from './options.ts';

export type TypedRow = Readonly<Record<string, string>>;

const JsonRows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));

/** Reads the file. Throws UsageError for one that cannot be read as rows. */
export function readRows(path: string): TypedRow[] {
  const text = readText(path).replace(/^\uFEFF/, '');
  try {
    if (extname(path) === '.json') return JsonRows.parse(JSON.parse(text)).map(typeRow);
    if (extname(path) === '.csv')
      return parseCsv(text, { columns: true, delimiter: delimiterOf(text), skip_empty_lines: true });
  } catch (cause) {
    throw new UsageError(`${path} cannot be read as rows: ${(cause as Error).message.split('\n')[0]}`, { cause });
  }
  throw new UsageError(`${path}: only .csv and .json files can be loaded.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${path} cannot be read.`, { cause });
  }
}

/** What a French person would type for each value. */
function typeRow(row: z.infer<typeof JsonRows>[number]): TypedRow {
  return Object.fromEntries(Object.entries(row).map(([header, value]) => [header, typeValue(value)]));
}

function typeValue(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
}

function delimiterOf(text: string): string {
  const [headers = ''] = text.split('\n', 1);
  const count = (delimiter: string) => headers.split(delimiter).length;
  return [';', ',', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
