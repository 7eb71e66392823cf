import type { Table } from '../crm/tables/table.ts';
import type { Result } from '../result.ts';
import type { Change } from './change.ts';
import type { Header } from './header.ts';
import type { TableRows } from './rows.ts';
import type { FullImage } from './table-image.ts';

/** What somebody wants written, decided on what stands in the sheet at that moment. */
export interface Operation<T> {
  /** Who asks, in English and dotted: `interactions.log`. */
  readonly action: string;
  /**
   * Decides what to write, inside the lock. Pure but for `fresh`: no network, no other port. A failure writes nothing
   * and comes out of `transact` as it is.
   */
  plan(fresh: Fresh): Result<Plan<T>>;
  /** One French sentence for the journal. */
  summary(value: T): string;
  /** Milliseconds to wait for the lock; 30,000 when absent. */
  readonly wait?: number;
  /**
   * True when the check of the workbook would come to the same if the script died half-way. When it only changes cells, its
   * seal is then journaled with its intent, in one call, before the cells; when it adds or clears rows, it is sealed last.
   */
  readonly repeatable?: boolean;
  /**
   * Rows that must have an identifier before anything is decided: given under the same lock; the read that checks them is
   * the fresh one. One write and one read more, when `when` says that a row lacks one.
   */
  readonly identify?: { readonly table: Table; when(rows: TableRows<Table>): boolean };
}

export interface Plan<T> {
  readonly changes: readonly Change[];
  readonly value: T;
  /** Euros spent on paid services for this operation. */
  readonly cost?: number;
  /** Earlier operations that this one takes back: sealed together with it. */
  readonly closes?: readonly Closing[];
}

/** The last word on an operation: taken back, or beyond that. */
export interface Closing {
  readonly operation: string;
  readonly state: 'Annulé' | 'Échec';
}

/** The sheet as it stands inside the lock. Each table is read at most once, however often it is asked for. */
export interface Fresh {
  readonly now: Date;
  /** E-mail address of who acts; `''` when Google does not say. */
  readonly user: string;
  /** False while the tab of a table made on demand is not there. No weighted call. */
  holds(table: Table): boolean;
  /** The whole table: one weighted call. */
  rows<T extends Table>(table: T): Result<TableRows<T>>;
  /** Its cells as they stand, columns of the team's own included: the same call as `rows`. */
  fullImage(table: Table): Result<FullImage>;
  /** Only where its columns stand: one weighted call. Enough to append. */
  header(table: Table): Result<Header>;
  /** The last rows with content, at most `count`: one weighted call besides the header's. */
  tail<T extends Table>(table: T, count: number): Result<TableRows<T>>;
  /** The identifiers that rows have received as the operation began (`Operation.identify`). */
  readonly identified: ReadonlySet<string>;
  /** A new identifier of this table, for rows that refer to one another. */
  newId(table: Table): string;
}

/** What an operation has done. */
export interface Committed<T> {
  readonly value: T;
  /** Identifier of the operation in JOURNAL, for `undo`; `null` when there was nothing to write. */
  readonly operation: string | null;
  /** Identifiers of the appended rows, in the order of the plan's `append` changes; `''` in a table without identifiers. */
  readonly appended: readonly string[];
  /** Cells left as a person has them. */
  readonly givenUp: readonly GivenUp[];
}

/** A cell (or a whole row, without `column`) that was not written, and why. */
export interface GivenUp {
  readonly table: Table;
  readonly id: string;
  /** Column key. */
  readonly column?: string;
  readonly reason: 'typed-meanwhile' | 'not-blank' | 'row-gone' | 'duplicated-id' | 'refused';
  /** One French sentence. */
  readonly message: string;
}
