/** The cells of a tab made anew from the rows of the file. */
import { createIdentifier } from '../identifiers.ts';
import { matchKey } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Column } from '../tables/table.ts';
import { type Gathered, labelOf } from './gather.ts';
import type { Draft } from './read-rows.ts';
import { isEmpty, type SourceCell, type Target, textOf } from './source.ts';

/** Header of the column that says from which tab and row each line comes, when several tabs became one. */
const ORIGIN_HEADER = 'Onglet d’origine';

/** A tab to write whole: the header, then the rows. */
export interface RebuiltTab {
  readonly table: Target;
  readonly cells: readonly (readonly SourceCell[])[];
}

/**
 * The tabs of these tables. Declared columns stand in their order, then the team’s own, then hidden ones. Identifiers that
 * the file gives are kept when they are unique; `random` must give the same numbers again when an interrupted installation
 * starts over.
 */
export function rebuildTabs(gathered: Gathered, tables: readonly Target[], random: () => number): RebuiltTab[] {
  const ids = new Map<Draft, string>();
  // Every table, whether it is rebuilt or not: the same draft is to receive the same identifier each time.
  for (const [key, drafts] of Object.entries(gathered.drafts) as [Target, readonly Draft[]][]) {
    const { id } = tableOf(key) as { readonly id: { readonly key: string; readonly prefix?: string } };
    const given = drafts.map((draft) => textOf(draft.cells[id.key] ?? ''));
    const taken = new Set(given);
    const seen = new Set<string>();
    drafts.forEach((draft, index) => {
      const own = given[index] ?? '';
      if (id.prefix === undefined) ids.set(draft, own);
      else ids.set(draft, own !== '' && !seen.has(own) ? own : createIdentifier(id.prefix, taken, random));
      seen.add(own);
    });
  }
  for (const [deal, person] of gathered.people) {
    deal.cells.contact = labelOf(person);
    deal.cells.contactId = ids.get(person) ?? '';
  }
  return tables.map((table) => layOut(table, gathered.drafts[table], ids));
}

function layOut(table: Target, drafts: readonly Draft[], ids: ReadonlyMap<Draft, string>): RebuiltTab {
  const { columns, id } = tableOf(table) as {
    readonly columns: readonly Column[];
    readonly id: { readonly key: string };
  };
  const several = new Set(drafts.map(({ tab }) => tab)).size > 1;
  const titles = [...new Set(drafts.flatMap(({ kept }) => Object.keys(kept)))];
  const visible = columns.filter(({ hidden }) => hidden !== true);
  const hidden = columns.filter((column) => column.hidden === true);
  const own = new Set(columns.map(({ header }) => matchKey(header)));
  const header = [
    ...visible.map((column) => column.header),
    ...titles.map((title) => freeTitle(title, own)),
    ...(several ? [ORIGIN_HEADER] : []),
    ...hidden.map((column) => column.header),
  ];
  const rows = drafts.map((draft) => {
    const cellOf = ({ key }: Column) => (key === id.key ? (ids.get(draft) ?? '') : (draft.cells[key] ?? ''));
    return [
      ...visible.map(cellOf),
      ...titles.map((title) => keptCell(draft.kept[title] ?? '')),
      ...(several ? [`${draft.tab}, ligne ${draft.position}`] : []),
      ...hidden.map(cellOf),
    ];
  });
  return { table, cells: [header, ...rows] };
}

/** A column of the team’s may not bear the name of one of Pistil’s. */
export function freeTitle(title: string, taken: ReadonlySet<string>): string {
  return taken.has(matchKey(title)) ? `${title} (à vous)` : title;
}

function keptCell(cell: SourceCell): SourceCell {
  return isEmpty(cell) ? '' : cell;
}
