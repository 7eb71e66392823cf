import { useLayoutEffect, useState } from 'preact/hooks';
import type { Board, BoardCard } from '../../rpc/index.ts';
import { neighbour } from './board-view.ts';

/** A card in hand, and the stage it would be dropped in. */
export interface Lifted {
  readonly card: BoardCard;
  readonly to: string;
}

interface Carrying {
  readonly board: Board;
  /** The cards shown, column after column. */
  readonly columns: readonly (readonly BoardCard[])[];
  /** Cards whose move is not written yet. */
  readonly moving: ReadonlySet<string>;
  readonly onDrop: (card: BoardCard, to: string) => void;
  readonly onOpen: (page: 'record' | 'journal', card: BoardCard) => void;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
type Arrow = (typeof ARROWS)[number];

/**
 * The board from the keyboard: arrows walk the cards, Espace takes one, ← → choose the stage, Entrée drops, Échap puts back;
 * O opens the record, J the journal. One card at a time is reached by Tab.
 */
export function useCarry({ board, columns, moving, onDrop, onOpen }: Carrying) {
  const [current, setCurrent] = useState('');
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [said, setSaid] = useState('');
  /** Who takes the focus once the board is drawn: the first of them that is there. */
  const [wanted, setWanted] = useState<readonly string[]>([]);

  useLayoutEffect(() => {
    const found = firstOf(wanted);
    found?.focus();
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [wanted]);
  // A card that moves, or goes back, is another element in another column: the focus that was on it is not lost.
  useLayoutEffect(() => {
    if (current !== '' && document.activeElement === document.body) firstOf([current])?.focus({ preventScroll: true });
  });

  const focus = (id: string, ...others: readonly string[]) => {
    setCurrent(id);
    setWanted([id, ...others]);
  };

  /** Where the focus goes when the card leaves the open columns. */
  const besides = (card: BoardCard) =>
    (['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'] as const).flatMap(
      (key) => neighbour(columns, card.id, key)?.id ?? [],
    );

  const drop = (card: BoardCard, to: string) => {
    setLifted(null);
    focus(card.id, ...besides(card));
    onDrop(card, to);
  };

  const stages = board.stages.map(({ name }) => name);
  const carry = ({ card, to }: Lifted, key: string): boolean => {
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const at = stages.indexOf(to) + (key === 'ArrowRight' ? 1 : -1);
      const stage = stages[Math.min(stages.length - 1, Math.max(0, at))] ?? to;
      setLifted({ card, to: stage });
      setSaid(stage === card.stage ? `Sur place, en ${stage}` : `Vers ${stage}`);
      focus(card.id);
    } else if (key === 'Enter') {
      setSaid('');
      drop(card, to);
    } else if (key === 'Escape') {
      setLifted(null);
      setSaid(`La carte reste en ${card.stage.replace(/^En /, '')}`);
      focus(card.id);
    } else return false;
    return true;
  };

  const walk = (card: BoardCard, key: string): boolean => {
    if (isArrow(key)) {
      const other = neighbour(columns, card.id, key);
      if (other) focus(other.id);
    } else if (key === ' ') {
      if (moving.has(card.id)) setSaid('Son déplacement est en cours d’enregistrement');
      else {
        setLifted({ card, to: card.stage });
        setSaid(`Carte prise\u00a0: ${card.title}`);
      }
    } else if (key === 'o' || key === 'O') onOpen('record', card);
    else if (key === 'j' || key === 'J') onOpen('journal', card);
    else return false;
    return true;
  };

  const press = (card: BoardCard, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(lifted ? carry(lifted, event.key) : walk(card, event.key))) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A card in hand is put back as soon as another one is looked at. */
  const arrive = (card: BoardCard) => {
    setCurrent(card.id);
    if (lifted && lifted.card.id !== card.id) setLifted(null);
  };

  const reachable = columns.some((cards) => cards.some(({ id }) => id === current));
  return {
    current: reachable ? current : (columns.flat()[0]?.id ?? ''),
    lifted,
    said,
    press,
    arrive,
    focus,
    besides,
    drop,
  };
}

function firstOf(ids: readonly string[]): HTMLElement | undefined {
  return ids.map((id) => document.getElementById(id)).find((element) => element !== null);
}

function isArrow(key: string): key is Arrow {
  return (ARROWS as readonly string[]).includes(key);
}
