/** What must change along with an undo, so that the next night does not do the same again. */

import { tenders } from '../../crm/tables/index.ts';
import { renewedNotice } from '../../crm/tenders/deal.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, type JournaledChange, onBehalf } from '../../sheet/index.ts';

/**
 * A tender whose opportunity is taken back is « À étudier » again instead of « Retenu »; a contract whose renewal is taken back
 * is set aside, unless the team has kept its call. One read, for these two actions alone.
 */
export function makeLasting(
  action: string,
  changes: readonly JournaledChange[],
  fresh: Fresh,
): Result<readonly Change[]> {
  if (action !== 'tenders.keep' && action !== 'tenders.renew') return ok([]);
  const rows = fresh.rows(tenders);
  if (!rows.ok) return rows;
  const decide = (id: string, from: readonly string[], decision: 'À étudier' | 'Écarté'): Change[] => {
    const tender = rows.value.byId(id);
    if (tender === undefined || !from.includes(tender.values.decision)) return [];
    return [onBehalf(tenders, id, { decision }, { decision: tender.values.decision })];
  };
  return ok(
    changes.flatMap(({ kind, table, id, cells }): Change[] => {
      if (action === 'tenders.keep')
        return kind === 'update' && table === tenders ? decide(id, ['Retenu'], 'À étudier') : [];
      const renewed = kind === 'append' ? renewedNotice(String(cells.notes ?? '')) : null;
      return renewed === null ? [] : decide(renewed, ['', 'À étudier'], 'Écarté');
    }),
  );
}
