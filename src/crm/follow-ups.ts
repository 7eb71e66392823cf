/** Which follow-ups the facts of the day call for. Each rule is a row of PARAMETRES; each has one reason and one subject. */
import { addDays, isAfter, startOfDay } from 'date-fns';
import { daysBetween, formatShortDay } from './french/dates.ts';
import { countOf } from './french/numbers.ts';
import { type ContactActivity, isOutgoing, NO_ACTIVITY } from './interactions.ts';
import { findStage, isOpen } from './pipeline/stages.ts';
import type { Settings } from './settings/index.ts';
import type { TeamMember } from './settings/team.ts';
import type { ContactRow, FollowUpRow, InteractionRow, OpportunityRow, TenderRow } from './tables/index.ts';
import { nextWorkingDay } from './working-days.ts';

/** A follow-up that should be open today. */
export interface Need {
  readonly rule: Rule;
  readonly what: string;
  /** Begins with the rule's own words, by which an open follow-up is known again. */
  readonly why: string;
  readonly contactId: string;
  readonly opportunityId: string;
  readonly noticeId: string;
  readonly assignee: string;
  readonly dueOn: Date;
  readonly priority: 'Haute' | 'Normale' | 'Basse';
}

export type Rule = 'next-action' | 'no-answer' | 'quiet-hot' | 'deadline' | 'stuck' | 'privacy';

/** How each rule's « Pourquoi » begins. */
const OPENINGS: Readonly<Record<Rule, string>> = {
  'next-action': 'Action notée',
  'no-answer': 'Sans réponse',
  'quiet-hot': 'Chaud, silencieux',
  deadline: 'À rendre',
  stuck: 'Bloquée',
  privacy: 'RGPD',
};

/** What the rules look at. */
export interface FollowUpFacts {
  readonly contacts: readonly ContactRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly tenders: readonly TenderRow[];
  /** By contact. */
  readonly exchanges: ReadonlyMap<string, readonly InteractionRow[]>;
  readonly activities: ReadonlyMap<string, ContactActivity>;
}

/** The rule that made a follow-up, from its « Pourquoi »; `null` for one that a person wrote. */
export function ruleOf({ why }: Pick<FollowUpRow, 'why'>): Rule | null {
  const found = Object.entries(OPENINGS).find(([, opening]) => why.startsWith(opening));
  return (found?.[0] as Rule | undefined) ?? null;
}

/** One open follow-up for each reason and subject: the key under which two are the same. */
export function subjectKey(rule: Rule, subject: Pick<FollowUpRow, 'contactId' | 'opportunityId' | 'noticeId'>): string {
  return `${rule}/${subject.noticeId || subject.opportunityId || subject.contactId}`;
}

/** Everything that should be followed up today, the same for the same facts. Objecting contacts are left in peace. */
export function needsOf(facts: FollowUpFacts, settings: Settings, today: Date): Need[] {
  const day = startOfDay(today);
  const reachable = facts.contacts.filter(({ id, optedOut }) => id !== '' && !optedOut);
  const open = facts.opportunities.filter(({ id, stage }) => id !== '' && isStillOpen(settings, stage));
  const silent = new Set(facts.contacts.filter(({ optedOut }) => optedOut).map(({ id }) => id));
  return [
    ...reachable.flatMap((contact) => [
      ...nextAction(contact, contact, { contactId: contact.id }, settings, day),
      ...unanswered(contact, facts, settings, day),
      ...quiet(contact, facts, settings, day),
      ...privacyNotice(contact, settings, day),
    ]),
    ...open
      .filter(({ contactId }) => !silent.has(contactId))
      .flatMap((deal) => [
        ...nextAction(
          deal,
          { label: deal.title },
          { contactId: deal.contactId, opportunityId: deal.id },
          settings,
          day,
        ),
        ...proposalDue(deal, settings, day),
        ...stuck(deal, settings, day),
      ]),
    ...facts.tenders.flatMap((tender) => tenderDue(tender, settings, day)),
  ].map((need) => ({ ...need, assignee: standIn(need.assignee, need.dueOn, settings.team) }));
}

