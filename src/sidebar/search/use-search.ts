import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchedTable } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { groupResults, type Option, optionsOf } from './group-results.ts';
import { type Findable, type Found, findRows } from './match.ts';
import { type Query, readQuery, SHORTEST } from './query.ts';
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
  const [place, setPlace] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const { query, found } = useMemo(() => answer(index.rows, asked), [index.rows, asked]);
  const groups = useMemo(() => groupResults(found, open), [found, open]);
  const options = useMemo(() => groups.flatMap((group) => optionsOf(group, open)), [groups, open]);
  const active = Math.min(place, Math.max(0, options.length - 1));

  const type = (text: string) => {
    setTyped(text);
    setOpen(NONE);
    setPlace(0);
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

  /** Entrée answers what is typed now, though an older text's results are still shown. */
  const enter = (inSheet: boolean) => {
    if (typed === asked) {
      choose(options[active], inSheet);
      return;
    }
    setAsked(typed);
    const [best] = answer(index.rows, typed).found;
    // A better one may be on its way.
    if (best && index.waiting.length === 0) choose({ kind: 'row', row: best.row }, inSheet);
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
    active,
    move: (step: number) => setPlace((active + step + options.length) % Math.max(1, options.length)),
    choose,
    enter,
    outcome,
  };
}

function answer(rows: readonly Findable[], typed: string): { readonly query: Query; readonly found: readonly Found[] } {
  const query = readQuery(typed);
  return { query, found: query.length < SHORTEST ? [] : findRows(rows, query) };
}

export type SearchModel = ReturnType<typeof useSearch>;

const NONE: ReadonlySet<SearchedTable> = new Set();
