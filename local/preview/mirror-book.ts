/** What the browser tabs must be told of a workbook while scripts change it. */
import type { Book } from '../runtime/book/contract.ts';
import { toPageArea } from './book-area.ts';
import type { Mutation, RuntimeMessage } from './protocol.ts';

interface Listeners {
  onMutation(mutation: Mutation): void;
  onOther(message: RuntimeMessage): void;
}

/** Returns the way to stop. */
export function mirrorBook(book: Book, { onMutation, onOther }: Listeners): () => void {
  const stops = [
    book.onMutation((mutation) => onMutation(mutation as Mutation)),
    book.onSelect((area) => onOther({ type: 'activate', sheetId: area.sheetId, area: toPageArea(area) })),
    book.onCharts((charts) => onOther({ type: 'charts', charts })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
