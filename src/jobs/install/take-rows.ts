/** The rows of the file become rows of the CRM: in a tab made anew, or in the tab where they stand. */

import { countOf } from '../../crm/french/numbers.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import { planTakeover } from '../../crm/takeover/plan.ts';
import { type Draft, readRows } from '../../crm/takeover/read-rows.ts';
import { meaningOfTab, type ReadTab } from '../../crm/takeover/read-tab.ts';
import { rebuildTabs } from '../../crm/takeover/rebuild.ts';
import { createRandom } from '../../crm/takeover/seeded-random.ts';
import { isEmpty, type SourceTab, type Target } from '../../crm/takeover/source.ts';
import type { TeamLists } from '../../crm/takeover/words.ts';
import type { Cell, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { adoptRows } from '../../sheet/adopt-rows.ts';
import { sameCell } from '../../sheet/cell-values.ts';
import type { Claim, UpdateChange } from '../../sheet/change.ts';
import { HEADER_ROW, placeOf } from '../../sheet/header.ts';
import type { FullImage } from '../../sheet/table-image.ts';
import { transact } from '../../sheet/transact.ts';
import { toTakeoverChoices } from './choices.ts';
import { readSource } from './read-workbook.ts';
import type { InstallState } from './state.ts';

/**
 * Writes the tabs that are made anew, each whole, aside, then under its name: until then nobody sees them, and one that was
 * left half done is written again, with the same identifiers. See docs/decisions/0023.
 */
export function writeRebuilt({ workbook }: Ports, state: InstallState, lists: TeamLists): void {
  const awaited = state.rebuilt.filter((table) => workbook.tab(tableOf(table).tab) === null);
  if (awaited.length === 0) return;
  const sources = state.sources.flatMap(({ tab, backup }): SourceTab[] => {
    const found = workbook.tab(backup);
    return found ? [{ ...readSource({ workbook }, found), name: tab }] : [];
  });
  const { gathered } = planTakeover(sources, toTakeoverChoices(state.choices), lists);
  const tabs = rebuildTabs(gathered, state.rebuilt, createRandom(state.startedAt)).filter(({ table }) =>
    awaited.includes(table),
  );
  const names = new Set(workbook.tabNames());
  tabs.forEach(({ table, cells }, index) => {
    const aside = asideName(table);
    if (!names.has(aside)) workbook.addTab(aside, index + 1);
    workbook.write(aside, HEADER_ROW, 1, cells);
  });
  workbook.flush();
  for (const { table } of tabs) workbook.renameTab(asideName(table), tableOf(table).tab);
}

function asideName(table: Target): string {
  return `Pistil prépare ${tableOf(table).tab}`;
}

/** Mends the cells of a tab that stays: dates and amounts typed as text, names and addresses in the wrong cell… */
export function mendKept(ports: Ports, { kept, choices }: InstallState, lists: TeamLists): Result<null> {
  const { tabs, words } = toTakeoverChoices(choices);
  for (const { table: key, tab } of kept) {
    const table: Table = tableOf(key);
    const adopted = table.id?.prefix === undefined ? ok(0) : adoptRows(ports, table);
    if (!adopted.ok) return adopted;
    const meaning = tabs.get(tab)?.named === false ? null : meaningOfTab(tab, key, lists);
    const done = transact(ports, {
      action: 'install.mend',
      summary: (count: number) => `${countOf(count, 'cellule reprise', 'cellules reprises')} dans ${table.tab}.`,
      plan: (fresh) => {
        const image = fresh.fullImage(table);
        if (!image.ok) return image;
        const rows = readRows(asReadTab(image.value, key, tab, meaning), key, { lists, words });
        const changes = rows.flatMap(({ main }) => mendRow(image.value, main));
        const cells = changes.reduce((sum, change) => sum + Object.keys(change.cells).length, 0);
        return ok({ changes, value: cells });
      },
    });
    if (!done.ok) return done;
  }
  return ok(null);
}

/** The tab as the rules read it: every declared column under its key. */
function asReadTab(
  { header, cells, table }: FullImage,
  use: Target,
  name: string,
  meaning: ReadTab['meaning'],
): ReadTab {
  const keyAt = new Map([...header.places].map(([key, place]) => [place, key]));
  const columns = header.cells.map((text, index): ReadTab['columns'][number] => {
    const key = keyAt.get(index + 1);
    const declared = table.columns.find((column) => column.key === key);
    const isOurs = declared === undefined || declared.type === 'id' || declared.type === 'link';
    return {
      place: index + 1,
      header: text,
      use: isOurs ? 'keep' : `${use}.${declared.key}`,
      reason: '',
      samples: [],
      filled: 0,
    };
  });
  const rows = cells.map((line, index) => ({ position: index + HEADER_ROW + 1, cells: line, section: '' }));
  return {
    name,
    use,
    reason: '',
    meaning,
    columns,
    headerRow: HEADER_ROW,
    headers: header.cells,
    groups: [],
    leftOut: [],
    rows: rows.filter((row) => !row.cells.every(isEmpty)),
  };
}

/** The cells of a row that should hold something else; what stands there is what the team is seen to have typed. */
function mendRow({ table, header, cells }: FullImage, { cells: wanted, position }: Draft): UpdateChange[] {
  const line = cells[position - HEADER_ROW - 1] ?? [];
  const at = (key: string): Cell => line[placeOf(header, key) - 1] ?? '';
  const id = table.id ? String(at(table.id.key)).trim() : '';
  if (id === '') return [];
  const changed = table.columns.filter((column) => {
    if (column.type === 'id' || column.type === 'link') return false;
    const [present, next] = [at(column.key), wanted[column.key] ?? ''];
    return !sameCell(present, next) && !(isEmpty(present) && isEmpty(next));
  });
  const change = (claim: Claim, columns: readonly Column[]): UpdateChange[] => {
    if (columns.length === 0) return [];
    const pick = (cellOf: (key: string) => Cell) => Object.fromEntries(columns.map(({ key }) => [key, cellOf(key)]));
    const expected = claim === 'system' ? {} : pick(at);
    return [{ kind: 'update', table, id, claim, cells: pick((key) => wanted[key] ?? ''), expected, retype: true }];
  };
  return [
    ...change(
      'on-behalf',
      changed.filter(({ owner }) => owner === 'team'),
    ),
    ...change(
      'system',
      changed.filter(({ owner }) => owner === 'system'),
    ),
  ];
}
