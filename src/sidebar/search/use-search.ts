import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchedTable } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { groupResults, type Option, optionsOf } from './group-results.ts';
import { type Findable, findRows } from './match.ts';
import { readQuery, SHORTEST } from './query.ts';
import { TABS } from './tables.ts';
import { useIndex } from './use-index.ts';

/** After the last key: a table of 10,000 rows takes a few milliseconds, a slow machine ten times that. */
const PAUSE_MS = 120;

/** What a gesture has done, or could not do. */
interface Outcome {
  readonly failed: boolean;
  readonly text: string;
}

/** What the page knows and does, without a word of how it looks. */
export function useSearch() {
  const index = useIndex();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState<ReadonlySet<SearchedTable>>(NONE);
  const [active, setActive] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const query = useMemo(() => readQuery(asked), [asked]);
  const found = useMemo(() => (query.length < SHORTEST ? [] : findRows(index.rows, query)), [query, index.rows]);
  const groups = useMemo(() => groupResults(found, open), [found, open]);
  const options = useMemo(() => groups.flatMap((group) => optionsOf(group, open)), [groups, open]);

  const type = (text: string) => {
    setTyped(text);
    setOpen(NONE);
    setActive(0);
    setOutcome(null);
  };
  const openCard = async ({ id }: Findable) => {
    const answer = await call('pages.open', { page: 'record', subject: id });
    setOutcome(answer.ok ? null : { failed: true, text: answer.error.message });
  };
  const reveal = async ({ table, id }: Findable) => {
    const answer = await call('search.reveal', { table, id });
    const text = answer.ok ? `Ligne sélectionnée dans ${TABS[table].tab}.` : answer.error.message;
    setOutcome({ failed: !answer.ok, text });
  };
  /** A card when the row has one, else the row itself. */
  const choose = (option: Option | undefined, inSheet: boolean) => {
    if (option === undefined) return;
    if (option.kind === 'more') setOpen(new Set([...open, option.table]));
    else void (TABS[option.row.table].hasCard && !inSheet ? openCard(option.row) : reveal(option.row));
  };

  return {
    index,
    typed,
    type,
    query,
    /** True while what is shown answers an older text. */
    pending: typed !== asked,
    total: found.length,
    groups,
    options,
    open,
    active: Math.min(active, Math.max(0, options.length - 1)),
    move: (step: number) => setActive((active + step + options.length) % Math.max(1, options.length)),
    choose,
    outcome,
  };
}

export type SearchModel = ReturnType<typeof useSearch>;

const NONE: ReadonlySet<SearchedTable> = new Set();
