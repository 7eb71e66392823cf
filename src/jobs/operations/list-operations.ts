/** What scripts have written in the last thirty days, as the page « Annuler une opération » lists it. */
import { subDays } from 'date-fns';
import { fold } from '../../crm/names.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readOperations } from '../../sheet/index.ts';
import { toWireMinute } from '../pages/wire-days.ts';

export interface OperationLine {
  readonly operation: string;
  /** `2026-06-16T09:41` */
  readonly at: string;
  /** E-mail address; `''` when Google does not say. */
  readonly author: string;
  /** The tabs written. */
  readonly tab: string;
  /** What happened, in one sentence. */
  readonly summary: string;
  readonly state: 'done' | 'undone' | 'open' | 'failed';
}

export interface OperationList {
  readonly now: string;
  /** Newest first. */
  readonly operations: readonly OperationLine[];
  /** True when older ones of these thirty days were left out. */
  readonly more: boolean;
}

/** Beyond that the page would be slow to draw; the filter looks further. */
const MOST_SHOWN = 200;
const DAYS = 30;

const STATES: Readonly<Record<string, OperationLine['state']>> = { Fait: 'done', Annulé: 'undone', Échec: 'failed' };

/** One weighted call. `query`: words that the sentence, the author or the tab must hold. Fails with `tab.missing`. */
export function listOperations(ports: Ports, { query }: { readonly query: string }): Result<OperationList> {
  const journaled = readOperations(ports);
  if (!journaled.ok) return journaled;
  const now = ports.clock.now();
  const since = subDays(now, DAYS);
  const wanted = fold(query).split(' ');
  const found = journaled.value.flatMap(({ date, operation, author, tab, summary, state }): OperationLine[] => {
    const text = fold(`${summary} ${author} ${tab}`);
    if (date === null || date < since || !wanted.every((word) => text.includes(word))) return [];
    return [{ operation, at: toWireMinute(date), author, tab, summary, state: STATES[state] ?? 'open' }];
  });
  // A person may have sorted the journal.
  found.sort((a, b) => (a.at < b.at ? 1 : -1));
  return ok({ now: toWireMinute(now), operations: found.slice(0, MOST_SHOWN), more: found.length > MOST_SHOWN });
}
