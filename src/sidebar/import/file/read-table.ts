/** A file, or what was pasted, as rows of cells. */
import { type CsvRow, type Delimiter, detectDelimiter, parseCsv } from './csv.ts';
import { decodeBytes, isBinary } from './decode.ts';
import { repairText } from './mojibake.ts';

export interface FileTable {
  /** Of the file; `Tableau collé` for a paste. */
  readonly name: string;
  readonly rows: readonly CsvRow[];
  /** Cells whose accents were repaired, and the first of them before and after. */
  readonly repaired: { readonly cells: number; readonly before: string; readonly after: string };
}

const MOST_ROWS = 5_000;

export type Reading =
  | { readonly ok: true; readonly table: FileTable }
  /** Two French sentences: what is wrong, what to do. */
  | { readonly ok: false; readonly title: string; readonly advice: string };

/** Reads the bytes of a file. */
export function readBytes(name: string, bytes: Uint8Array): Reading {
  if (isBinary(bytes)) {
    return {
      ok: false,
      title: `«\u00a0${name}\u00a0» ne peut pas être lu ici`,
      advice:
        'Ouvrez-le dans Google Sheets, puis Fichier, Télécharger, CSV. Ou copiez les cellules et collez-les ci-dessous.',
    };
  }
  return readText(name, decodeBytes(bytes));
}

/** Reads a text; cells copied from a spreadsheet are separated by tabs. */
export function readText(name: string, text: string): Reading {
  const content = text.replace(/^\ufeff/, '').replace(/\0/g, '');
  const declared = /^sep=([;,\t|])\r?\n/i.exec(content);
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? detectDelimiter(content);
  const rows = parseCsv(declared ? content.slice(declared[0].length) : content, delimiter);
  if (rows.length < 2) {
    return {
      ok: false,
      title: `«\u00a0${name}\u00a0» ne contient pas de tableau`,
      advice: 'Il faut une ligne d’en-têtes et au moins une ligne. Vérifiez que vous avez choisi le bon fichier.',
    };
  }
  if (rows.length > MOST_ROWS + 50) {
    return {
      ok: false,
      title: `«\u00a0${name}\u00a0» compte ${rows.length} lignes`,
      advice:
        'Pistil en importe 5\u202f000 à la fois\u00a0: coupez le fichier en plusieurs, puis importez-les l’un après l’autre.',
    };
  }
  return { ok: true, table: repairRows(name, rows) };
}

/** Before what a spreadsheet would run as a formula, careful programs put an apostrophe (see write-csv.ts). */
const GUARD = /^\s*'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

function repairRows(name: string, rows: readonly CsvRow[]): FileTable {
  let cells = 0;
  let [before, after] = ['', ''];
  const repaired = rows.map((row): CsvRow => {
    let changed = false;
    const next = row.cells.map((typed) => {
      const cell = typed.replace(GUARD, '');
      const right = repairText(cell);
      if (cell !== typed) changed = true;
      if (right === cell) return cell;
      if (cells === 0) [before, after] = [cell, right];
      cells += 1;
      changed = true;
      return right;
    });
    return changed ? { ...row, cells: next } : row;
  });
  return { name, rows: repaired, repaired: { cells, before, after } };
}
