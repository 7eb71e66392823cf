/** One operation of the journal, cell by cell, and what taking it back now would do. */
import { formatDate, formatTime } from '../crm/french/dates.ts';
import { formatNumber } from '../crm/french/numbers.ts';
import type { Column } from '../crm/tables/table.ts';
import type { Cell, Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { type GivenUp, type JournaledChange, previewUndo } from '../sheet/index.ts';

export interface OperationDetail {
  readonly rows: readonly OperationRow[];
  /** Rows concerned, those that are not shown included. */
  readonly total: number;
  /** What would stay as it is because somebody has changed it since; one sentence each. */
  readonly kept: readonly string[];
  /** Why it cannot be taken back at all; `''` when it can. */
  readonly refusal: string;
}

export interface OperationRow {
  readonly tab: string;
  readonly id: string;
  readonly kind: JournaledChange['kind'];
  readonly cells: readonly OperationCell[];
}

export interface OperationCell {
  readonly column: string;
  /** `''` for a blank. */
  readonly before: string;
  readonly after: string;
  /** Taking the operation back would leave this cell. */
  readonly kept: boolean;
}

const MOST_ROWS = 50;

/** The journal (two reads), and each table concerned. Fails with `undo.unknown`, `undo.unreadable`. */
export function describeOperation(
  ports: Ports,
  { operation }: { readonly operation: string },
): Result<OperationDetail> {
  const preview = previewUndo(ports, operation);
  if (!preview.ok) return preview;
  const { changes, givenUp, refusal } = preview.value;
  return ok({
    rows: changes.slice(0, MOST_ROWS).map((change) => describeRow(change, givenUp)),
    total: changes.length,
    kept: givenUp.map(({ message }) => message),
    refusal,
  });
}

function describeRow({ table, id, kind, old, cells }: JournaledChange, givenUp: readonly GivenUp[]): OperationRow {
  const kept = givenUp.filter((given) => given.table === table && given.id === id);
  const shown = table.columns.filter(({ key, type }) => {
    const changed = textOf(old[key]) !== textOf(cells[key]);
    return changed && type !== 'id' && type !== 'link';
  });
  return {
    tab: table.tab,
    id,
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
