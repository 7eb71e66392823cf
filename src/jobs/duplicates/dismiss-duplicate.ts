/** « Ce sont deux personnes »: the pair is not proposed again, to anybody of the team. */
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { transact } from '../../sheet/index.ts';
import { pairKey, readApart, tellApart } from './apart.ts';
import { nameOf } from './merge-records.ts';
import { type MergedTable, readTwoRecords } from './two-records.ts';

export interface DismissedPair {
  /** For `journal.undo`; `''` when somebody had told them apart already. */
  readonly operation: string;
}

/** Fails with `duplicates.gone`, and as `transact` does. */
export function dismissDuplicate(
  ports: Ports,
  { table, ids }: { readonly table: MergedTable; readonly ids: readonly [string, string] },
): Result<DismissedPair> {
  const done = transact(ports, {
    action: 'duplicates.dismiss',
    plan: (fresh) => {
      const [keep, drop] = ids;
      const two = readTwoRecords(fresh, { table, keep, drop });
      if (!two.ok) return two;
      const configured = fresh.rows(settingsTable);
      if (!configured.ok) return configured;
      const names = [nameOf(two.value.keep.row.values), nameOf(two.value.drop.row.values)] as const;
      const known = readApart(configured.value.rows).has(pairKey(ids));
      return ok({ changes: known ? [] : [tellApart(ids, names)], value: names });
    },
    summary: (names) => `${names.join(' et ')} ne sont pas des doublons (${pairKey(ids)}).`,
  });
  return done.ok ? ok({ operation: done.value.operation ?? '' }) : done;
}
