/** Events that RELANCES tells: a follow-up that nobody has done is late. */

import { addDays, setHours, startOfDay } from 'date-fns';
import { isPending } from '../follow-ups/pending.ts';
import { formatDate } from '../french/dates.ts';
import type { FollowUpRow } from '../tables/index.ts';
import { type CrmEvent, EVENT_NAMES, nameSubject } from './event.ts';

/** Late is news in the morning, when the team's day begins. */
const MORNING_HOUR = 7;

/** Follow-ups still to do whose day has passed since `since`: each is late once, even if it is postponed and late again. */
export function findFollowUpEvents(rows: readonly FollowUpRow[], since: Date, now: Date): CrmEvent[] {
  const kind = 'follow-up.overdue';
  return rows.filter(isPending).flatMap(({ id, what, contact, opportunity, assignee, dueOn, priority }) => {
    if (id === '' || dueOn === null) return [];
    const occurredAt = setHours(startOfDay(addDays(dueOn, 1)), MORNING_HOUR);
    if (occurredAt < since || occurredAt > now) return [];
    const name = nameSubject(what);
    const owner = assignee === '' ? '' : ` (${assignee})`;
    return [
      {
        kind,
        key: `${kind}:${id}`,
        occurredAt,
        subject: { table: 'RELANCES', id, name },
        facts: { contact, opportunity, assignee, priority, dueOn: formatDate(dueOn) },
        text: `${EVENT_NAMES[kind]}\u00a0: ${name}${owner}, à faire le ${formatDate(dueOn)}.`,
      },
    ];
  });
}
