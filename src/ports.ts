/**
 * Everything Pistil asks of the outside world, in its own words. Jobs know these interfaces and nothing of Google;
 * `src/google/` answers them with Apps Script, tests with an in-memory workbook.
 *
 * All calls are synchronous, as in Apps Script. Rows and columns are counted from 1. Dates are the script's time zone
 * (Europe/Paris, see appsscript.json).
 */

// ---------------------------------------------------------------------------------------------------- the workbook

/** What a cell holds; `''` is an empty cell. A text is always a text: it is never run as a formula. */
export type Cell = string | number | boolean | Date;

/** A formula to write: English function names, `;` between arguments, starting with `=`. */
export interface Formula {
  readonly formula: string;
}

/** A rectangle of cells, 1-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A tab as it stands: its grid, and how far it is filled. `lastRow` and `lastColumn` are 0 when it is empty. */
export interface Tab {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Last row with any content. A cell that holds FALSE is content. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly hidden: boolean;
}

/**
 * The team's spreadsheet. Each method is one service call of Google's, and between any two of them a person may have
 * sorted, typed or deleted: only `sheet/` uses it to write rows.
 */
export interface Workbook {
  /** Where the spreadsheet opens in a browser. */
  address(): string;
  /** Tabs from left to right, without their sizes. */
  tabNames(): readonly string[];
  /** `null` when no tab has this name. */
  tab(name: string): Tab | null;
  read(tab: string, area: Area): Cell[][];
  /** The formula of each cell, `''` where there is none. */
  readFormulas(tab: string, area: Area): string[][];
  /**
   * Writes a block whose first cell is (row, column). The grid grows when needed. Throws `ValueRefused`, and writes nothing,
   * when a strict rule forbids one of the values.
   */
  write(tab: string, row: number, column: number, values: readonly (readonly (Cell | Formula)[])[]): void;
  /** Adds one row after the last row with content, in one indivisible step on Google's side. */
  appendRow(tab: string, values: readonly Cell[]): void;
  readNotes(tab: string, area: Area): string[][];
  writeNotes(tab: string, row: number, column: number, notes: readonly (readonly string[])[]): void;
  /** Waits until everything written has reached the spreadsheet. */
  flush(): void;

  /** `position` counts from 1; at the end when absent. */
  addTab(name: string, position?: number): void;
  renameTab(name: string, newName: string): void;
  /** Copies a whole tab, formats included, under a name that must be free. */
  copyTab(name: string, copyName: string): void;
  insertColumns(tab: string, afterColumn: number, count: number): void;
  insertRows(tab: string, afterRow: number, count: number): void;
  /** Applies a design: one service call for each property it names, whatever the number of cells. */
  design(tab: string, design: TabDesign): void;
  /** The tab of the selected cell and the row it stands on; `null` outside of a person's session. */
  selection(): { readonly tab: string; readonly row: number } | null;
  showTab(name: string): void;
  /** Brings a row under the person’s eyes: its first cell becomes the selected one. */
  selectRow(tab: string, row: number): void;
}

/** A cell's rule (a strict list) forbids the value: Google refuses it to scripts as it does to people. */
export class ValueRefused extends Error {
  override readonly name = 'ValueRefused';
  /** What Google threw. */
  readonly thrown: unknown;

  constructor(message: string, { cause }: { readonly cause: unknown }) {
    super(message);
    this.thrown = cause;
  }
}

/** Cells that a person has just changed by hand. */
export interface Edit {
  readonly tab: string;
  readonly area: Area;
  /** What one cell held before and holds now, as Google tells it: absent for a block, a paste, and a blank. */
  readonly oldValue?: string;
  readonly value?: string;
}

// ------------------------------------------------------------------------------------------- how a tab looks, as data

/** Looks and rules of a tab. What a design does not name stays as it is. */
export interface TabDesign {
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  readonly hiddenGridlines?: boolean;
  readonly hidden?: boolean;
  readonly tabColor?: string;
  readonly columnWidths?: readonly Span[];
  readonly rowHeights?: readonly Span[];
  readonly hiddenColumns?: readonly Run[];
  readonly hiddenRows?: readonly Run[];
  /** What an earlier layout drew: the merges that it holds whole, its borders and the charts that begin in it go first. */
  readonly replaces?: Area;
  /** Blocks merged row by row. */
  readonly mergesAcross?: readonly Area[];
  readonly formats?: readonly AreaFormat[];
  readonly borders?: readonly Border[];
  /** One matrix of rules for each area; `null` clears the cell's rule. */
  readonly validations?: readonly {
    readonly area: Area;
    readonly rules: readonly (readonly (Validation | null)[])[];
  }[];
  /** Replaces all conditional formats of the tab, or those that begin in what it `replaces`. */
  readonly conditionalFormats?: readonly ConditionalFormat[];
  /** Editors may still change these cells after a warning. */
  readonly protections?: readonly Protection[];
  readonly charts?: readonly Chart[];
}

