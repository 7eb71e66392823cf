/** Events that a stage's history tells: leads qualified, opportunities won and lost. */
import { formatAmount } from '../french/numbers.ts';
import type { Stage } from '../settings/stages.ts';
import type { ContactRow, HistoryRow, OpportunityRow } from '../tables/index.ts';
import { type CrmEvent, EVENT_NAMES, type EventKind, nameSubject } from './event.ts';

export interface StageFacts {
  readonly history: readonly HistoryRow[];
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
}

/**
 * The events of HISTORIQUE's lines from `since` on. A stage typed in a cell is there like one set by a page. A line whose subject
 * is gone tells nothing.
 */
export function findStageEvents(facts: StageFacts, stages: readonly Stage[], since: Date): CrmEvent[] {
  return facts.history.flatMap((line) => {
    const kind = line.date !== null && line.date >= since ? kindOf(line, stages) : null;
    if (kind === null || line.date === null) return [];
    const subject = line.subject === 'Contact' ? tellContact(line, facts) : tellOpportunity(line, facts);
    if (subject === null) return [];
    return [
      {
        kind,
        key: `${kind}:${line.subjectId}:${line.date.toISOString().slice(0, 19)}`,
        occurredAt: line.date,
        ...subject,
        text: `${EVENT_NAMES[kind]}\u00a0: ${subject.text}`,
      },
    ];
  });
}

/**
 * A lead is qualified when it leaves the first stage for a further one, whichever way it takes. A row that begins its life in a
 * stage, as an imported one does, has not come to it now: it tells nothing.
 */
function kindOf({ subject, from, to }: HistoryRow, stages: readonly Stage[]): EventKind | null {
  const reached = stages.findIndex(({ name }) => name === to);
  const left = stages.findIndex(({ name }) => name === from);
  const kind = stages[reached]?.kind;
  if (kind === undefined || from === '' || from === to) return null;
  if (subject === 'Opportunité' && kind === 'won') return 'opportunity.won';
  if (subject === 'Opportunité' && kind === 'lost') return 'opportunity.lost';
  return left === 0 && reached > 0 && kind !== 'lost' ? 'lead.qualified' : null;
}

type Told = Pick<CrmEvent, 'subject' | 'facts' | 'text'>;

function tellContact({ subjectId, to }: HistoryRow, { contacts }: StageFacts): Told | null {
  const contact = contacts.get(subjectId);
  // Whoever objected is told of nowhere.
  if (contact === undefined || contact.optedOut) return null;
  const name = nameSubject(contact.label || `${contact.firstName} ${contact.lastName}`);
  return {
    subject: { table: 'CONTACTS', id: subjectId, name },
    facts: { stage: to, company: contact.company, score: contact.score, assignee: contact.assignee },
    text: `${name}.`,
  };
}

function tellOpportunity({ subjectId, to }: HistoryRow, { opportunities }: StageFacts): Told | null {
  const deal = opportunities.get(subjectId);
  if (deal === undefined) return null;
  const name = nameSubject(deal.title);
  const amount = deal.amount === null ? '' : `, ${formatAmount(deal.amount)}`;
  const company = deal.company === '' ? '' : ` (${nameSubject(deal.company)})`;
  return {
    subject: { table: 'OPPORTUNITES', id: subjectId, name },
    facts: {
      stage: to,
      company: deal.company,
      amount: deal.amount,
      channel: deal.channel,
      assignee: deal.assignee,
      lossReason: deal.lossReason,
    },
    text: `${name}${company}${amount}.`,
  };
}
