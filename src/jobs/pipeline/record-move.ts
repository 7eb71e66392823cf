/** The cells and the line of HISTORIQUE that a change of stage makes, once its gate has let it through. */
import { startOfDay } from 'date-fns';
import { closingDay } from '../../crm/pipeline/settle.ts';
import { stageOfContact } from '../../crm/pipeline/stages.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { contacts, history, opportunities } from '../../crm/tables/index.ts';
import { append, type Change, type Fresh, onBehalf, setSystem } from '../../sheet/index.ts';
import type { Contact, Opportunity } from './judge-move.ts';

export interface Move {
  /** The last validated stage; `''` for a row that has just begun. */
  readonly from: string;
  readonly to: string;
  /** Why the gate was passed over; `''` when it let through. */
  readonly forcedReason: string;
  /** Who did it; `''` when Google does not say. */
  readonly author: string;
}

const UNDATED = { closedOn: null, closesOn: null };

/**
 * Moves an opportunity: its stage on behalf of whoever saw the present one, its dates and weight, and the line of HISTORIQUE.
 * It is won or lost today; a row that begins so keeps the day that its dates tell.
 */
export function recordOpportunityMove(
  { now }: Pick<Fresh, 'now'>,
  { stages }: Settings,
  { id, values }: Pick<Opportunity, 'id' | 'values'>,
  { from, to, forcedReason, author }: Move,
): Change[] {
  const today = startOfDay(now);
  return [
    ...(values.stage === to ? [] : [onBehalf(opportunities, id, { stage: to }, { stage: values.stage })]),
    setSystem(opportunities, id, {
      validatedStage: to,
      stageSince: from === '' ? (values.stageSince ?? today) : today,
      closedOn: closingDay(stages, to, from === '' ? values : UNDATED, today),
      weightedAmount: weighAmount({ ...values, stage: to }, stages),
    }),
    append(history, {
      date: now,
      subject: 'Opportunité',
      subjectId: id,
      from,
      to,
      author,
      forcedReason,
      channel: values.channel,
    }),
  ];
}

/** Moves a contact. */
export function recordContactMove(
  { now }: Pick<Fresh, 'now'>,
  { id, values }: Pick<Contact, 'id' | 'values'>,
  { from, to, forcedReason, author }: Move,
): Change[] {
  return [
    ...(values.stage === to ? [] : [onBehalf(contacts, id, { stage: to }, { stage: values.stage })]),
    setSystem(contacts, id, { validatedStage: to }),
    append(history, { date: now, subject: 'Contact', subjectId: id, from, to, author, forcedReason }),
  ];
}

/**
 * Brings a contact up to its most advanced open opportunity.
 *
 * @param deals the stages of all its opportunities, as they are about to be
 */
export function bringContactAlong(
  fresh: Pick<Fresh, 'now'>,
  { stages }: Settings,
  contact: Pick<Contact, 'id' | 'values'>,
  deals: readonly string[],
  author: string,
): Change[] {
  const from = contact.values.validatedStage || contact.values.stage;
  const to = stageOfContact(stages, contact.values.stage, deals);
  if (to === contact.values.stage) return [];
  return recordContactMove(fresh, contact, { from, to, forcedReason: '', author });
}