/** `count` rows or columns from `first`, of `pixels` each. */
export interface Span extends Run {
  readonly pixels: number;
}

export interface Run {
  readonly first: number;
  readonly count: number;
}

/** Formats of an area: a matrix of its shape for each property named. */
export interface AreaFormat {
  readonly area: Area;
  /** Patterns in en-US form: `#,##0 "€"`, `dd/mm/yyyy`, `@` for text. */
  readonly numberFormats?: Matrix<string>;
  /** `#RRGGBB`, or null for none. */
  readonly backgrounds?: Matrix<string | null>;
  readonly fontColors?: Matrix<string | null>;
  /** Points. */
  readonly fontSizes?: Matrix<number>;
  readonly fontWeights?: Matrix<'normal' | 'bold'>;
  readonly horizontalAlignments?: Matrix<'left' | 'center' | 'right' | null>;
  readonly verticalAlignments?: Matrix<'top' | 'middle' | 'bottom' | null>;
  readonly wraps?: Matrix<'clip' | 'overflow' | 'wrap'>;
  readonly fontFamily?: string;
}

export type Matrix<T> = readonly (readonly T[])[];

export interface Border {
  readonly areas: readonly Area[];
  readonly edge: 'top' | 'bottom' | 'horizontal' | 'all';
  readonly color: string;
  readonly weight: 'thin' | 'medium';
}

export type Validation =
  | { readonly kind: 'checkbox' }
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly strict: boolean; readonly help: string }
  /** A list that lives in cells: needed above 500 values. */
  | {
      readonly kind: 'range';
      readonly tab: string;
      readonly area: Area;
      readonly strict: boolean;
      readonly help: string;
    }
  | { readonly kind: 'date'; readonly help: string }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number; readonly help: string };

export interface ConditionalFormat {
  readonly areas: readonly Area[];
  readonly condition:
    | { readonly kind: 'text-is' | 'text-starts'; readonly text: string }
    | { readonly kind: 'greater' | 'less'; readonly than: number }
    | { readonly kind: 'formula'; readonly formula: string };
  readonly fontColor?: string;
  readonly background?: string;
  readonly bold?: boolean;
}

export interface Protection {
  /** The whole tab when absent. */
  readonly area?: Area;
  readonly description: string;
}

/** A native chart; its data stay in cells. Options are Google Charts' own names. */
export interface Chart {
  readonly type: 'bar' | 'column' | 'combo' | 'area' | 'line';
  readonly data: readonly Area[];
  readonly anchor: {
    readonly row: number;
    readonly column: number;
    readonly offsetX: number;
    readonly offsetY: number;
  };
  readonly width: number;
  readonly height: number;
  readonly options: Readonly<Record<string, unknown>>;
}

// -------------------------------------------------------------------------------------------------- time and order

export interface Clock {
  now(): Date;
  sleep(milliseconds: number): void;
}

/** One script at a time. Binds scripts only: people go on typing. */
export interface Lock {
  /** Waits at most so long; false when somebody else still holds it. */
  acquire(milliseconds: number): boolean;
  release(): void;
}

/** Time-driven and installable triggers of the person who runs the script. */
export interface Scheduler {
  triggers(): readonly Trigger[];
  /** Every day, within the hour that starts at `hour`. */
  everyDay(functionName: string, hour: number): void;
  /** Again and again, so many minutes apart. */
  everyMinutes(functionName: string, minutes: 1 | 5 | 10 | 15 | 30): void;
  /** Once, after at least so many milliseconds. */
  after(functionName: string, milliseconds: number): void;
  /** When somebody edits the spreadsheet; unlike the simple trigger, may use every service. */
  onEdit(functionName: string): void;
  remove(id: string): void;
}

export interface Trigger {
  readonly id: string;
  readonly functionName: string;
  readonly kind: 'clock' | 'edit' | 'open' | 'other';
}

// ------------------------------------------------------------------------------------------------------ the outside

export interface HttpRequest {
  readonly url: string;
  readonly method: 'get' | 'post';
  readonly headers?: Readonly<Record<string, string>>;
  /** Body, as text. */
  readonly body?: string;
}

/** An answer, or the reason why there was none (`dns`, `timeout`, `refused`). */
export type HttpAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly status: 0; readonly reason: string };

export interface Http {
  /** One service call; requests go out together, answers come in their order. Never throws for an HTTP error. */
  fetchAll(requests: readonly HttpRequest[]): HttpAnswer[];
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly replyTo?: string;
  readonly attachments?: readonly Attachment[];
}

