import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { SearchedTable } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { type Findable, prepareIndex } from './match.ts';

/** In the order of their results. */
const TABLES = ['contacts', 'companies', 'opportunities', 'interactions', 'tenders', 'followUps'] as const;

/** What is known of a table: nothing while it is being read. */
type Part =
  | { readonly kind: 'read'; readonly rows: readonly Findable[]; readonly left: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Parts = Readonly<Partial<Record<SearchedTable, Part>>>;

/** All that can be found, one call for each table and all at a time: the first to come are searched at once. */
export function useIndex() {
  const [reading, setReading] = useState(0);
  const [parts, setParts] = useState<Parts>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading starts anew.
  useEffect(() => {
    let current = true;
    const read = async (table: SearchedTable) => {
      const answer = await call('search.index', { table });
      if (!current) return;
      const part: Part = answer.ok
        ? { kind: 'read', rows: prepareIndex(answer.value), left: answer.value.left }
        : { kind: 'failed', failure: answer.error };
      setParts((before) => ({ ...before, [table]: part }));
    };
    for (const table of TABLES) void read(table);
    return () => {
      current = false;
    };
  }, [reading]);

  const rows = useMemo(() => TABLES.flatMap((table) => rowsOf(parts[table])), [parts]);
  return {
    rows,
    waiting: TABLES.filter((table) => parts[table] === undefined),
    failed: TABLES.flatMap((table) => {
      const part = parts[table];
      return part?.kind === 'failed' ? [{ table, message: part.failure.message }] : [];
    }),
    left: TABLES.reduce((sum, table) => sum + leftOf(parts[table]), 0),
    readAgain: () => {
      setParts({});
      setReading(reading + 1);
    },
  };
}

export type IndexModel = ReturnType<typeof useIndex>;

function rowsOf(part: Part | undefined): readonly Findable[] {
  return part?.kind === 'read' ? part.rows : [];
}

function leftOf(part: Part | undefined): number {
  return part?.kind === 'read' ? part.left : 0;
}
