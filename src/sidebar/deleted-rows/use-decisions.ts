import { useState } from 'preact/hooks';
import type { DeletedRow } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { Outcome } from './outcome-banner.tsx';

export interface Decisions {
  readonly busy: boolean;
  readonly restore: (rows: readonly DeletedRow[]) => void;
  readonly accept: (rows: readonly DeletedRow[]) => void;
}

/** One decision at a time; `onSettled` hears what was done, or why nothing was. */
export function useDecisions(onSettled: (outcome: Outcome | null, trouble: string) => Promise<void>): Decisions {
  const [busy, setBusy] = useState(false);
  const decide = async (rows: readonly DeletedRow[], run: (chosen: Chosen) => Promise<Outcome | string>) => {
    if (busy) return;
    setBusy(true);
    const told = await run({ rows: rows.map(({ table, id }) => ({ table, id })) });
    await (typeof told === 'string' ? onSettled(null, told) : onSettled(told, ''));
    setBusy(false);
  };
  return {
    busy,
    restore: (rows) => void decide(rows, restoreRows),
    accept: (rows) => void decide(rows, acceptRows),
  };
}

interface Chosen {
  readonly rows: { table: DeletedRow['table']; id: string }[];
}

async function restoreRows(chosen: Chosen): Promise<Outcome | string> {
  const answer = await call('deleted-rows.restore', chosen);
  return answer.ok ? { kind: 'restored', ...answer.value } : answer.error.message;
}

async function acceptRows(chosen: Chosen): Promise<Outcome | string> {
  const answer = await call('deleted-rows.accept', chosen);
  return answer.ok ? { kind: 'accepted', ...answer.value } : answer.error.message;
}
