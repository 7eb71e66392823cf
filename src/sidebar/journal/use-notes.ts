import { type StateUpdater, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { NotesSummary } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { Draft } from './draft.ts';
import { compareWith, type Proposal, type Typed, valuesAt, withoutFills } from './proposal.ts';

/** What came of the notes. */
export interface NotesOutcome extends Pick<NotesSummary, 'by' | 'said' | 'leftOut'>, Proposal {
  /** What the person had typed where the proposal now stands; `null` before « Remplacer ». */
  readonly former: Typed | null;
}

export interface Notes {
  readonly open: boolean;
  readonly text: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly outcome: NotesOutcome | null;
  readonly setOpen: (open: boolean) => void;
  readonly type: (text: string) => void;
  readonly summarise: () => Promise<void>;
  readonly replace: () => void;
  readonly putBack: () => void;
  /** For another interaction: an answer still on its way is not for it. */
  readonly clear: () => void;
}

/** Pasted notes, from the paste to the draft: they fill its blanks, and the rest on demand. Nothing is saved. */
export function useNotes(draft: Draft, setDraft: (update: StateUpdater<Draft>) => void): Notes {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<NotesOutcome | null>(null);
  // The person may go on typing while Claude reads.
  const latest = useRef(draft);
  latest.current = draft;
  const round = useRef(0);

  const summarise = async () => {
    if (busy) return;
    setFailure(null);
    if (text.trim() === '') {
      setFailure({ code: 'input.invalid', message: 'Collez vos notes.', field: 'notes' });
      return;
    }
    const current = round.current;
    setBusy(true);
    const { contact, day } = draft;
    const result = await call('interactions.summarise-notes', { contactId: contact?.id ?? '', notes: text, day });
    if (round.current !== current) return;
    setBusy(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    const { by, said, leftOut } = result.value;
    const earlier = outcome?.fills ?? {};
    const proposal = compareWith(withoutFills(latest.current, earlier), result.value);
    setDraft((typed) => ({ ...withoutFills(typed, earlier), ...proposal.fills }));
    setOutcome({ by, said, leftOut, ...proposal, former: null });
    setOpen(false);
  };

  return {
    open,
    text,
    busy,
    failure,
    outcome,
    setOpen,
    type: setText,
    summarise,
    replace: () => {
      if (outcome === null) return;
      setOutcome({ ...outcome, former: valuesAt(draft, outcome.replaces) });
      setDraft((typed) => ({ ...typed, ...outcome.replaces }));
    },
    putBack: () => {
      if (outcome === null) return;
      setDraft((typed) => ({ ...typed, ...outcome.former }));
      setOutcome({ ...outcome, former: null });
    },
    clear: () => {
      round.current += 1;
      setOpen(false);
      setText('');
      setBusy(false);
      setFailure(null);
      setOutcome(null);
    },
  };
}
