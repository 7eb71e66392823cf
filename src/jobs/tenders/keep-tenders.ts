/** Tenders that the team keeps: each becomes an opportunity, once, linked both ways. Its deadlines are the morning's follow-ups. */
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { opportunities, settings as settingsTable, type TenderRow, tenders } from '../../crm/tables/index.ts';
import { dealToAnswer } from '../../crm/tenders/deal.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, setSystem, transact } from '../../sheet/index.ts';
import { beginDeal, readParties } from './begin-deal.ts';

export interface KeepReport {
  /** Opportunities begun. */
  readonly begun: number;
  /** Tenders whose opportunity stood in the sheet already. */
  readonly linked: number;
  readonly summary: string;
}

const NOTHING = 'Aucun appel d’offres retenu n’attend son affaire.';

/** The fewest weighted calls: the lock, five tables and HISTORIQUE's header read, the intent, three tables written, the seal. */
export const floor = { lock: 2, read: 6, appendRow: 2, write: 3 } as const;

/**
 * One operation, which can be undone. A tender is known by its number: an opportunity that bears it is linked, not made
 * again. Without a tender to keep, one read.
 */
export function keepTenders(ports: Ports): Result<KeepReport> {
  const done = transact(ports, {
    action: 'tenders.keep',
    plan: planDeals,
    summary: ({ summary }: KeepReport) => summary,
  });
  return done.ok ? ok(done.value.value) : done;
}

function planDeals(fresh: Fresh): Result<{ changes: Change[]; value: KeepReport }> {
  const notices = fresh.rows(tenders);
  if (!notices.ok) return notices;
  const { duplicatedIds } = notices.value;
  const kept = notices.value.rows.filter(({ id, values }) => awaitsDeal(values) && !duplicatedIds.has(id));
  if (kept.length === 0) return ok({ changes: [], value: { begun: 0, linked: 0, summary: NOTHING } });
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const partiesOf = readParties(fresh);
  if (!partiesOf.ok) return partiesOf;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const known = new Map(
    deals.value.rows
      .filter(({ id, values }) => id !== '' && values.noticeId !== '')
      .map((row) => [row.values.noticeId, row]),
  );

  const changes: Change[] = [];
  let linked = 0;
  for (const { id: noticeId, values } of kept) {
    const deal = known.get(noticeId);
    if (deal !== undefined) {
      linked += 1;
      changes.push(setSystem(tenders, noticeId, { opportunity: deal.values.title, opportunityId: deal.id }));
      continue;
    }
    const begun = beginDeal(fresh, settings, dealToAnswer(values, partiesOf.value(values)));
    changes.push(
      ...begun.changes,
      setSystem(tenders, noticeId, { opportunity: values.title, opportunityId: begun.id }),
    );
  }
  const report = { begun: kept.length - linked, linked };
  return ok({ changes, value: { ...report, summary: say(report) } });
}

/** The team has said yes, and no opportunity says so. */
export function awaitsDeal({ noticeId, decision, opportunityId }: TenderRow): boolean {
  return noticeId !== '' && decision === 'Retenu' && opportunityId === '';
}

function say({ begun, linked }: Omit<KeepReport, 'summary'>): string {
  const parts = [
    begun === 0 ? '' : countOf(begun, 'affaire créée', 'affaires créées'),
    linked === 0 ? '' : countOf(linked, 'reliée', 'reliées'),
  ].filter((part) => part !== '');
  return `Appels d’offres retenus\u00a0: ${parts.join(', ')}.`;
}
