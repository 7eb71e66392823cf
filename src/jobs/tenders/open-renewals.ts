/** Contracts that end in some months: their buyers will call again, and each makes a lead once. */
import { startOfDay, subMonths } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { opportunities, settings as settingsTable, type TenderRow, tenders } from '../../crm/tables/index.ts';
import { dealToRenew, isRenewalOf } from '../../crm/tenders/deal.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, transact } from '../../sheet/index.ts';
import { beginDeal, readParties } from './begin-deal.ts';

export interface RenewalReport {
  readonly opened: number;
  readonly summary: string;
}

/** The fewest weighted calls: the lock, PARAMETRES and APPELS_OFFRES read. */
export const floor = { lock: 2, read: 2 } as const;

/** One operation, which can be undone; a contract whose lead stands in OPPORTUNITES has had its own. */
export function openRenewals(ports: Ports): Result<RenewalReport> {
  const done = transact(ports, {
    action: 'tenders.renew',
    plan: planLeads,
    summary: ({ summary }: RenewalReport) => summary,
  });
  return done.ok ? ok(done.value.value) : done;
}

function planLeads(fresh: Fresh): Result<{ changes: Change[]; value: RenewalReport }> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const notices = fresh.rows(tenders);
  if (!notices.ok) return notices;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const months = settings.tenders.renewalMonths;
  const ending = notices.value.rows
    .filter(({ id }) => !notices.value.duplicatedIds.has(id))
    .flatMap(({ values }) => {
      const endsOn = endOf(values, months, fresh.now);
      return endsOn === null ? [] : [{ tender: values, endsOn }];
    });
  if (ending.length === 0) return nothing();
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const known = deals.value.rows.map(({ values }) => values);
  const due = ending.filter(
    ({ tender, endsOn }) => !known.some((deal) => isRenewalOf(deal, tender, subMonths(startOfDay(endsOn), months))),
  );
  if (due.length === 0) return nothing();
  const partiesOf = readParties(fresh);
  if (!partiesOf.ok) return partiesOf;
  const changes = due.flatMap(
    ({ tender, endsOn }) => beginDeal(fresh, settings, dealToRenew(tender, endsOn, partiesOf.value(tender))).changes,
  );
  const summary = `${countOf(due.length, 'marché se termine bientôt', 'marchés se terminent bientôt')}\u00a0: ${countOf(due.length, 'affaire de renouvellement créée', 'affaires de renouvellement créées')}.`;
  return ok({ changes, value: { opened: due.length, summary } });
}

function nothing(): Result<{ changes: Change[]; value: RenewalReport }> {
  return ok({ changes: [], value: { opened: 0, summary: 'Aucun nouveau marché à renouveler.' } });
}

/** The contract's last day, when it is near enough and still ahead; of no interest to a team that has set the call aside. */
function endOf({ noticeId, contractEndsOn, state, decision }: TenderRow, months: number, now: Date): Date | null {
  if (noticeId === '' || contractEndsOn === null || state === 'Annulé' || decision === 'Écarté') return null;
  const today = startOfDay(now);
  return contractEndsOn >= today && subMonths(startOfDay(contractEndsOn), months) <= today ? contractEndsOn : null;
}