/** A file of text, sent in UTF-8. */
export interface Attachment {
  readonly name: string;
  /** `text/calendar` */
  readonly type: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): void;
  /** Recipients still allowed today. */
  remaining(): number;
}

// ---------------------------------------------------------------------------------------------------------- memory

/** Small texts kept between runs. At most 9 KB each. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Keys of paid services, typed once in a form and never shown again. Each is in one place only. */
export interface Secrets {
  /** `null` when there is none, and when another account keeps it. */
  get(name: SecretName): string | null;
  /** Whether there is one, and who may read it. */
  whereabouts(name: SecretName): Whereabouts;
  /** Keeps it where all editors of the spreadsheet can read it. */
  set(name: SecretName, value: string): void;
  /** Keeps it where the account that runs the script can read it, and no other. */
  keep(name: SecretName, value: string): void;
  /** Forgets that there is one, and what this account keeps of it. */
  remove(name: SecretName): void;
}

/** `mine` and `elsewhere`: one account keeps the key for itself, this one or another. */
export type Whereabouts = 'absent' | 'shared' | 'mine' | 'elsewhere';

/** `make` and `slack` are addresses that nobody else may know; `inbound` is the secret shared with whoever calls Pistil. */
export const SECRET_NAMES = ['claude', 'apollo', 'hunter', 'make', 'slack', 'inbound'] as const;

export type SecretName = (typeof SECRET_NAMES)[number];

/** May forget at any time. At most 100 KB a value, six hours. */
export interface Cache {
  get(key: string): string | null;
  put(key: string, value: string, seconds: number): void;
  remove(key: string): void;
}

/** Long texts in few cells. */
export interface Compressor {
  /** Letters that any cell may hold. */
  pack(text: string): string;
  /** `null` when the text was damaged. */
  unpack(packed: string): string | null;
}

/** Prints of texts, as lower-case hexadecimal digits. */
export interface Signer {
  sha256(text: string): string;
  /** RFC 2104. */
  hmacSha256(text: string, key: string): string;
}

// ---------------------------------------------------------------------------------------------------------- people

export interface Identity {
  /** E-mail address of the person who acts; `''` when Google does not say. */
  user(): string;
  /** E-mail address of the account under which the script runs. */
  owner(): string;
}

/** What a person sees of a run. Without a person (trigger, shell), `present` is false and nothing is shown. */
export interface Screen {
  readonly present: boolean;
  toast(message: string, title: string, seconds?: number): void;
  alert(title: string, message: string): void;
  /** Yes or no; false without a person. */
  confirm(title: string, message: string): boolean;
  /** Adds a menu to the spreadsheet; each group is set apart by a line. */
  showMenu(menu: Menu): void;
  /** 300 px wide. */
  showSidebar(page: Page): void;
  /** Pixels. */
  showDialog(page: Page & { readonly width: number; readonly height: number }): void;
}

/** A page of `src/sidebar/`. */
export interface Page {
  /** Its file, without extension. */
  readonly page: string;
  readonly title: string;
  /** What it opens on; the page reads it as it loads. */
  readonly subject: string;
}

export interface Menu {
  readonly caption: string;
  readonly groups: readonly (readonly { readonly caption: string; readonly functionName: string }[])[];
}

/** For developers: reaches the execution log, never a cell. */
export interface Log {
  info(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** A number in [0, 1), for identifiers. */
export type Random = () => number;

// -------------------------------------------------------------------------------------------------------- dry runs

/** A row as an operation would change it; cells by the key of their column. */
export interface RehearsedChange {
  readonly kind: 'update' | 'append' | 'clear';
  /** The table's own name for its tab. */
  readonly tab: string;
  readonly id: string;
  /** What people call the row; `''` when it has no name. */
  readonly name: string;
  readonly old: Readonly<Record<string, Cell>>;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Takes what would be written, instead of the sheet. */
export interface Rehearsal {
  record(summary: string, changes: readonly RehearsedChange[]): void;
}

// ------------------------------------------------------------------------------------------------------- all of it

/** The whole outside, handed to each job. */
export interface Ports {
  readonly workbook: Workbook;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly scheduler: Scheduler;
  readonly http: Http;
  readonly mailer: Mailer;
  /** Shared by all editors of the spreadsheet. */
  readonly store: Store;
  /** The current person's own. */
  readonly userStore: Store;
  readonly secrets: Secrets;
  readonly cache: Cache;
  readonly compressor: Compressor;
  readonly signer: Signer;
  readonly identity: Identity;
  readonly screen: Screen;
  readonly log: Log;
  readonly random: Random;
  /** Present during a dry run: see src/jobs/automations/rehearse.ts. */
  readonly rehearsal?: Rehearsal;
}
