/** What is open with a contact, for an exchange to close. */

import { type Rule, ruleOf } from '../../crm/follow-ups/need.ts';
import { isPending } from '../../crm/follow-ups/pending.ts';
import { followUps } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';

export interface OpenFollowUp {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  /** `2026-06-19`, `''` for no day. */
  readonly dueOn: string;
  /** True when any exchange with the contact is what it asked for. */
  readonly answered: boolean;
}

/** Rules that wait for an exchange, whatever its form. */
const ANSWERED: readonly (Rule | null)[] = ['no-answer', 'next-action', 'quiet-hot'];

/** RELANCES. */
export const floor = { read: 1 };

/** The open ones, the earliest first. Fails as reading a table does. */
export function listContactFollowUps(ports: Ports, { contactId }: { contactId: string }): Result<OpenFollowUp[]> {
  const listed = readTable(ports, followUps);
  if (!listed.ok) return listed;
  return ok(
    listed.value.rows
      .filter(({ id, values }) => id !== '' && values.contactId === contactId)
      .filter(({ values }) => isPending(values))
      .sort((a, b) => (a.values.dueOn?.getTime() ?? 0) - (b.values.dueOn?.getTime() ?? 0))
      .map(({ id, values }) => ({
        id,
        what: values.what,
        why: values.why,
        dueOn: toWireDay(values.dueOn),
        answered: ANSWERED.includes(ruleOf(values)) && values.opportunityId === '',
      })),
  );
}
