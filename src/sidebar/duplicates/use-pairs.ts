import { useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { Comparison, DuplicateList, DuplicatePair, MergedRecords } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { Choice } from './field-row.tsx';
import { nameOf } from './pair-queue.tsx';

/** What the right side shows of the chosen pair. */
export type View =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly failure: Failure | null }
  | { readonly kind: 'merged'; readonly merged: MergedRecords; readonly failure: Failure | null };

/** The queue, the chosen pair, and what is done with it. */
export function usePairs(first: DuplicateList, subject: string) {
  const [list, setList] = useState(first);
  const [filter, setFilter] = useState(subject);
  const [pair, setPair] = useState<DuplicatePair | null>(null);
  const [view, setView] = useState<View>({ kind: 'none' });
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [busy, setBusy] = useState<'' | 'merging' | 'dismissing' | 'undoing' | 'searching'>('');
  /** What was done and can be taken back from the toast. */
  const [toast, setToast] = useState<{ readonly text: string; readonly operation: string }>({
    text: '',
    operation: '',
  });
  const asked = useRef(0);

  const all = [...list.contacts, ...list.companies];

  const open = async (chosen: DuplicatePair) => {
    asked.current += 1;
    const turn = asked.current;
    setPair(chosen);
    setView({ kind: 'loading' });
    const answer = await call('duplicates.compare', { table: chosen.table, ids: chosen.ids });
    if (turn !== asked.current) return;
    if (!answer.ok) {
      setView({ kind: 'failed', failure: answer.error });
      return;
    }
    setChoices(Object.fromEntries(answer.value.fields.map(({ key, choice }) => [key, choice])));
    setView({ kind: 'compare', comparison: answer.value, failure: null });
  };

  const openFirst = (pairs: readonly DuplicatePair[]) => {
    const [next] = pairs;
    if (next) return open(next);
    setPair(null);
    setView({ kind: 'none' });
    return Promise.resolve();
  };

  /** The list as it stands now; the one shown stays when it cannot be read. */
  const search = async (of: string): Promise<DuplicateList> => {
    const answer = await call('duplicates.list', { subject: of });
    if (!answer.ok) return list;
    setList(answer.value);
    return answer.value;
  };

  const searchAgain = async (of: string) => {
    if (busy !== '') return;
    setBusy('searching');
    setFilter(of);
    const found = await search(of);
    setBusy('');
    await openFirst([...found.contacts, ...found.companies]);
  };

  /** The pair after the chosen one, the first when it was the last. */
  const skip = () => {
    const place = all.findIndex((one) => pair !== null && nameOf(one) === nameOf(pair));
    const next = all[place + 1] ?? all[0];
    return next ? open(next) : Promise.resolve();
  };

  const merge = async () => {
    if (busy !== '' || view.kind !== 'compare' || pair === null) return;
    const { keep, drop } = view.comparison;
    setBusy('merging');
    const seen = { keep: keep.seen, drop: drop.seen };
    const answer = await call('duplicates.merge', { table: pair.table, keep: keep.id, drop: drop.id, choices, seen });
    if (!answer.ok) {
      setBusy('');
      setView({ ...view, failure: answer.error });
      return;
    }
    setView({ kind: 'merged', merged: answer.value, failure: null });
    await search(filter);
    setBusy('');
  };

  const undoMerge = async () => {
    if (busy !== '' || view.kind !== 'merged' || pair === null) return;
    setBusy('undoing');
    const answer = await call('journal.undo', { operation: view.merged.operation });
    if (!answer.ok) {
      setBusy('');
      setView({ ...view, failure: answer.error });
      return;
    }
    await search(filter);
    setBusy('');
    setToast({ text: ['Fusion annulée.', ...answer.value.kept].join(' '), operation: '' });
    await open(pair);
  };

  const dismiss = async () => {
    if (busy !== '' || pair === null || view.kind !== 'compare') return;
    setBusy('dismissing');
    const answer = await call('duplicates.dismiss', { table: pair.table, ids: pair.ids });
    if (!answer.ok) {
      setBusy('');
      setView({ ...view, failure: answer.error });
      return;
    }
    const found = await search(filter);
    setBusy('');
    setToast({ text: `${pair.name}\u00a0: la paire ne reviendra pas.`, operation: answer.value.operation });
    await openFirst([...found.contacts, ...found.companies]);
  };

  const undoDismissal = async () => {
    const { operation } = toast;
    setToast({ text: '', operation: '' });
    const answer = await call('journal.undo', { operation });
    if (!answer.ok) {
      setToast({ text: answer.error.message, operation: '' });
      return;
    }
    const found = await search(filter);
    if (pair === null) await openFirst([...found.contacts, ...found.companies]);
  };

  return {
    list,
    filter,
    all,
    pair,
    view,
    choices,
    busy,
    toast,
    open,
    openFirst,
    searchAgain,
    skip,
    merge,
    undoMerge,
    dismiss,
    undoDismissal,
    choose: setChoices,
    endToast: () => setToast({ text: '', operation: '' }),
  };
}
