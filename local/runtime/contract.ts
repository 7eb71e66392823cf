/**
 * What the pieces of the local runtime promise one another.
 *
 * Two sides, one narrow bridge:
 * - the *guest* (`guest/`) is Apps Script's globals as code that runs inside the bundle's own vm context, so that every
 *   array, Date and Error the bundle meets is native to it;
 * - the *host* (`host/`, `book/`) keeps the workbook, the properties, the clock…, outside of that context.
 * The bridge carries one operation at a time, synchronously, as JSON text (`wire.ts`).
 */

/** A cell's value as Apps Script would hand it out: `''` is an empty cell. */
export type Cell = string | number | boolean | Date;

/** The weighted calls of the cost model, then the free ones, which are only logged. */
export type CallKind =
  | 'read'
  | 'write'
  | 'appendRow'
  | 'propertyGet'
  | 'propertySet'
  | 'cacheGet'
  | 'cachePut'
  | 'lock'
  | 'fetch'
  | 'free';

/** One service call of an execution, as the log keeps it. */
export interface ServiceCall {
  readonly kind: CallKind;
  /** `Range.getValues`, `UrlFetchApp.fetchAll`, … */
  readonly method: string;
  /** Cells read or written; for a fetch, the number of requests. */
  readonly cells: number;
  /** Slowest answer of a fetch batch, in milliseconds; 0 elsewhere. */
  readonly waited: number;
}

/** Who started an execution; decides what Google would allow in it. */
export type ExecutionKind =
  | 'menu'
  | 'sidebar'
  | 'simple-trigger'
  | 'installed-trigger'
  | 'custom-function'
  | 'shell'
  | 'web-app';

/** One run of the bundle: a fresh context, a user, a log, limits. Host operations receive it. */
export interface Execution {
  readonly kind: ExecutionKind;
  /** The e-mail address of the account that runs it. */
  readonly user: string;
  /** The runtime's clock, in milliseconds since the epoch. */
  now(): number;
  /** Throws Google's message when the manifest lacks the scope, or when the kind of execution may not use `service`. */
  requireScope(scope: string, service: string): void;
  /** Writes one line of the call log; throws the injected fault when the test asked this call to fail. */
  record(call: ServiceCall): void;
}

/** Host side of the bridge: operation name (`book.readRange`, `properties.get`) to function. Arguments and result are wire values. */
// biome-ignore lint/suspicious/noExplicitAny: each operation states its own argument types; the table mixes them all.
export type HostOperations = Record<string, (run: Execution, ...args: any[]) => unknown>;

/** The screen of a person: what Ui, toasts, sidebars and dialogs reach. The preview has one; a shell run has none. */
export interface Screen {
  /** Blocks until the person answers; returns the name of the button (`OK`, `CANCEL`, `YES`, `NO`, `CLOSE`). */
  alert(title: string, message: string, buttons: string): string;
  /** Blocks until the person answers. */
  prompt(title: string, message: string, buttons: string): { button: string; text: string };
  toast(message: string, title: string, seconds: number): void;
  showSidebar(html: string, title: string): void;
  showDialog(html: string, title: string, width: number, height: number, modal: boolean): void;
  /** The add-on's menus, as `onOpen` made them. */
  setMenus(menus: readonly Menu[]): void;
}

export interface Menu {
  readonly caption: string;
  /** An item calls a global of the bundle; `null` is a separator; a menu within is a sub-menu. */
  readonly items: readonly (MenuItem | Menu | null)[];
}

export interface MenuItem {
  readonly caption: string;
  readonly functionName: string;
}

/** A chart as the bundle built it (EmbeddedChart), kept with the workbook and drawn by the preview. */
export interface ChartSpec {
  readonly id: string;
  readonly sheetId: string;
  /** `BAR`, `COLUMN`, `COMBO`, `AREA`, `LINE`, `PIE`, … */
  readonly type: string;
  /** A1 notations of the data ranges, with their sheet. */
  readonly ranges: readonly string[];
  /** 1-based anchor cell, and its offset in pixels. */
  readonly position: { row: number; column: number; offsetX: number; offsetY: number };
  /** Options as given to `setOption`, dotted names kept flat; values are JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly headers: number;
  readonly hiddenDimensionStrategy: string;
}