interface Subject {
  readonly contactId?: string;
  readonly opportunityId?: string;
  readonly noticeId?: string;
}

function need(
  rule: Rule,
  subject: Subject,
  said: { what: string; reason: string },
  when: { assignee: string; dueOn: Date; urgent?: boolean },
): Need {
  return {
    rule,
    what: said.what,
    why: `${OPENINGS[rule]}${said.reason}`,
    contactId: subject.contactId ?? '',
    opportunityId: subject.opportunityId ?? '',
    noticeId: subject.noticeId ?? '',
    assignee: when.assignee,
    dueOn: when.dueOn,
    priority: when.urgent ? 'Haute' : 'Normale',
  };
}

function nextAction(
  row: Pick<ContactRow, 'nextAction' | 'dueOn' | 'assignee'>,
  { label }: Pick<ContactRow, 'label'>,
  subject: Subject,
  { followUps, calendar }: Settings,
  today: Date,
): Need[] {
  if (followUps.nextActionDays === null || row.dueOn === null || row.nextAction === '') return [];
  if (isAfter(row.dueOn, addDays(today, followUps.nextActionDays))) return [];
  const dueOn = nextWorkingDay(startOfDay(row.dueOn), calendar);
  return [
    need(
      'next-action',
      subject,
      { what: `${row.nextAction} : ${label}`, reason: ` pour le ${formatShortDay(row.dueOn)}` },
      { assignee: row.assignee, dueOn, urgent: daysBetween(dueOn, today) > 7 },
    ),
  ];
}

/** Nothing came back so many days after a message, and not too many messages have gone unanswered already. */
function unanswered(
  contact: ContactRow,
  facts: FollowUpFacts,
  { followUps, calendar, stages, temperature }: Settings,
  today: Date,
): Need[] {
  const { lastOutgoing, lastInbound } = facts.activities.get(contact.id) ?? NO_ACTIVITY;
  if (followUps.noAnswerDays === null || lastOutgoing === null || !isAfter(lastOutgoing, lastInbound ?? new Date(0)))
    return [];
  const stage = findStage(stages, contact.stage);
  const waited = daysBetween(lastOutgoing, today);
  // Later than that the contact counts as inactive: reminding it is a campaign, not a morning's follow-up.
  if (waited < followUps.noAnswerDays || waited > temperature.inactive) return [];
  if (stage !== null && !isOpen(stage)) return [];
  const since = lastInbound ?? new Date(0);
  const exchanges = facts.exchanges.get(contact.id) ?? [];
  const sent = exchanges.filter(
    (exchange) => isOutgoing(exchange) && exchange.date !== null && isAfter(exchange.date, since),
  ).length;
  if (sent > followUps.reminders) return [];
  return [
    need(
      'no-answer',
      { contactId: contact.id },
      {
        what: `Relancer ${contact.label}`,
        reason: ` depuis ${countOf(waited, 'jour', 'jours')} (envoi ${sent} sur ${followUps.reminders + 1})`,
      },
      {
        assignee: contact.assignee,
        dueOn: nextWorkingDay(addDays(startOfDay(lastOutgoing), followUps.noAnswerDays), calendar),
      },
    ),
  ];
}

function quiet(contact: ContactRow, facts: FollowUpFacts, { followUps, calendar }: Settings, today: Date): Need[] {
  const { lastInbound, lastOutgoing } = facts.activities.get(contact.id) ?? NO_ACTIVITY;
  if (followUps.quietHotDays === null || contact.temperature !== 'Chaud' || lastInbound === null) return [];
  // A message of ours after their answer is « sans réponse », another rule.
  if (lastOutgoing !== null && isAfter(lastOutgoing, lastInbound)) return [];
  const waited = daysBetween(lastInbound, today);
  if (waited < followUps.quietHotDays) return [];
  return [
    need(
      'quiet-hot',
      { contactId: contact.id },
      { what: `Reprendre contact avec ${contact.label}`, reason: ` depuis ${countOf(waited, 'jour', 'jours')}` },
      {
        assignee: contact.assignee,
        dueOn: nextWorkingDay(addDays(startOfDay(lastInbound), followUps.quietHotDays), calendar),
        urgent: true,
      },
    ),
  ];
}

