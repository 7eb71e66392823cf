import * as z from 'zod/mini';
import { loadFollowUps } from '../jobs/follow-ups/load-follow-ups.ts';
import { settleFollowUp } from '../jobs/follow-ups/settle-follow-up.ts';
import { listContactFollowUps } from '../jobs/interactions/list-contact-follow-ups.ts';
import { reassignPortfolio } from '../jobs/records/reassign-portfolio.ts';
import { day, identifier, line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { FollowUpList, FollowUpTask } from '../jobs/follow-ups/load-follow-ups.ts';
export type { Settled, Settling } from '../jobs/follow-ups/settle-follow-up.ts';
export type { OpenFollowUp } from '../jobs/interactions/list-contact-follow-ups.ts';
export type { HandedOver } from '../jobs/records/reassign-portfolio.ts';

const id = identifier('Choisissez une relance.');

const settling = z.discriminatedUnion('how', [
  z.strictObject({ id, how: z.literal('done') }),
  z.strictObject({ id, how: z.literal('drop') }),
  z.strictObject({ id, how: z.literal('postpone'), day }),
]);

/** « Relances du jour ». */
export const followUpMethods = {
  'follow-ups.list': method(nothing, loadFollowUps),
  'follow-ups.of-contact': method(
    z.strictObject({ contactId: identifier('Choisissez un contact.') }),
    listContactFollowUps,
  ),
  'follow-ups.settle': method(settling, settleFollowUp),
  'portfolio.reassign': method(z.strictObject({ from: line, to: line }), reassignPortfolio),
};
