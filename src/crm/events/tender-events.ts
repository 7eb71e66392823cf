/** Events that APPELS_OFFRES tells: a notice worth studying has come, or closes soon. */
import { addDays, startOfDay } from 'date-fns';
import { daysBetween, formatDate } from '../french/dates.ts';
import { countOf } from '../french/numbers.ts';
import type { TenderRow } from '../tables/index.ts';
import type { TenderSettings } from '../tenders/settings.ts';
import { type CrmEvent, EVENT_NAMES, type EventKind, nameSubject } from './event.ts';

/**
 * Notices published since `since` and those that close within the days of PARAMETRES, if they can still be answered and nobody has
 * set them aside. A deadline that moves makes a new occurrence.
 */
export function findTenderEvents(
  rows: readonly TenderRow[],
  { relevance, urgentDays }: TenderSettings,
  since: Date,
  now: Date,
): CrmEvent[] {
  const soon = addDays(now, urgentDays);
  return rows.flatMap((tender) => {
    const { noticeId, deadline, publishedOn } = tender;
    if (!isOpen(tender, relevance.adjacent, now)) return [];
    const events: CrmEvent[] = [];
    if (publishedOn !== null && publishedOn >= startOfDay(since)) {
      const closes = deadline === null ? '' : `, à rendre le ${formatDate(deadline)}`;
      events.push(tell('tender.found', tender, noticeId, now, closes));
    }
    if (deadline !== null && deadline <= soon) {
      const left = countOf(daysBetween(startOfDay(now), startOfDay(deadline)), 'jour', 'jours');
      const occurrence = `${noticeId}:${deadline.toISOString().slice(0, 10)}`;
      events.push(tell('tender.urgent', tender, occurrence, now, `, à rendre le ${formatDate(deadline)} (${left})`));
    }
    return events;
  });
}

function isOpen({ noticeId, state, decision, relevance, deadline }: TenderRow, least: number, now: Date): boolean {
  const stands = state === 'Initial' || state === 'Rectifié' || state === '';
  if (noticeId === '' || !stands || decision === 'Écarté' || (deadline !== null && deadline < now)) return false;
  return decision === 'Retenu' || (relevance ?? 0) >= least;
}

function tell(kind: EventKind, tender: TenderRow, occurrence: string, now: Date, closes: string): CrmEvent {
  const name = nameSubject(tender.title);
  return {
    kind,
    key: `${kind}:${occurrence}`,
    occurredAt: now,
    subject: { table: 'APPELS_OFFRES', id: tender.noticeId, name },
    facts: {
      buyer: tender.buyer,
      department: tender.department,
      deadline: tender.deadline === null ? null : tender.deadline.toISOString(),
      relevance: tender.relevance,
      estimatedAmount: tender.estimatedAmount,
      decision: tender.decision,
      url: tender.url,
    },
    text: `${EVENT_NAMES[kind]}\u00a0: ${name} (${nameSubject(tender.buyer)})${closes}.`,
  };
}
