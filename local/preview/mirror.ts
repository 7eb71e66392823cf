/** Keeps the browser tabs in step with a workbook, whoever changes it. */
import type { Book } from '../runtime/book/contract.ts';
import { toPageArea } from './book-area.ts';
import type { ChangeLog } from './change-log.ts';
import type { Mutation, RuntimeMessage } from './protocol.ts';
import { isRepeatable } from './shared-mutations.ts';
import type { ClientId } from './thread.ts';

export interface Mirror {
  /** Makes a change that a tab has already made in its grid: the tab is told of what follows from it, not of itself. */
  author<T>(client: ClientId, mutation: Mutation, make: () => T): T;
  /** Notes what a person selected, which no tab needs to be told. */
  select(area: Parameters<Book['select']>[0]): void;
  stop(): void;
}

interface Tabs {
  readonly tabs: ReadonlySet<ClientId>;
  readonly send: (client: ClientId, message: RuntimeMessage) => void;
  /** The tab in front of which a script runs. */
  readonly active: () => ClientId | null;
}

export function mirrorBook(book: Book, changes: ChangeLog, { tabs, send, active }: Tabs): Mirror {
  let authored: { client: ClientId; id: string } | null = null;
  let selecting = false;

  const tell = (mutation: Mutation) => {
    const author = authored?.id === mutation.id ? authored.client : null;
    // Only the first one is the tab's own; what comes after it is what follows.
    if (author !== null) authored = null;
    const seq = changes.add(author ?? 'runtime', [mutation]);
    for (const tab of tabs) {
      if (tab !== author || isRepeatable(mutation.id)) send(tab, { type: 'mutations', seq, mutations: [mutation] });
    }
  };
  const stops = [
    book.onMutation((mutation) => tell(mutation as Mutation)),
    book.onSelect((area) => {
      const client = active();
      if (!selecting && client !== null)
        send(client, { type: 'activate', sheetId: area.sheetId, area: toPageArea(area) });
    }),
    book.onCharts((charts) => {
      for (const tab of tabs) send(tab, { type: 'charts', charts });
    }),
  ];

  return {
    author(client, { id }, make) {
      authored = { client, id };
      try {
        return make();
      } finally {
        authored = null;
      }
    },
    select(area) {
      selecting = true;
      try {
        book.select(area);
      } finally {
        selecting = false;
      }
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
