import { useState } from 'preact/hooks';
import type { Board, BoardCard, InputOf } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { withMove } from './board-view.ts';
import type { Refusal } from './gate-panel.tsx';

/** A move that its gate has refused. */
export interface Refused {
  readonly card: BoardCard;
  readonly refusal: Refusal;
  /** What the server says of a field, by its key. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Something done that can be undone. */
export interface Done {
  readonly text: string;
  readonly operation: string;
  readonly id: string;
}

type Extra = Partial<Pick<InputOf<'opportunities.move'>, 'forcedReason' | 'fill'>>;

/** Moves cards: at once on the screen, then in the sheet; a card that may not move goes back. */
export function useMoves(first: Board) {
  const [board, setBoard] = useState(first);
  const [moving, setMoving] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState('');

  const reload = async () => {
    const answer = await call('opportunities.board', {});
    if (answer.ok) setBoard(answer.value);
    else setTrouble(answer.error.message);
  };

  const move = async (card: BoardCard, to: string, extra: Extra = {}): Promise<void> => {
    if (card.stage === to || moving !== '') return;
    const before = board;
    setMoving(card.id);
    setTrouble('');
    setDone(null);
    setBoard(withMove(board, card.id, to));
    const answer = await call('opportunities.move', { id: card.id, seen: card.stage, to, forcedReason: '', ...extra });
    setMoving('');
    if (!answer.ok) {
      setBoard(before);
      const { field, message, code } = answer.error;
      if (refused && field !== undefined && field in (extra.fill ?? {})) {
        setRefused({ ...refused, errors: { [field]: message } });
        return;
      }
      setRefused(null);
      setTrouble(message);
      // A colleague has moved it, or taken it away.
      if (code === 'stage.changed' || code === 'record.gone') await reload();
      return;
    }
    if (answer.value.kind === 'refused') {
      setBoard(before);
      setRefused({ card, refusal: answer.value, errors: {} });
      return;
    }
    setRefused(null);
    setDone({ text: tell(card, to), operation: answer.value.operation, id: card.id });
    await reload();
  };

  const undo = async () => {
    if (!done) return;
    const answer = await call('journal.undo', { operation: done.operation });
    setDone(null);
    if (!answer.ok) setTrouble(answer.error.message);
    await reload();
  };

  return {
    board,
    moving,
    refused,
    done,
    trouble,
    move,
    undo,
    closeRefusal: () => setRefused(null),
    closeDone: () => setDone(null),
    closeTrouble: () => setTrouble(''),
  };
}

function tell({ title }: BoardCard, to: string): string {
  return `«\u00a0${title}\u00a0» est en ${to.replace(/^En /, '')}. La date du jour est notée dans HISTORIQUE.`;
}
