/** What the board shows of its cards, and where arrows lead. */
import type { Board, BoardCard, BoardStage, ClosedDeal } from '../../rpc/index.ts';
import { foldText } from '../text/fold.ts';

export interface Filters {
  readonly assignee: string;
  readonly channel: string;
  readonly stuck: boolean;
  readonly text: string;
}

export const NO_FILTER: Filters = { assignee: '', channel: '', stuck: false, text: '' };

export function isFiltering({ assignee, channel, stuck, text }: Filters): boolean {
  return assignee !== '' || channel !== '' || stuck || text.trim() !== '';
}

/** Cards that the filters keep, stuck or not. */
export function inScope(cards: readonly BoardCard[], filters: Filters): BoardCard[] {
  return cards.filter((card) => isWanted(card, filters));
}

export function closedInScope(closed: readonly ClosedDeal[], filters: Filters): ClosedDeal[] {
  return closed.filter((deal) => isWanted(deal, filters));
}

type Searched = Pick<BoardCard, 'assignee' | 'channel' | 'title' | 'company'>;

function isWanted({ assignee, channel, title, company }: Searched, filters: Filters): boolean {
  const words = foldText(filters.text).split(' ');
  const text = foldText(`${title} ${company}`);
  return (
    (filters.assignee === '' || assignee === filters.assignee) &&
    (filters.channel === '' || channel === filters.channel) &&
    words.every((word) => text.includes(word))
  );
}

/** The board after a card has moved, before the server is asked again. */
export function withMove(board: Board, id: string, to: string): Board {
  const card = board.cards.find((one) => one.id === id);
  if (!card) return board;
  if (endStages(board).some(({ name }) => name === to)) {
    const cards = board.cards.filter((one) => one.id !== id);
    return { ...board, cards, closed: [...board.closed, { ...card, stage: to, reason: '' }] };
  }
  const moved = { ...card, stage: to, seen: to, days: 0, stuck: false };
  return { ...board, cards: board.cards.map((one) => (one.id === id ? moved : one)) };
}

/** The stages in which a deal goes on, in order. */
export function openStages({ stages }: Board): readonly BoardStage[] {
  return stages.filter(({ kind }) => kind === 'prospecting' || kind === 'proposal');
}

/** Won, lost. */
export function endStages({ stages }: Board): readonly BoardStage[] {
  return stages.filter(({ kind }) => kind === 'won' || kind === 'lost');
}

/** The card beside this one: the next of its column, or the one at its height in the next column that has some. */
export function neighbour(
  columns: readonly (readonly BoardCard[])[],
  id: string,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): BoardCard | undefined {
  const column = columns.findIndex((cards) => cards.some((card) => card.id === id));
  const own = columns[column] ?? [];
  const row = own.findIndex((card) => card.id === id);
  if (key === 'ArrowUp') return own[row - 1];
  if (key === 'ArrowDown') return own[row + 1];
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let next = column + step; next >= 0 && next < columns.length; next += step) {
    const cards = columns[next] ?? [];
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}

export function sumOf(deals: readonly { readonly amount: number | null }[]): number {
  return deals.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

/** « Camille Roche » is CR. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('');
}
