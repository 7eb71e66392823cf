/** The daily report: what to do today, what has come in since the one before, what awaits a decision. */
import { startOfDay } from 'date-fns';
import { byUrgency } from '../follow-ups/by-urgency.ts';
import { daysBetween, formatLongDay, formatShortDay, formatTime } from '../french/dates.ts';
import { countOf, formatAmount } from '../french/numbers.ts';
import type { Recipient } from '../messages/recipients.ts';
import { matchKey } from '../names.ts';
import type { FollowUpRow, OpportunityRow, TenderRow } from '../tables/index.ts';
import { followUps, history, tenders } from '../tables/index.ts';
import { draftSection } from './drafts.ts';
import { byIdentifier, type ReportFacts } from './facts.ts';
import { type NewLead, newLeads } from './new-leads.ts';
import {
  asSentence,
  capitalize,
  dayNear,
  type Figure,
  type Item,
  listSection,
  oneLine,
  type Report,
  sourceOf,
} from './report.ts';

const FOLLOW_UPS_SHOWN = 5;
const SHOWN = 10;

/** Days from which a deadline is said in red. */
const URGENT_DAYS = 7;

/**
 * @param to somebody of the team gets what is theirs and what is nobody’s; anyone else, everybody’s
 * @param since what has come in from this moment on is new
 */
export function writeDaily(facts: ReportFacts, to: Recipient, since: Date): Report {
  const { now } = facts;
  const today = startOfDay(now);
  const due = facts.followUps.filter((row) => isDue(row, today) && isFor(to, row.assignee)).sort(byUrgency(today));
  const late = due.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
  const leads = newLeads(facts, since);
  const open = facts.tenders.filter((row) => awaitsDecision(row, now)).sort(byDeadline);
  const urgent = open.filter((row) => isUrgent(row, now)).length;
  const deals = byIdentifier(facts.opportunities);
  const drafts = draftSection(facts.drafts.filter(({ assignee }) => isFor(to, assignee)));
  const sections = [
    ...listSection(
      { title: 'À faire aujourd’hui', source: FOLLOW_UPS },
      due,
      FOLLOW_UPS_SHOWN,
      (row) => describeFollowUp(row, today, deals.get(row.opportunityId)),
      (count) => `Et ${countOf(count, 'autre', 'autres')} dans RELANCES.`,
    ),
    ...listSection(
      { title: 'Nouveaux leads qualifiés', source: LEADS },
      leads,
      SHOWN,
      describeLead,
      (count) => `Et ${countOf(count, 'autre', 'autres')} dans HISTORIQUE.`,
    ),
    ...listSection(
      { title: 'Appels d’offres à étudier', source: TENDERS },
      open,
      SHOWN,
      (row) => describeTender(row, now, since),
      (count) => `Et ${countOf(count, 'autre', 'autres')} dans APPELS_OFFRES.`,
    ),
    ...drafts,
    ...listSection(
      { title: 'Ce qui a manqué cette nuit', source: '' },
      facts.leftOut,
      SHOWN,
      (title) => ({ title }),
      (count) => `Et ${countOf(count, 'autre point', 'autres points')} dans JOURNAL.`,
    ),
  ];
  const day = formatLongDay(now);
  const told = [
    due.length === 0
      ? ''
      : `${countOf(due.length, 'relance', 'relances')}${late === 0 ? '' : ` dont ${late} en retard`}`,
    leads.length === 0 ? '' : countOf(leads.length, 'lead qualifié', 'leads qualifiés'),
    open.length === 0 ? '' : countOf(open.length, 'appel d’offres', 'appels d’offres'),
  ].filter((part) => part !== '');
  return {
    kind: 'daily',
    subject: `Pistil, ${day.replace(/ \d{4}$/, '')}\u00a0: ${told.join(', ') || 'rien de nouveau'}`,
    name: 'Bilan du jour',
    period: capitalize(day),
    intro: greet(to, due[0]),
    figures: [
      figure(
        due.length,
        `${due.length < 2 ? 'relance' : 'relances'}${late === 0 ? '' : `, dont ${late} en retard`}`,
        FOLLOW_UPS,
        late > 0,
      ),
      figure(leads.length, leads.length < 2 ? 'lead qualifié' : 'leads qualifiés', LEADS),
      figure(
        open.length,
        `${open.length < 2 ? 'appel' : 'appels'} d’offres à étudier${urgent === 0 ? '' : `, dont ${urgent} sous ${URGENT_DAYS}\u00a0jours`}`,
        TENDERS,
      ),
    ],
    sections,
    ending: `Chiffres du ${formatShortDay(now)} à ${formatTime(now)}\u00a0; les nouveautés depuis le ${formatShortDay(since)} à ${formatTime(since)}.`,
    isEmpty: sections.length === 0,
  };
}

