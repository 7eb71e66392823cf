import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../result.ts';
import type { Board, BoardCard, ValueOf } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { withMove } from './board-view.ts';
import type { Answer, Refusal } from './gate.ts';
import { type Notice, TROUBLES } from './notices.tsx';

/** A move that its gate has refused. */
export interface Refused {
  readonly card: BoardCard;
  readonly refusal: Refusal;
  /** What the server says of a field, by its key. */
  readonly errors: Readonly<Record<string, string>>;
  /** Why what the panel asked for could not be done; `''` when it could. */
  readonly trouble: string;
}

/** Something done that can be undone. */
export interface Done {
  readonly text: string;
  readonly operation: string;
}

interface Move {
  readonly card: BoardCard;
  readonly to: string;
}

/**
 * Moves cards: at once on the screen, then in the sheet, one after the other; a card that may not move goes back. What the
 * panel of a gate asks for is shown once it is done.
 */
export function useMoves(first: Board) {
  const [known, setKnown] = useState(first);
  const [moving, setMoving] = useState<readonly Move[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [answering, setAnswering] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [undoing, setUndoing] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  /** Moves of the queue that have no answer yet. */
  const waiting = useRef(0);
  /** What the sheet holds has changed so many times: a board asked for before is out of date. */
  const turn = useRef(0);

  const board = moving.reduce((shown, { card, to }) => withMove(shown, card.id, to), known);

  const reload = async () => {
    turn.current += 1;
    const asked = turn.current;
    const answer = await call('opportunities.board', {});
    if (asked !== turn.current) return;
    if (answer.ok) setKnown(answer.value);
    else setNotice({ ...TROUBLES.reload, text: answer.error.message });
  };

  /** What a move has come to. @returns true when the card has moved */
  const take = ({ card, to }: Move, answer: Result<ValueOf<'opportunities.move'>>, fromPanel: boolean): boolean => {
    turn.current += 1;
    if (!answer.ok) {
      const { code, message } = answer.error;
      // A colleague has moved it, or taken it away.
      const outdated = code === 'stage.changed' || code === 'record.gone';
      if (fromPanel && !outdated) setRefused((open) => open && { ...open, trouble: message });
      else {
        setRefused(null);
        setNotice({ ...TROUBLES.move, text: message });
      }
      if (outdated) void reload();
      return false;
    }
    if (answer.value.kind === 'invalid') {
      const { errors } = answer.value;
      setRefused((open) => open && { ...open, errors, trouble: '' });
      return false;
    }
    if (answer.value.kind === 'refused') {
      setRefused({ card, refusal: answer.value, errors: {}, trouble: '' });
      return false;
    }
    const { operation, notices } = answer.value;
    if (fromPanel) setRefused(null);
    setKnown((before) => withMove(before, card.id, to));
    setDone({ text: tell(known, card, to), operation });
    if (notices.length > 0) setNotice({ ...TROUBLES.kept, text: notices.join(' ') });
    return true;
  };

  const move = (card: BoardCard, to: string) => {
    if (card.stage === to || moving.some((other) => other.card.id === card.id)) return;
    const step = { card, to };
    setNotice(null);
    setRefused(null);
    setDone(null);
    setMoving((others) => [...others, step]);
    waiting.current += 1;
    queue.current = queue.current.then(async () => {
      const answer = await call('opportunities.move', { id: card.id, seen: card.seen, to, forcedReason: '' });
      waiting.current -= 1;
      setMoving((others) => others.filter((other) => other !== step));
      // With more on its way, the board would be out of date before it came.
      if (take(step, answer, false) && waiting.current === 0) void reload();
    });
  };

  /** Sends what was typed in the panel. @returns true when the card has moved */
  const answerGate = async (panel: Answer): Promise<boolean> => {
    if (!refused || answering) return false;
    const { card, refusal } = refused;
    setAnswering(true);
    const input = { id: card.id, seen: card.seen, to: refusal.to, forcedReason: '', ...panel };
    const answer = await call('opportunities.move', input);
    setAnswering(false);
    const moved = take({ card, to: refusal.to }, answer, true);
    if (moved) void reload();
    return moved;
  };

  const undo = async () => {
    if (!done || undoing) return;
    setUndoing(true);
    const answer = await call('journal.undo', { operation: done.operation });
    setUndoing(false);
    setDone(null);
    if (!answer.ok) setNotice({ ...TROUBLES.undo, text: answer.error.message });
    else if (answer.value.kept.length > 0) setNotice({ ...TROUBLES.kept, text: answer.value.kept.join(' ') });
    await reload();
  };

  const open = async (page: 'record' | 'journal' | 'create', subject: string) => {
    const answer = await call('pages.open', { page, subject });
    if (!answer.ok) setNotice({ ...TROUBLES.open, text: answer.error.message });
  };

  return {
    board,
    moving: new Set(moving.map(({ card }) => card.id)),
    refused,
    answering,
    done,
    undoing,
    notice,
    move,
    answerGate,
    undo,
    open,
    closeRefusal: () => setRefused(null),
    closeDone: () => setDone(null),
    closeNotice: () => setNotice(null),
    refresh: async () => {
      setNotice(null);
      await reload();
    },
  };
}

/** « Atlas de la biodiversité » est en discussion. */
function tell({ stages }: Board, { title }: BoardCard, to: string): string {
  const kind = stages.find(({ name }) => name === to)?.kind;
  const ends: Readonly<Record<string, string>> = { won: 'est gagnée', lost: 'est perdue' };
  const where = ends[kind ?? ''] ?? `est en ${to.replace(/^En /, '')}`;
  return `«\u00a0${title}\u00a0» ${where}. La date du jour est notée dans HISTORIQUE.`;
}
