import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { Activity, NextAction, RecordCard, RowName } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { fetchRecord, type Opened } from './fetch-record.ts';

/** Something done that can be undone. */
export interface Done {
  readonly text: string;
  /** In the order in which they were done. */
  readonly operations: readonly string[];
  /** Logging the exchange is the natural next move. */
  readonly offersJournal: boolean;
}

/** What is edited, and the field to start on. */
export interface Editing {
  readonly row: RowName;
  /** `''`: the first one. */
  readonly field: string;
}

/** What the page knows and does, without a word of how it looks. */
export function useRecord(first: Opened) {
  const [opened, setOpened] = useState<Opened | null>(first);
  const [path, setPath] = useState<readonly RecordCard[]>([]);
  const [activity, setActivity] = useState<Activity | Failure | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [arrivals, setArrivals] = useState(0);
  const card = opened?.kind === 'contact' || opened?.kind === 'company' ? opened : null;

  // What happened is read once the card stands, again each time that it is read again.
  useEffect(() => {
    if (card === null) return;
    let current = true;
    const read = async () => {
      const answer = await call('records.activity', card.activity);
      if (current) setActivity(answer.ok ? answer.value : answer.error);
    };
    void read();
    return () => {
      current = false;
    };
  }, [card]);

  // Whoever reads with the ears, or without a mouse, starts at the name of what has come up.
  useLayoutEffect(() => {
    if (arrivals > 0) document.getElementById('record-name')?.focus();
  }, [arrivals]);
  const arrive = () => setArrivals((count) => count + 1);

  /** Shows another card, the skeleton meanwhile; a failure brings the present one back. */
  const go = async (subject: string, back: readonly RecordCard[]) => {
    const from = opened;
    setEditing(null);
    setTrouble(null);
    setKept([]);
    setActivity(null);
    setOpened(null);
    const answer = await fetchRecord(subject);
    if (answer.ok) setPath(back);
    else setTrouble(answer.error);
    setOpened(answer.ok ? answer.value : from);
    arrive();
  };

  /** Reads the same card again, which stays in place meanwhile. */
  const refresh = async () => {
    if (card === null) return;
    const answer = await fetchRecord(card.id);
    if (answer.ok) setOpened(answer.value);
    else setTrouble(answer.error);
  };

  const stopEditing = () => {
    setEditing(null);
    arrive();
  };

  const finish = (text: string, operations: readonly string[], notices: readonly string[], offersJournal = false) => {
    stopEditing();
    setKept(notices);
    setTrouble(null);
    setDone(operations.length === 0 ? null : { text, operations, offersJournal });
    return refresh();
  };

  /** Clears the next action that the card shows. */
  const completeAction = async ({ table, id, text, dueOn }: NextAction) => {
    if (busy) return;
    setBusy(true);
    const answer = await call('records.update', {
      table,
      id,
      fields: { nextAction: '', dueOn: '' },
      seen: { nextAction: text, dueOn },
    });
    setBusy(false);
    if (!answer.ok) setTrouble(answer.error);
    else if (answer.value.kind === 'saved') {
      const { operation, notices } = answer.value;
      await finish('Action faite', operation === '' ? [] : [operation], notices, true);
    }
  };

  const undo = async () => {
    if (busy || done === null) return;
    setBusy(true);
    const stays: string[] = [];
    for (const operation of [...done.operations].reverse()) {
      const answer = await call('journal.undo', { operation });
      stays.push(...(answer.ok ? answer.value.kept : [answer.error.message]));
    }
    setBusy(false);
    setDone(null);
    setKept(stays);
    await refresh();
  };

  /** Does something of which only a failure is worth a word. */
  const ask = async (request: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Failure }>) => {
    const answer = await request;
    setTrouble(answer.ok ? null : answer.error);
  };

  return {
    opened,
    card,
    activity,
    editing,
    done,
    kept,
    trouble,
    busy,
    visit: (id: string) => go(id, card ? [...path, card] : path),
    readSelectedRow: () => go('', []),
    back: path.at(-1) ?? null,
    goBack: () => go(path.at(-1)?.id ?? '', path.slice(0, -1)),
    edit: (row: RowName, field = '') => {
      setDone(null);
      setKept([]);
      setTrouble(null);
      setEditing({ row, field });
    },
    stopEditing,
    finish,
    completeAction,
    undo,
    dismissDone: () => setDone(null),
    openJournal: () => ask(call('pages.open', { page: 'journal', subject: card?.journalOn ?? '' })),
    createOpportunity: () => ask(call('pages.open', { page: 'create', subject: subjectFor('opportunities', card) })),
    createContact: () => ask(call('pages.open', { page: 'create', subject: subjectFor('contacts', card) })),
    findDuplicates: () => ask(call('pages.open', { page: 'duplicates', subject: card?.id ?? '' })),
    search: () => ask(call('pages.open', { page: 'search', subject: '' })),
    showDeletedRows: () => ask(call('pages.open', { page: 'deleted-rows', subject: '' })),
    showOperations: () => ask(call('pages.open', { page: 'operations', subject: '' })),
    reveal: (row: RowName) => ask(call('records.reveal', row)),
    revealScale: () => ask(call('settings.reveal', {})),
  };
}

export type RecordModel = ReturnType<typeof useRecord>;

/** What the page that creates opens on: a table, and the company it is for when there is one. */
function subjectFor(table: 'contacts' | 'opportunities', card: RecordCard | null): string {
  const company = card?.kind === 'company' ? card.id : (card?.company?.id ?? '');
  return company === '' ? table : `${table}:${company}`;
}
