/** « Remettre »: rows that people deleted come back as they were, under their identifiers. */
import { countOf } from '../../crm/french/numbers.ts';
import { matchKey } from '../../crm/names.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { Column, Table, TableKey } from '../../crm/tables/table.ts';
import type { Cell, Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Change, type MissingRow, transact } from '../../sheet/index.ts';
import { missingIn, surveyTables } from '../completion/survey.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';

/** A deleted row, as the page names it. */
export interface RowName {
  readonly table: TableKey;
  readonly id: string;
}

export interface RestoredRows {
  /** Identifier of the operation, for `journal.undo`; `''` when nothing was written. */
  readonly operation: string;
  readonly restored: number;
  /** Values that a strict list no longer accepts, one sentence each. */
  readonly leftOut: readonly string[];
}

/**
 * Adds the rows at the end of their tabs: the exact former cells, formulas as the values they showed. Links that lead to
 * them hold again. Fails with `row.present` when none is missing any more, and as `transact` does.
 */
export function restoreRows(ports: Ports, { rows }: { readonly rows: readonly RowName[] }): Result<RestoredRows> {
  const done = transact(ports, {
    action: 'rows.restore',
    plan: (fresh) => {
      const survey = surveyTables(ports, fresh);
      if (!survey.ok) return survey;
      const missing = missingIn(survey.value, fresh.now).filter((row) => isAmong(rows, row));
      if (missing.length === 0) {
        return fail(
          'row.present',
          'Ces lignes ne manquent plus\u00a0: quelqu’un les a remises, ou a accepté leur suppression.',
        );
      }
      const accepted = missing.map((row) => takeAccepted(row, survey.value.settings));
      return ok({
        changes: accepted.map(({ change }) => change),
        value: { restored: missing.length, leftOut: accepted.flatMap(({ leftOut }) => leftOut) },
      });
    },
    summary: ({ restored }) =>
      `${countOf(restored, 'ligne supprimée remise', 'lignes supprimées remises')} à la fin de ${restored === 1 ? 'son onglet' : 'leur onglet'}.`,
  });
  return done.ok ? ok({ ...done.value.value, operation: done.value.operation ?? '' }) : done;
}

export function isAmong(rows: readonly RowName[], { table, id }: Pick<MissingRow, 'table' | 'id'>): boolean {
  return rows.some((row) => row.table === table.key && row.id === id);
}

/** Google refuses a whole row for one value that a strict list forbids to scripts. */
function takeAccepted({ table, id, cells }: MissingRow, settings: Settings): { change: Change; leftOut: string[] } {
  const lists = listsOf(settings);
  const refused = new Set(
    table.columns.filter((column) => isRefused(column, cells[column.key] ?? '', lists)).map(({ key }) => key),
  );
  const kept = Object.fromEntries(Object.entries(cells).filter(([key]) => !refused.has(key)));
  return {
    change: { kind: 'restore', table, id, cells: kept },
    leftOut: table.columns
      .filter(({ key }) => refused.has(key))
      .map(({ key, header }) => sayRefused(table, id, header, cells[key] ?? '')),
  };
}

function isRefused(column: Column, cell: Cell, lists: ReturnType<typeof listsOf>): boolean {
  if (cell === '' || column.owner === 'system') return false;
  if (column.type === 'checkbox') return typeof cell !== 'boolean';
  if (column.type !== 'choice' || column.open || column.values === undefined) return false;
  const allowed = typeof column.values === 'string' ? lists[column.values] : column.values;
  return !allowed.some((value) => matchKey(value) === matchKey(String(cell)));
}

function sayRefused(table: Table, id: string, header: string, cell: Cell): string {
  return `La liste de la colonne «\u00a0${header}\u00a0» n’accepte plus «\u00a0${String(cell)}\u00a0»\u00a0: la case de ${id} reste vide dans ${table.tab}.`;
}
