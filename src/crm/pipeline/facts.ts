import { startOfDay } from 'date-fns';
import type { ContactActivity } from '../interactions.ts';
import { givePoints, type Measures } from '../score/points.ts';
import type { IcpSettings } from '../settings/icp.ts';
import type { Stage } from '../settings/stages.ts';
import type { ContactRow, OpportunityRow } from '../tables/index.ts';
import type { GateFacts } from './gates.ts';
import { findStage, isOpen } from './stages.ts';

/** The columns of an opportunity that gates look at. */
export type OpportunityFacts = Pick<
  OpportunityRow,
  'stage' | 'budgetConfirmed' | 'amount' | 'contact' | 'closesOn' | 'lossReason' | 'stageSince'
>;

/**
 * What the gates know of a contact. Money, dates and reasons are those of its most advanced open opportunity; the budget
 * is confirmed as soon as it is on one of its company's.
 *
 * @param opportunities all those of its company; closed ones are left out here
 */
export function factsOfContact(
  contact: Pick<ContactRow, 'score'>,
  activity: ContactActivity,
  opportunities: readonly OpportunityFacts[],
  stages: readonly Stage[],
): GateFacts {
  const open = opportunities
    .map((opportunity) => ({ opportunity, stage: findStage(stages, opportunity.stage) }))
    .filter(({ stage }) => stage !== null && isOpen(stage))
    .sort((a, b) => indexIn(stages, b.stage) - indexIn(stages, a.stage))
    .map(({ opportunity }) => opportunity);
  const [lead] = open;
  return {
    score: contact.score,
    budgetConfirmed: open.some(({ budgetConfirmed }) => budgetConfirmed),
    ...factsOfActivity(activity),
    amount: lead?.amount ?? null,
    mainContact: lead?.contact ?? '',
    dueDate: lead?.closesOn ?? null,
    answerAfterProposal: open.some((opportunity) => answeredSinceProposal(opportunity, activity, stages)),
    lossReason: lead?.lossReason ?? '',
  };
}

/**
 * What the gates know of an opportunity.
 *
 * @param score the company's
 * @param activity what was exchanged with the main contact or about the opportunity
 */
export function factsOfOpportunity(
  opportunity: OpportunityFacts,
  score: number | null,
  activity: ContactActivity,
  stages: readonly Stage[],
): GateFacts {
  return {
    score,
    ofDeal: true,
    budgetConfirmed: opportunity.budgetConfirmed,
    ...factsOfActivity(activity),
    amount: opportunity.amount,
    mainContact: opportunity.contact,
    dueDate: opportunity.closesOn,
    answerAfterProposal: answeredSinceProposal(opportunity, activity, stages),
    lossReason: opportunity.lossReason,
  };
}

const UNKNOWN: Measures = {
  profile: null,
  size: null,
  certified: null,
  certifications: null,
  commitments: null,
  budget: null,
  budgetConfirmed: null,
  openTender: null,
  daysSinceAnswer: null,
  decisionMaker: null,
};

/**
 * The most points that a budget known, large and confirmed would add to a score.
 *
 * @param budget the company's biodiversity budget, euros a year
 */
export function budgetToCome(budget: number | null, confirmed: boolean, icp: IcpSettings): number {
  const pointsOf = (measures: Partial<Measures>) => givePoints({ ...UNKNOWN, ...measures }, icp).Budget;
  // Brackets come highest first, and some leave their own bound out.
  const best = (icp.budget[0]?.from ?? 0) + 1;
  return pointsOf({ budget: budget ?? best, budgetConfirmed: true }) - pointsOf({ budget, budgetConfirmed: confirmed });
}

function factsOfActivity(activity: ContactActivity): Pick<GateFacts, 'outgoing' | 'answered' | 'meeting'> {
  return {
    outgoing: activity.lastOutgoing !== null,
    answered: activity.lastAnswer !== null,
    meeting: activity.lastMeeting !== null,
  };
}

function answeredSinceProposal(
  { stage, stageSince }: OpportunityFacts,
  { lastInbound }: ContactActivity,
  stages: readonly Stage[],
): boolean {
  if (findStage(stages, stage)?.kind !== 'proposal' || stageSince === null || lastInbound === null) return false;
  return lastInbound >= startOfDay(stageSince);
}

function indexIn(stages: readonly Stage[], stage: Stage | null): number {
  return stage === null ? -1 : stages.indexOf(stage);
}
