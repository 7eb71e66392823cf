/** What a person decides on the page of the installation, as it crosses and as the rules take it. */

import type { TakeoverChoices } from '../../crm/takeover/plan.ts';
import { wordKey } from '../../crm/takeover/read-cells.ts';
import type { ColumnUse, TabUse } from '../../crm/takeover/source.ts';

export interface InstallChoices {
  readonly tabs: readonly {
    readonly tab: string;
    readonly use: TabUse | '';
    /** `false`: its name says nothing of its rows. */
    readonly named: boolean;
    /** Rows left out by themselves that are data all the same. */
    readonly taken: readonly number[];
  }[];
  /** `column` counts from 1. */
  readonly columns: readonly { readonly tab: string; readonly column: number; readonly use: string }[];
  /** `column` is a column's key; a blank `value` leaves the word. */
  readonly words: readonly { readonly column: string; readonly word: string; readonly value: string }[];
}

export const DEFAULT_CHOICES: InstallChoices = { tabs: [], columns: [], words: [] };

export function toTakeoverChoices({ tabs, columns, words }: InstallChoices): TakeoverChoices {
  const byTab = new Map<string, Map<number, ColumnUse>>();
  for (const { tab, column, use } of columns) {
    const own = byTab.get(tab) ?? new Map<number, ColumnUse>();
    // The schema of the rpc lets through nothing else.
    byTab.set(tab, own.set(column, use as ColumnUse));
  }
  return {
    tabs: new Map(
      tabs.map(({ tab, use, named, taken }) => [tab, { ...(use === '' ? {} : { use }), named, taken: new Set(taken) }]),
    ),
    columns: byTab,
    words: new Map(words.map(({ column, word, value }) => [wordKey(column, word), value])),
  };
}
