/** The order of all changes of the workbook, and which late ones can still be made. */
import type { Mutation } from './protocol.ts';
import { movesCells } from './shared-mutations.ts';
import type { ClientId } from './thread.ts';

export interface ChangeLog {
  /** Number of the last change. */
  readonly seq: number;
  /** Notes a change made by a tab, or by the runtime itself; returns its number. */
  add(author: ClientId | 'runtime', mutations: readonly Mutation[]): number;
  /**
   * True when a change that `author` made on top of change number `base` still means what it meant: nobody else has moved
   * cells since, and if it moves cells itself, nobody else has changed any.
   */
  accepts(author: ClientId, base: number, mutations: readonly Mutation[]): boolean;
}

interface Entry {
  readonly seq: number;
  readonly author: ClientId | 'runtime';
  readonly moves: boolean;
}

/** Tabs are never further behind than this: a message takes milliseconds, a thousand changes take seconds. */
const KEPT = 1000;

export function createChangeLog(): ChangeLog {
  const entries: Entry[] = [];
  let seq = 0;
  return {
    get seq() {
      return seq;
    },
    add(author, mutations) {
      seq += 1;
      entries.push({ seq, author, moves: mutations.some(movesCells) });
      if (entries.length > KEPT) entries.shift();
      return seq;
    },
    accepts(author, base, mutations) {
      if (base < (entries[0]?.seq ?? 1) - 1) return false;
      const missed = entries.filter((entry) => entry.seq > base && entry.author !== author);
      return mutations.some(movesCells) ? missed.length === 0 : !missed.some((entry) => entry.moves);
    },
  };
}
