import type { StageChange } from '../crm/funnel/journeys.ts';
import type { Period } from '../crm/funnel/period.ts';
import { history } from '../crm/tables/index.ts';
import { type Argument, cellOf, dateOf, textOf } from './arguments.ts';
import { readRange } from './table-ranges.ts';

/** The rows of a range of HISTORIQUE, headers included. */
export function changesOf(range: Argument): StageChange[] {
  return readRange(range, history, ['date', 'subjectId', 'to'], ['subject', 'from', 'channel']).map((row) => ({
    date: dateOf(row.date, 'Date'),
    subject: textOf(row.subject),
    subjectId: textOf(row.subjectId),
    from: textOf(row.from),
    to: textOf(row.to),
    channel: textOf(row.channel),
  }));
}

/** The days between two optional cells, both included. */
export function periodOf(from: Argument, to: Argument): Period {
  return { from: dateOf(cellOf(from, 'du'), 'du'), to: dateOf(cellOf(to, 'au'), 'au') };
}