const FOLLOW_UPS = sourceOf(followUps, 'status', 'dueOn');
const LEADS = sourceOf(history, 'date', 'to');
const TENDERS = sourceOf(tenders, 'decision', 'deadline');

function figure(value: number, label: string, source: string, bad = false): Figure {
  return { value: String(value), label, tone: bad ? 'bad' : 'plain', source };
}

function isFor({ name }: Recipient, assignee: string): boolean {
  return name === '' || assignee.trim() === '' || matchKey(assignee) === matchKey(name);
}

/** One without a date is never too early. */
function isDue({ status, dueOn }: FollowUpRow, today: Date): boolean {
  return (status === 'À faire' || status === 'Reportée') && (dueOn === null || startOfDay(dueOn) <= today);
}

function describeFollowUp(
  row: FollowUpRow,
  today: Date,
  deal: OpportunityRow | undefined,
): Pick<Item, 'title'> & Partial<Item> {
  const late = row.dueOn !== null && startOfDay(row.dueOn) < today;
  const amount = deal?.amount ? formatAmount(deal.amount) : '';
  const about = row.contact || deal?.company || row.opportunity || row.tender;
  const place = [row.what.includes(about) ? '' : about, amount].filter((part) => part !== '');
  return {
    title: row.what,
    place: place.join(', '),
    badge: late && row.dueOn ? `En retard, ${dayNear(row.dueOn, today)}` : '',
    badgeTone: 'bad',
    text: asSentence(row.why),
  };
}

function describeLead({ company, score, detail, enteredOn }: NewLead): Pick<Item, 'title'> & Partial<Item> {
  return { title: company, score, place: `Qualifié le ${formatShortDay(enteredOn)}`, text: asSentence(detail) };
}

function awaitsDecision({ decision, deadline, state }: TenderRow, now: Date): boolean {
  const open = state !== 'Annulé' && state !== 'Attribué';
  return open && (decision === 'À étudier' || decision === '') && (deadline === null || deadline >= now);
}

function byDeadline(a: TenderRow, b: TenderRow): number {
  const time = ({ deadline }: TenderRow) => deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return time(a) - time(b) || (b.relevance ?? 0) - (a.relevance ?? 0);
}

function isUrgent({ deadline }: TenderRow, now: Date): boolean {
  return deadline !== null && daysBetween(now, deadline) < URGENT_DAYS;
}

function describeTender(row: TenderRow, now: Date, since: Date): Pick<Item, 'title'> & Partial<Item> {
  const { deadline, publishedOn, department, estimatedAmount, relevance } = row;
  const urgent = isUrgent(row, now);
  const worth = relevance === null ? 'Pertinence inconnue' : `Pertinence ${relevance}`;
  const amount = estimatedAmount === null ? 'montant inconnu' : `${formatAmount(estimatedAmount)} estimés`;
  const fresh =
    publishedOn !== null && publishedOn >= startOfDay(since) ? `, publié le ${formatShortDay(publishedOn)}` : '';
  return {
    title: row.title,
    place: [row.buyer, department === '' ? '' : `dép.\u00a0${department}`].filter((part) => part !== '').join(', '),
    badge: tellDeadline(deadline, now),
    badgeTone: urgent ? 'bad' : 'plain',
    text: `${worth}, ${amount}${fresh}.`,
  };
}

function tellDeadline(deadline: Date | null, now: Date): string {
  if (deadline === null) return '';
  const days = daysBetween(now, deadline);
  if (days >= URGENT_DAYS) return formatShortDay(deadline);
  return days === 0 ? 'Aujourd’hui' : `Reste ${countOf(days, 'jour', 'jours')}`;
}

function greet({ name }: Recipient, first: FollowUpRow | undefined): string {
  const [given = ''] = name.split(' ');
  const hello = given === '' ? 'Bonjour' : `Bonjour ${given}`;
  if (first === undefined) return `${hello}, aucune relance n’est à faire aujourd’hui.`;
  const begin = `${hello}, à faire d’abord\u00a0: ${asSentence(lowerFirst(oneLine(first.what)))}`;
  return `${begin} ${asSentence(oneLine(first.why))}`.trim();
}

/** « RGPD » keeps its capitals. */
function lowerFirst(text: string): string {
  return /^.\p{Lu}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
