/** What importing a file would do, before anything is written. */

import { countOf } from '../../crm/french/numbers.ts';
import type { PlannedRow } from '../../crm/imports/plan.ts';
import type { LeftOut } from '../../crm/imports/read-entries.ts';
import { showValue } from '../../crm/imports/values.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { Column } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { conflictKey, NOTHING_TAKEN, Verdicts } from './decisions.ts';
import { type ImportRequest, type PreparedImport, prepareImport } from './request.ts';
import { stageOf } from './stages.ts';
import { completes } from './write-changes.ts';

export interface ImportCounts {
  readonly created: number;
  /** Standing rows of which blank cells are filled. */
  readonly completed: number;
  readonly identical: number;
  /** Rows with at least one value that differs from the sheet’s; the companies that they name among them. */
  readonly conflicting: number;
  readonly leftOut: number;
  /** Companies that the rows name and that are made. */
  readonly companies: number;
  /** Lines that repeat another line of the file. */
  readonly merged: number;
  /** Cards that are written whatever is decided of the conflicts. */
  readonly written: number;
}

export interface PreviewLine {
  /** Of the file, the first that is this card. */
  readonly line: number;
  readonly name: string;
  readonly sub: string;
  /** « Poste : Directrice », one for each value that comes in. */
  readonly changes: readonly string[];
}

export interface PreviewConflict {
  readonly key: string;
  readonly name: string;
  readonly sub: string;
  /** True when nothing else of the row is written. */
  readonly alone: boolean;
  readonly field: string;
  readonly here: string;
  readonly there: string;
}

export interface ImportPreview {
  readonly counts: ImportCounts;
  /** The first new rows, and the first completed ones. */
  readonly created: readonly PreviewLine[];
  readonly completed: readonly PreviewLine[];
  readonly conflicts: readonly PreviewConflict[];
  readonly leftOut: readonly LeftOut[];
  /** One French sentence each. */
  readonly notices: readonly string[];
  /** New rows whose stage in the file is further than their gates let them in. */
  readonly heldBack: number;
}

/** More lines than anybody reads. */
const SHOWN = 100;

/** PARAMETRES, ENTREPRISES, CONTACTS; OPPORTUNITES too when the file is of those. */
export const floor = { read: 3 };

/** Writes nothing. Fails with `tab.missing`, `column.missing`… */
export function previewImport(ports: Ports, request: ImportRequest): Result<ImportPreview> {
  const prepared = prepareImport({ rows: (table) => readTable(ports, table) }, request);
  return prepared.ok ? ok(describe(prepared.value, ports.clock.now())) : prepared;
}

function describe({ plan, file, settings }: PreparedImport, now: Date): ImportPreview {
  const created = plan.rows.filter(({ standing }) => standing === null);
  const standing = plan.rows.filter((row) => row.standing !== null);
  const conflicting = standing.filter(({ conflicts }) => conflicts.length > 0);
  const completed = standing.filter((row) => row.conflicts.length === 0 && completes(row));
  const companies = new Verdicts(NOTHING_TAKEN).companiesOf(plan);
  const made = companies.filter((company) => company.standing === null);
  const leftOut = [...file.leftOut, ...plan.leftOut].sort((a, b) => a.line - b.line);
  const held = created.filter((row) => row.table !== 'companies' && stageOf(row, settings, now, '').heldBack !== '');
  return {
    counts: {
      created: created.length,
      completed: completed.length,
      identical: standing.length - conflicting.length - completed.length,
      conflicting: conflicting.length + companies.filter(({ conflicts }) => conflicts.length > 0).length,
      leftOut: leftOut.length,
      companies: made.length,
      merged: plan.merged,
      written: created.length + standing.filter(completes).length,
    },
    created: created.slice(0, SHOWN).map(describeLine),
    completed: completed.slice(0, SHOWN).map(describeLine),
    conflicts: [...standing, ...companies].flatMap((row) =>
      row.conflicts.map((conflict) => ({
        key: conflictKey(row, conflict),
        ...nameOf(row),
        alone: !completes(row),
        field: conflict.column.header,
        here: showValue(conflict.column, conflict.here),
        there: showValue(conflict.column, conflict.there),
      })),
    ),
    leftOut,
    notices: [...mergedNotice(plan.merged), ...wordNotices(file.strangeWords), ...stageNotices(held, settings, now)],
    heldBack: held.length,
  };
}

function describeLine(row: PlannedRow): PreviewLine {
  const columns = tableOf(row.table).columns as readonly Column[];
  const changes = columns.flatMap((column) => {
    const value = row.values[column.key];
    if (value === undefined) return [];
    const shown = showValue(column, value);
    return shown === '' ? [] : [`${column.header}\u00a0: ${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}`];
  });
  return { line: row.lines[0] ?? 0, ...nameOf(row), changes };
}

function nameOf({ values, standing, table }: PlannedRow): { readonly name: string; readonly sub: string } {
  const text = (key: string) => String(standing?.values[key] ?? values[key] ?? '');
  if (table === 'companies') return { name: text('name'), sub: text('city') };
  if (table === 'opportunities') return { name: text('title'), sub: text('company') };
  return { name: `${text('firstName')} ${text('lastName')}`.trim(), sub: text('company') };
}

function mergedNotice(merged: number): string[] {
  if (merged === 0) return [];
  const lines = countOf(merged, 'ligne répète une autre', 'lignes en répètent une autre');
  return [`${lines} du fichier\u00a0: elles ne font qu’une fiche, la première valeur est gardée.`];
}

function wordNotices(words: ReadonlyMap<string, number>): string[] {
  return [...words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(
      ([word, count]) =>
        `«\u00a0${word}\u00a0» n’entre pas dans sa colonne\u00a0: ${countOf(count, 'ligne le garde', 'lignes le gardent')} dans les notes.`,
    );
}

function stageNotices(held: readonly PlannedRow[], settings: PreparedImport['settings'], now: Date): string[] {
  const moves = new Map<string, number>();
  for (const row of held) {
    const { stage, heldBack } = stageOf(row, settings, now, '');
    const move = `${heldBack}\u00a0»\u00a0: l’étape «\u00a0${stage}`;
    moves.set(move, (moves.get(move) ?? 0) + 1);
  }
  return [...moves].map(
    ([move, count]) =>
      `${countOf(count, 'fiche', 'fiches')} en «\u00a0${move}\u00a0» est prise, ce que l’autre demande n’est pas dans le classeur.`,
  );
}
