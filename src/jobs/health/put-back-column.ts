/** Brings back a column that somebody deleted, renamed or doubled. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { Cell, Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { columnOf, type UpdateChange } from '../../sheet/change.ts';
import { findTab, HEADER_ROW, matchColumns } from '../../sheet/header.ts';
import { readMirror } from '../../sheet/mirror.ts';
import { transact } from '../../sheet/transact.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';
import type { Repaired } from './repaired.ts';

/** The column at its place among its neighbours, with the values that the last mirror knows. */
export function putBackColumn(ports: Ports, table: Table, key: string, settings: Settings): Result<Repaired> {
  const column = columnOf(table, key);
  const inserted = underLock(ports, () => insertColumn(ports, table, column));
  if (!inserted.ok) return inserted;
  const designed = designTabs(ports, [table], settings);
  if (!designed.ok) return designed;
  const filled = refill(ports, table, column);
  if (!filled.ok) return filled;
  const title = `La colonne «\u00a0${column.header}\u00a0» est revenue`;
  if (filled.value === null) {
    return ok({
      summary: `${title}, vide\u00a0: aucune copie de la nuit n’en garde les valeurs. Fichier > Historique des versions les a peut-être encore.`,
    });
  }
  return ok({
    summary: `${title}, avec ${countOf(filled.value, 'valeur', 'valeurs')} de la dernière copie de la nuit.`,
  });
}

/** After the column that stands before it in the declaration, and that the tab has. */
function insertColumn(ports: Ports, table: Table, column: Column): Result<null> {
  const top = readTop(ports, table);
  if (!top.ok) return top;
  const { tab, cells } = top.value;
  const matched = matchColumns(table, cells, tab);
  if (!matched.ok) return matched;
  const { places } = matched.value.header;
  if (places.has(column.key)) return ok(null);
  const before = table.columns.slice(0, table.columns.indexOf(column)).reverse();
  const neighbour = before.map(({ key }) => places.get(key)).find((place) => place !== undefined) ?? 0;
  ports.workbook.insertColumns(tab, neighbour, 1);
  ports.workbook.write(tab, HEADER_ROW, neighbour + 1, [[column.header]]);
  ports.workbook.flush();
  return ok(null);
}

/** @returns how many cells came back; `null` when there is no mirror */
function refill(ports: Ports, table: Table, column: Column): Result<number | null> {
  const known = readMirror(ports)?.rows(table);
  if (!known) return ok(null);
  const done = transact(ports, {
    action: 'health.restore-column',
    summary: (count: number) =>
      `${countOf(count, 'valeur remise', 'valeurs remises')} dans «\u00a0${column.header}\u00a0».`,
    plan: (fresh) => {
      const rows = fresh.rows<Table>(table);
      if (!rows.ok) return rows;
      const changes = rows.value.rows.flatMap(({ id }): UpdateChange[] => {
        const cell: Cell = known.get(id)?.[column.key] ?? '';
        if (id === '' || cell === '') return [];
        const claim = column.owner === 'system' ? 'system' : 'fill-blank';
        return [{ kind: 'update', table, id, claim, cells: { [column.key]: cell }, expected: {} }];
      });
      return ok({ changes, value: changes.length });
    },
  });
  return done.ok ? ok(done.value.value) : done;
}

/** « Je l’ai renommée »: the header goes back to the name that Pistil knows; the cells below are untouched. */
export function putBackHeader(ports: Ports, table: Table, key: string, stranger: string): Result<Repaired> {
  const top = readTop(ports, table);
  if (!top.ok) return top;
  const { tab, cells } = top.value;
  const place = cells.findIndex((cell) => String(cell) === stranger) + 1;
  if (place === 0) {
    return fail('header.gone', `La colonne «\u00a0${stranger}\u00a0» n’est plus dans ${tab}. Vérifiez à nouveau.`);
  }
  const { header } = columnOf(table, key);
  ports.workbook.write(tab, HEADER_ROW, place, [[header]]);
  return ok({ summary: `«\u00a0${stranger}\u00a0» s’appelle à nouveau «\u00a0${header}\u00a0».` });
}

/** Of several columns that could be the one, the first stays; the others get another name, and keep their cells. */
export function setAsideHeader(ports: Ports, table: Table, key: string): Result<Repaired> {
  const top = readTop(ports, table);
  if (!top.ok) return top;
  const { tab, cells } = top.value;
  const column = columnOf(table, key);
  const alone = { ...table, columns: [column] };
  const twins = cells.flatMap((cell, index) =>
    matchColumns(alone, [cell], tab).ok && isNamed(alone, cell) ? [index] : [],
  );
  const others = twins.slice(1);
  for (const [rank, index] of others.entries()) {
    ports.workbook.write(tab, HEADER_ROW, index + 1, [
      [`${column.header} (en double${rank === 0 ? '' : ` ${rank + 1}`})`],
    ]);
  }
  return ok({
    summary: `${countOf(others.length, 'colonne renommée', 'colonnes renommées')}\u00a0: Pistil lit la première «\u00a0${column.header}\u00a0».`,
  });
}

function isNamed(table: Table, cell: Cell): boolean {
  const matched = matchColumns(table, [cell]);
  return matched.ok && matched.value.missing.length === 0;
}

function readTop(ports: Ports, table: Table): Result<{ readonly tab: string; readonly cells: readonly Cell[] }> {
  const tab = findTab(ports.workbook, table);
  if (!tab.ok) return tab;
  const { name, lastColumn } = tab.value;
  const area = { row: HEADER_ROW, column: 1, rows: 1, columns: Math.max(1, lastColumn) };
  const [cells = []] = ports.workbook.read(name, area);
  return ok({ tab: name, cells });
}
