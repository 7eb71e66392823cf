/** What people made of the columns of a source, kept for the next file of the team. */
import * as z from 'zod/mini';
import { matchKey } from '../../crm/names.ts';
import type { Store } from '../../ports.ts';
import { recallMemory } from '../engine/memory.ts';

export interface ColumnMemory {
  /** Who made the file: `hubspot-fr`, `other`… */
  readonly source: string;
  /** Columns that a person corrected, by their header. */
  readonly corrected: Readonly<Record<string, string>>;
}

const KEY = 'imports.columns';

/** A property holds 9 KB: the oldest corrections go. */
const MOST = 80;

const remembered = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** Uses by header, for one source. */
export function recallColumns(store: Store, source: string): ReadonlyMap<string, string> {
  return new Map(recall(store).flatMap(([of, header, use]) => (of === source ? [[header, use]] : [])));
}

export function headerKey(header: string): string {
  return matchKey(header).slice(0, 40);
}

/** One property, written only when there is something to remember. */
export function rememberColumns(store: Store, { source, corrected }: ColumnMemory): void {
  const added = Object.entries(corrected).map(([header, use]): Remembered => [source, headerKey(header), use]);
  if (added.length === 0) return;
  const names = new Set(added.map(([, header]) => header));
  const kept = recall(store).filter(([of, header]) => of !== source || !names.has(header));
  store.set(KEY, JSON.stringify([...kept, ...added].slice(-MOST)));
}

type Remembered = [source: string, header: string, use: string];

/** Nothing when the property was damaged by hand: columns are then chosen again. */
function recall(store: Store): Remembered[] {
  return recallMemory(store, KEY, remembered, []);
}
