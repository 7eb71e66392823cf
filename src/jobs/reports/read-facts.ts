/** The rows that a report is made from, each table read once whatever the number of reports. */
import { countOf } from '../../crm/french/numbers.ts';
import type { ReportFacts } from '../../crm/reports/facts.ts';
import type { ReportKind } from '../../crm/reports/report.ts';
import type { Settings } from '../../crm/settings/index.ts';
import {
  companies,
  contacts,
  drafts,
  followUps,
  history,
  interactions,
  opportunities,
  tenders,
} from '../../crm/tables/index.ts';
import type { RowOf, Table, TableKey } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import type { Fresh } from '../../sheet/index.ts';
import { readHeartbeats } from '../engine/heartbeat.ts';
import { listParked } from '../engine/parked.ts';

/** What each report looks at. */
const NEEDED: Readonly<Record<ReportKind, readonly TableKey[]>> = {
  daily: ['followUps', 'contacts', 'companies', 'opportunities', 'tenders', 'drafts', 'history'],
  weekly: ['contacts', 'opportunities', 'interactions', 'history'],
  monthly: ['opportunities', 'interactions', 'history'],
};

/** One weighted call for each table needed. A tab that cannot be read is left out, and the report says so. */
export function readReportFacts(ports: Ports, fresh: Fresh, settings: Settings, kind: ReportKind): ReportFacts {
  const unread: string[] = [];
  const read = <T extends Table>(table: T): readonly RowOf<T>[] => {
    if (!NEEDED[kind].includes(table.key)) return [];
    const rows = fresh.rows(table);
    if (rows.ok) return rows.value.rows.map(({ values }) => values);
    unread.push(rows.error.message);
    return [];
  };
  return {
    settings,
    now: ports.clock.now(),
    followUps: read(followUps),
    contacts: read(contacts),
    companies: read(companies),
    opportunities: read(opportunities),
    tenders: read(tenders),
    drafts: read(drafts),
    history: read(history),
    interactions: read(interactions),
    leftOut: [...unread, ...(kind === 'daily' ? [...failures(ports), ...parkedLately(ports)] : [])],
  };
}

/** Of the last night, and the day before it. */
const LATELY_HOURS = 36;

/** What a job has just given up; « Santé » lists it all, and gives it another chance. */
function parkedLately({ store, clock }: Ports): string[] {
  const now = clock.now();
  const parked = listParked(store, now);
  const lately = parked.filter(({ since }) => now.getTime() - new Date(since).getTime() < LATELY_HOURS * 3_600_000);
  if (lately.length === 0) return [];
  const all = `${countOf(parked.length, 'ligne est mise de côté', 'lignes sont mises de côté')}\u00a0: voyez Pistil > Santé.`;
  return [...lately.map(({ reason }) => `Mis de côté\u00a0: ${reason}`), all];
}

/** Automatic jobs whose last run has failed, in their own words. */
function failures(ports: Ports): string[] {
  const failed = [...readHeartbeats(ports).jobs.values()].filter(
    ({ failedAt, succeededAt }) => failedAt !== null && (succeededAt === null || failedAt > succeededAt),
  );
  return [...new Set(failed.map(({ failure }) => failure).filter((sentence) => sentence !== ''))];
}
