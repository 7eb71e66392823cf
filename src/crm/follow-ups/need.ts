/** A follow-up that the facts of the day call for, and how an open one is known again. */
import type { ContactActivity } from '../interactions.ts';
import type {
  ActionRow,
  ContactRow,
  FollowUpRow,
  InteractionRow,
  OpportunityRow,
  RitualRow,
  TenderRow,
} from '../tables/index.ts';

/** A follow-up that should be open today. */
export interface Need {
  readonly rule: Rule;
  readonly what: string;
  /** Begins with the rule's own words, by which an open follow-up is known again. */
  readonly why: string;
  readonly contactId: string;
  readonly opportunityId: string;
  readonly noticeId: string;
  /** A task of the action plan, or an occurrence of a ritual. */
  readonly subjectId: string;
  /** Whose it is, present or away. */
  readonly owner: string;
  /** Who does it. */
  readonly assignee: string;
  readonly dueOn: Date;
  /** When what it waits on began: the message, the answer, the stage; `null` for a date that people set. */
  readonly since: Date | null;
  readonly priority: 'Haute' | 'Normale' | 'Basse';
}

export type Rule =
  | 'next-action'
  | 'no-answer'
  | 'quiet-hot'
  | 'deadline'
  | 'tender-questions'
  | 'tender-visit'
  | 'tender-closed'
  | 'stuck'
  | 'privacy'
  | 'task'
  | 'ritual';

/** How each rule's « Pourquoi » begins. */
const OPENINGS: Readonly<Record<Rule, string>> = {
  'next-action': 'Action notée',
  'no-answer': 'Sans réponse',
  'quiet-hot': 'Chaud, silencieux',
  deadline: 'À rendre',
  'tender-questions': 'Questions avant',
  'tender-visit': 'Visite du site',
  'tender-closed': 'Appel d’offres clos',
  stuck: 'Bloquée',
  privacy: 'RGPD',
  task: 'Plan d’action',
  ritual: 'Rituel',
};

/** Rules whose « Pourquoi » names a deadline: a new deadline is a new due date. */
export function isDated(rule: Rule): boolean {
  return rule === 'deadline' || rule === 'tender-questions' || rule === 'tender-visit' || rule === 'task';
}

/** Rules that ask once: what was done or called off is not asked for again on a later day. */
export function asksOnce(rule: Rule): boolean {
  return rule === 'tender-closed' || rule === 'ritual';
}

/** What the rules look at. */
export interface FollowUpFacts {
  readonly contacts: readonly ContactRow[];
  readonly opportunities: readonly OpportunityRow[];
  readonly tenders: readonly TenderRow[];
  /** By contact. */
  readonly exchanges: ReadonlyMap<string, readonly InteractionRow[]>;
  readonly activities: ReadonlyMap<string, ContactActivity>;
  /** The action plan and the rituals: none while steering is off, `null` while their tab is out of sight. */
  readonly actions: readonly ActionRow[] | null;
  readonly rituals: readonly RitualRow[] | null;
}

/** The rule that made a follow-up, from its « Pourquoi »; `null` for one that a person wrote. */
export function ruleOf({ why }: Pick<FollowUpRow, 'why'>): Rule | null {
  const found = Object.entries(OPENINGS).find(([, opening]) => why.startsWith(opening));
  return (found?.[0] as Rule | undefined) ?? null;
}

/** One open follow-up for each reason and subject: the key under which two are the same. */
export function subjectKey(rule: Rule, subject: Required<Subject>): string {
  return `${rule}/${subject.subjectId || subject.noticeId || subject.opportunityId || subject.contactId}`;
}

/** The subject of a ritual's follow-up: `RI-7K3F9Q 2026-06-15`. */
export function occurrenceId(ritualId: string, day: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ritualId} ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The ritual of which a follow-up is an occurrence. */
export function ritualIdOf(subjectId: string): string {
  return subjectId.split(' ')[0] ?? '';
}

export interface Subject {
  readonly contactId?: string;
  readonly opportunityId?: string;
  readonly noticeId?: string;
  readonly subjectId?: string;
}

export function need(
  rule: Rule,
  subject: Subject,
  said: { what: string; reason: string },
  when: { assignee: string; dueOn: Date; since?: Date; urgent?: boolean },
): Need {
  return {
    rule,
    what: said.what,
    why: `${OPENINGS[rule]}${said.reason}`,
    contactId: subject.contactId ?? '',
    opportunityId: subject.opportunityId ?? '',
    noticeId: subject.noticeId ?? '',
    subjectId: subject.subjectId ?? '',
    owner: when.assignee,
    assignee: when.assignee,
    dueOn: when.dueOn,
    since: when.since ?? null,
    priority: when.urgent ? 'Haute' : 'Normale',
  };
}