/** Older than that, a missing notice is for a review of the whole file, not for one morning's work. */
const NOTICE_DAYS_LATE = 30;

/** Where their data come from must be said within a month (RGPD, article 14). */
function privacyNotice(contact: ContactRow, { followUps, calendar }: Settings, today: Date): Need[] {
  if (followUps.privacyNoticeDays === null || contact.informedOn !== null || contact.addedOn === null) return [];
  const limit = addDays(startOfDay(contact.addedOn), followUps.privacyNoticeDays);
  const left = daysBetween(today, limit);
  if (left > 7 || left < -NOTICE_DAYS_LATE) return [];
  return [
    need(
      'privacy',
      { contactId: contact.id },
      { what: `Informer ${contact.label} de l’origine de ses données`, reason: `, avant le ${formatShortDay(limit)}` },
      { assignee: contact.assignee, dueOn: nextWorkingDay(limit, calendar), urgent: left < 0 },
    ),
  ];
}

function proposalDue(deal: OpportunityRow, { followUps, calendar }: Settings, today: Date): Need[] {
  if (followUps.deadlineDays === null || deal.closesOn === null) return [];
  const left = daysBetween(today, deal.closesOn);
  if (left < 0 || left >= followUps.deadlineDays) return [];
  return [
    need(
      'deadline',
      { contactId: deal.contactId, opportunityId: deal.id },
      { what: `Conclure « ${deal.title} »`, reason: ` le ${formatShortDay(deal.closesOn)}` },
      { assignee: deal.assignee, dueOn: workingDayBefore(deal.closesOn, today, calendar), urgent: true },
    ),
  ];
}

function tenderDue(tender: TenderRow, { followUps, calendar }: Settings, today: Date): Need[] {
  if (followUps.deadlineDays === null || tender.deadline === null || tender.decision !== 'Retenu') return [];
  if (tender.state === 'Annulé' || tender.state === 'Attribué') return [];
  const left = daysBetween(today, tender.deadline);
  if (left < 0 || left >= followUps.deadlineDays) return [];
  return [
    need(
      'deadline',
      { noticeId: tender.noticeId, opportunityId: tender.opportunityId },
      { what: `Remettre l’offre « ${tender.title} »`, reason: ` le ${formatShortDay(tender.deadline)}` },
      { assignee: '', dueOn: workingDayBefore(tender.deadline, today, calendar), urgent: true },
    ),
  ];
}

function stuck(deal: OpportunityRow, { followUps, calendar, stages }: Settings, today: Date): Need[] {
  const limit = findStage(stages, deal.stage)?.maxDays ?? null;
  if (!followUps.stuckStage || limit === null || deal.stageSince === null) return [];
  const stayed = daysBetween(deal.stageSince, today);
  if (stayed <= limit) return [];
  return [
    need(
      'stuck',
      { contactId: deal.contactId, opportunityId: deal.id },
      {
        what: `Débloquer « ${deal.title} »`,
        reason: ` en ${deal.stage} depuis ${countOf(stayed, 'jour', 'jours')}, ${limit} au plus`,
      },
      { assignee: deal.assignee, dueOn: nextWorkingDay(addDays(startOfDay(deal.stageSince), limit + 1), calendar) },
    ),
  ];
}

/** A deadline is met before it, not after: the last working day up to it, and never in the past. */
function workingDayBefore(deadline: Date, today: Date, calendar: Settings['calendar']): Date {
  for (let day = startOfDay(deadline); day >= today; day = addDays(day, -1)) {
    if (nextWorkingDay(day, calendar).getTime() === day.getTime()) return day;
  }
  return today;
}

/** Who does it that day: the person, or who replaces them while they are away. */
function standIn(name: string, day: Date, team: readonly TeamMember[]): string {
  const member = team.find((candidate) => candidate.name === name);
  const away = member?.absentUntil ? day <= member.absentUntil : false;
  return away && member?.replacedBy ? member.replacedBy : name;
}

function isStillOpen({ stages }: Settings, name: string): boolean {
  const stage = findStage(stages, name);
  return stage !== null && isOpen(stage);
}
