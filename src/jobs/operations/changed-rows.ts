/** A changed row as the team reads it: what pages show before something is written, and after. */
import { formatDate, formatTime } from '../../crm/french/dates.ts';
import { formatNumber } from '../../crm/french/numbers.ts';
import type { Column } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import type { GivenUp, JournaledChange } from '../../sheet/index.ts';

export interface ChangedRow {
  readonly tab: string;
  readonly id: string;
  /** What people call it; `''` when that is not known. */
  readonly name: string;
  readonly kind: JournaledChange['kind'];
  readonly cells: readonly ChangedCell[];
}

export interface ChangedCell {
  readonly column: string;
  /** `''` for a blank. */
  readonly before: string;
  readonly after: string;
  /** Somebody has changed it since: taking the operation back would leave it. */
  readonly kept: boolean;
}

/** The cells that a change changes, identifiers left out; `givenUp` would stay as they are. */
export function describeRow(
  { table, id, kind, old, cells }: JournaledChange,
  name: string,
  givenUp: readonly GivenUp[] = [],
): ChangedRow {
  const kept = givenUp.filter((given) => given.table === table && given.id === id);
  const shown = table.columns.filter(({ key, type }) => {
    const changed = textOf(old[key]) !== textOf(cells[key]);
    return changed && type !== 'id' && type !== 'link';
  });
  return {
    tab: table.tab,
    id,
    name,
    kind,
    cells: shown.map((column) => ({
      column: column.header,
      before: textOf(old[column.key], column),
      after: textOf(cells[column.key], column),
      kept: kept.some((given) => given.column === undefined || given.column === column.key),
    })),
  };
}

/** A cell as the team reads it. */
function textOf(cell: Cell | undefined, column?: Pick<Column, 'type'>): string {
  if (cell === undefined || cell === false) return '';
  if (cell === true) return 'oui';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number')
    return column?.type === 'percent' ? `${formatNumber(cell * 100)}\u00a0%` : formatNumber(cell);
  return column?.type === 'dateTime' ? `${formatDate(cell)} ${formatTime(cell)}` : formatDate(cell);
}
