/** Brings back a tab that somebody deleted, with the rows that the last mirror knows. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { RestoreChange } from '../../sheet/change.ts';
import { declaredHeader, HEADER_ROW } from '../../sheet/header.ts';
import { readMirror } from '../../sheet/mirror.ts';
import { transact } from '../../sheet/transact.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { designTabs } from '../tabs/prepare-tabs.ts';
import type { Repaired } from './repaired.ts';

export function putBackTab(ports: Ports, table: Table, settings: Settings): Result<Repaired> {
  const made = underLock(ports, () => {
    if (ports.workbook.tab(table.tab) === null) {
      ports.workbook.addTab(table.tab);
      ports.workbook.write(table.tab, HEADER_ROW, 1, [declaredHeader(table).cells]);
      ports.workbook.flush();
    }
    return ok(null);
  });
  if (!made.ok) return made;
  const designed = designTabs(ports, [table], settings);
  if (!designed.ok) return designed;
  const known = [...(readMirror(ports)?.rows(table) ?? [])];
  const declared = new Set(table.columns.map(({ key }) => key));
  const done = transact(ports, {
    action: 'health.restore-tab',
    summary: () => `${countOf(known.length, 'ligne remise', 'lignes remises')} dans ${table.tab}.`,
    plan: () =>
      ok({
        changes: known.map(([id, cells]): RestoreChange => {
          const own = Object.entries(cells).filter(([key]) => declared.has(key));
          return { kind: 'restore', table, id, cells: Object.fromEntries(own) };
        }),
        value: null,
      }),
  });
  if (!done.ok) return done;
  const title = `L’onglet ${table.tab} est revenu`;
  return ok({
    summary:
      known.length === 0
        ? `${title}, vide\u00a0: aucune copie de la nuit n’en garde les lignes. Fichier > Historique des versions les a peut-être encore.`
        : `${title}, avec ${countOf(known.length, 'ligne', 'lignes')} de la dernière copie de la nuit.`,
  });
}
