/** The activity of a record card: its second call, while the card is already read. */
import { activityByContact, NO_ACTIVITY } from '../../crm/interactions.ts';
import { keptUntil } from '../../crm/retention.ts';
import {
  type HistoryRow,
  history,
  type InteractionRow,
  interactions,
  type TenderRow,
  tenders,
} from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { fromWireDay, toWireDay } from '../pages/wire-days.ts';
import type { Activity, ActivityLine, ActivityRequest } from './activity.ts';
import { describeExchange, describeMove, describeTender } from './timeline.ts';

/** Beyond that the page would be slow to draw; INTERACTIONS has them all. */
export const MOST_LINES = 200;

/** INTERACTIONS, HISTORIQUE, and APPELS_OFFRES for a company. */
export const floor = { read: 3 };

/** Newest first. Fails with `tab.missing`, `column.missing`… */
export function loadActivity(ports: Ports, request: ActivityRequest): Result<Activity> {
  const past = readTable(ports, interactions);
  if (!past.ok) return past;
  const moves = readTable(ports, history);
  if (!moves.ok) return moves;
  const notices = readNotices(ports, request);
  if (!notices.ok) return notices;

  const related = new Set(request.related);
  const exchanges = past.value.rows.map(({ values }) => values).filter((row) => isWith(row, request, related));
  const told = moves.value.rows.map(({ values }) => values).filter((row) => isAbout(row, request, related));
  const lines = [
    ...exchanges.map(describeExchange),
    ...told.map(describeMove),
    ...notices.value.map(describeTender),
    ...describeCreation(request, told),
  ].sort((a, b) => Number(a.at < b.at) - Number(a.at > b.at));
  return ok({
    lines: lines.slice(0, MOST_LINES),
    total: lines.length,
    exchanges: exchanges.length,
    keptUntil: request.kind === 'contact' ? retention(request, exchanges, ports.clock.now()) : null,
  });
}

function readNotices(ports: Ports, { kind, id }: ActivityRequest): Result<readonly TenderRow[]> {
  if (kind === 'contact') return ok([]);
  const read = readTable(ports, tenders);
  return read.ok ? ok(read.value.rows.map(({ values }) => values).filter(({ companyId }) => companyId === id)) : read;
}

/** An exchange stays with the company it was had with, wherever the person works since. */
function isWith(row: InteractionRow, { kind, id }: ActivityRequest, related: ReadonlySet<string>): boolean {
  if (row.opportunityId !== '' && related.has(row.opportunityId)) return kind === 'company' || isOf(row.contactId, id);
  if (kind === 'contact') return row.contactId === id;
  return row.companyId === '' ? related.has(row.contactId) : row.companyId === id;
}

function isOf(contactId: string, id: string): boolean {
  return contactId === '' || contactId === id;
}

/** The stage that a person was created in is told on the person's own card. */
function isAbout(
  { subject, subjectId, from }: HistoryRow,
  { kind, id }: ActivityRequest,
  related: ReadonlySet<string>,
) {
  if (subjectId === id) return true;
  return related.has(subjectId) && !(kind === 'company' && subject === 'Contact' && from === '');
}

/** HISTORIQUE tells when a contact was created, but for those that were there before Pistil. */
function describeCreation({ kind, id, addedOn, source }: ActivityRequest, told: readonly HistoryRow[]): ActivityLine[] {
  if (addedOn === '' || told.some(({ subjectId, from }) => subjectId === id && from === '')) return [];
  const title = kind === 'contact' ? 'Contact ajouté' : 'Entreprise ajoutée';
  const who = source === '' ? '' : `source\u00a0: ${source}`;
  return [{ kind: 'creation', at: addedOn, title, type: '', who, text: '', stage: '', subjectId: '', href: '' }];
}

function retention({ id, addedOn }: ActivityRequest, exchanges: readonly InteractionRow[], now: Date) {
  const { lastInbound } = activityByContact(exchanges).get(id) ?? NO_ACTIVITY;
  const until = keptUntil(lastInbound, fromWireDay(addedOn));
  return until === null ? null : { day: toWireDay(until), past: until < now };
}
