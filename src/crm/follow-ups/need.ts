/** A follow-up that the facts of the day call for, and how an open one is known again. */
import type { ContactActivity } from '../interactions.ts';
import type { ContactRow, FollowUpRow, InteractionRow, OpportunityRow, TenderRow } from '../tables/index.ts';

/** A follow-up that should be open today. */
export interface Need {
  readonly rule: Rule;
  readonly what: string;
  /** Begins with the rule's own words, by which an open follow-up is known again. */
  readonly why: string;
  readonly contactId: string;
  readonly opportunityId: string;
  readonly noticeId: string;
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
  | 'privacy';

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
};

/** Rules whose « Pourquoi » names a deadline: a new deadline is a new due date. */
export function isDated(rule: Rule): boolean {
  return rule === 'deadline' || rule === 'tender-questions' || rule === 'tender-visit';
}

/** Rules that ask once: what was done or called off is not asked for again on a later day. */
export function asksOnce(rule: Rule): boolean {
  return rule === 'tender-closed';
}

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

export interface Subject {
  readonly contactId?: string;
  readonly opportunityId?: string;
  readonly noticeId?: string;
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
    owner: when.assignee,
    assignee: when.assignee,
    dueOn: when.dueOn,
    since: when.since ?? null,
    priority: when.urgent ? 'Haute' : 'Normale',
  };
}
