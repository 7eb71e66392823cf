import type { TableKey } from '../../crm/tables/table.ts';

/** What one click does about a problem. */
export type Repair =
  | { readonly kind: 'restore-tab'; readonly table: TableKey }
  | { readonly kind: 'restore-column'; readonly table: TableKey; readonly column: string }
  | { readonly kind: 'rename-header'; readonly table: TableKey; readonly column: string; readonly header: string }
  | { readonly kind: 'set-aside-header'; readonly table: TableKey; readonly column: string }
  | { readonly kind: 'make-triggers' }
  | { readonly kind: 'recover' }
  | { readonly kind: 'reconcile' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'open-tab'; readonly table: TableKey };

/** Something off, in the words of who looks at it, and what to do about it. */
export interface Problem {
  /** Stays the same while the problem does. */
  readonly code: string;
  readonly title: string;
  /** What it keeps from working, and what is safe. */
  readonly text: string;
  /** The first is the one to take. */
  readonly remedies: readonly Remedy[];
}

export interface Remedy {
  /** A verb: « Remettre la colonne » */
  readonly label: string;
  readonly repair: Repair;
}
