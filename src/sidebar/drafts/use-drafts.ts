import { useRef, useState } from 'preact/hooks';
import type { Failure, Result } from '../../result.ts';
import type { DraftEdit, DraftList, DraftOutcome, DraftSettling, ShownDraft } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

/** What a person may type of a message, and the tick. */
export type Typed = DraftEdit['seen'];

/** Something done that can be undone. */
interface Done {
  readonly text: string;
  readonly operation: string | null;
}

interface Outcome {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly text: string;
}

/** The drafts, what is being done to one of them, and the way back. */
export function useDrafts(first: DraftList) {
  const [list, setList] = useState(first);
  /** A draft’s identifier, `send`, or `''`. */
  const [busy, setBusy] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const working = useRef(false);

  /** One thing at a time; the list is read again after it. @returns whether it was done */
  const run = async <T>(on: string, work: () => Promise<Result<T>>, tell: (value: T) => void): Promise<boolean> => {
    if (working.current) return false;
    working.current = true;
    setBusy(on);
    setDone(null);
    setOutcome(null);
    const answer = await work();
    if (answer.ok) tell(answer.value);
    else setOutcome({ tone: 'danger', title: titleOf(answer.error), text: answer.error.message });
    const after = await call('drafts.list', {});
    if (after.ok) setList(after.value);
    else if (answer.ok) {
      setOutcome({ tone: 'warning', title: 'La liste n’a pas pu être relue', text: after.error.message });
    }
    working.current = false;
    setBusy('');
    return answer.ok;
  };
  const tellDone = ({ summary, operation }: DraftOutcome) => setDone({ text: summary, operation });

  const save = (draft: ShownDraft, typed: Typed) =>
    run(draft.id, () => call('drafts.edit', { id: draft.id, ...typed, seen: seenOf(draft) }), tellDone);
  const settle = ({ id }: ShownDraft, how: DraftSettling['how']) =>
    run(id, () => call('drafts.settle', { id, how }), tellDone);
  /** What was typed and not saved is saved first, so that taking the new version back finds it again. */
  const rewrite = (draft: ShownDraft, typed: Typed, wish: string) =>
    run(
      draft.id,
      async () => {
        const seen = seenOf(draft);
        if (typed.subject === seen.subject && typed.body === seen.body) {
          return call('drafts.rewrite', { id: draft.id, wish, seen });
        }
        const kept = await call('drafts.edit', { id: draft.id, ...typed, seen });
        if (!kept.ok) return kept;
        const trimmed = { ...typed, subject: typed.subject.trim(), body: typed.body.trim() };
        return call('drafts.rewrite', { id: draft.id, wish, seen: trimmed });
      },
      tellDone,
    );
  const send = () =>
    run(
      'send',
      () => call('drafts.send', {}),
      ({ summary, hindered }) =>
        setOutcome({
          tone: hindered ? 'warning' : 'success',
          title: hindered ? 'Tout n’est pas parti' : 'C’est fait',
          text: summary,
        }),
    );
  const undo = () => {
    const operation = done?.operation ?? null;
    if (operation === null) return Promise.resolve(false);
    return run(
      '',
      () => call('journal.undo', { operation }),
      () => setDone({ text: 'C’est annulé.', operation: null }),
    );
  };
  return { list, busy, done, outcome, save, settle, rewrite, send, undo, setDone };
}

/** When the answer was lost, nobody can say here whether the server did it: the list, read again, does. */
function titleOf({ code }: Failure): string {
  return code.startsWith('connection.') ? 'La réponse n’est pas arrivée' : 'Cela n’a pas pu se faire';
}

function seenOf({ subject, body, approved }: ShownDraft): Typed {
  return { subject, body, approved };
}
