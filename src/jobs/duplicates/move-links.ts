/** What refers to a row: found, counted, and turned to the row that stays. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Table, TableKey } from '../../crm/tables/table.ts';
import { type Draft, type DraftRow, decideCell, textOf } from '../../sheet/draft.ts';

/** How many rows of each table refer to a row. */
export type LinkCounts = ReadonlyMap<TableKey, number>;

/** The columns of a table that lead to rows of another, and the name beside them. */
function linksTo(table: Table, of: TableKey): { readonly link: string; readonly name: string }[] {
  return table.columns
    .filter((column) => column.type === 'link' && column.of === of)
    .map(({ key }) => ({ link: key, name: table.columns.find(({ link }) => link === key)?.key ?? '' }));
}

export function countLinks(drafts: readonly Draft<Table>[], of: TableKey, id: string): LinkCounts {
  const counts = new Map<TableKey, number>();
  for (const { table, rows } of drafts) {
    const links = linksTo(table, of);
    const count = rows.filter(({ values }) => links.some(({ link }) => textOf(values, link) === id)).length;
    if (count > 0) counts.set(table.key, count);
  }
  return counts;
}

/** Turns every link from one row to another, with the name beside it. Nothing else of a row changes. */
export function moveLinks(
  drafts: readonly Draft<Table>[],
  of: TableKey,
  from: string,
  to: { readonly id: string; readonly name: string },
): void {
  for (const { table, rows } of drafts) {
    for (const { link, name } of linksTo(table, of)) {
      for (const row of rows) {
        if (textOf(row.values, link) !== from) continue;
        if (from !== to.id) decideCell(table, row, link, to.id);
        if (name !== '' && textOf(row.values, name) !== to.name)
          decideCell(table, row as DraftRow<Table>, name, to.name);
      }
    }
  }
}

const WORDS: Partial<Record<TableKey, readonly [string, string]>> = {
  contacts: ['contact', 'contacts'],
  opportunities: ['opportunité', 'opportunités'],
  interactions: ['interaction', 'interactions'],
  followUps: ['relance', 'relances'],
  tenders: ['appel d’offres', 'appels d’offres'],
  sales: ['vente', 'ventes'],
};

/** « 5 interactions, 1 opportunité »; `''` for none. */
export function tellLinks(counts: LinkCounts): string {
  return (Object.entries(WORDS) as [TableKey, readonly [string, string]][])
    .flatMap(([table, [one, many]]) => {
      const count = counts.get(table) ?? 0;
      return count === 0 ? [] : [countOf(count, one, many)];
    })
    .join(', ');
}
