/**
 * Messages between the page and the runtime's thread. JSON over one WebSocket; the HTTP thread only carries them.
 */
import type { ChartSpec, Menu } from '../runtime/contract.ts';

/** One change of the workbook model, as Univer names it. */
export interface Mutation {
  readonly id: string;
  readonly params: { readonly unitId?: string; readonly subUnitId?: string; readonly trigger?: string };
}

/** A rectangle of a sheet, 0-based, ends included, as Univer counts. */
export interface Area {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** What the page tells the runtime. */
export type PageMessage =
  /** Changes a person made with the mouse or a command. `base`: number of the last change the page had seen. */
  | { readonly type: 'mutations'; readonly base: number; readonly mutations: readonly Mutation[] }
  /** Text a person typed in a cell (or, with Ctrl + Enter, in all of `area`), not yet interpreted. */
  | {
      readonly type: 'typed';
      readonly base: number;
      readonly sheetId: string;
      readonly area: Area;
      readonly text: string;
    }
  /** Text pasted from another program, one for each cell of `area`, not yet interpreted. */
  | {
      readonly type: 'pasted';
      readonly base: number;
      readonly sheetId: string;
      readonly area: Area;
      readonly rows: readonly (readonly string[])[];
    }
  /** The person sorts whole rows by one of the sheet's columns, counted from 0. */
  | {
      readonly type: 'sort';
      readonly sheetId: string;
      readonly area: Area;
      readonly column: number;
      readonly ascending: boolean;
    }
  | { readonly type: 'selection'; readonly sheetId: string; readonly area: Area }
  | { readonly type: 'menu'; readonly functionName: string }
  | { readonly type: 'script-call'; readonly call: ScriptCall }
  | { readonly type: 'answer'; readonly askId: number; readonly button: string; readonly text: string }
  | { readonly type: 'workshop'; readonly request: WorkshopRequest }
  /** Back to the demo, whatever the workbook holds. */
  | { readonly type: 'reset' };

/** One `google.script.run.f(…)` of a sidebar or dialog. */
export interface ScriptCall {
  /** Chosen by the page; comes back in the answer. */
  readonly id: string;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

/** What the runtime tells a page. */
export type RuntimeMessage =
  | {
      readonly type: 'snapshot';
      readonly seq: number;
      readonly title: string;
      readonly book: unknown;
      readonly charts: readonly ChartSpec[];
      readonly functionNames: readonly string[];
    }
  | { readonly type: 'mutations'; readonly seq: number; readonly mutations: readonly Mutation[] }
  /** The workbook had moved under the page's changes: they were not made, a snapshot follows. */
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'charts'; readonly charts: readonly ChartSpec[] }
  /** A script chose the active sheet or range. */
  | { readonly type: 'activate'; readonly sheetId: string; readonly area: Area | null }
  | { readonly type: 'cell-errors'; readonly errors: readonly CellError[] }
  | { readonly type: 'formula-formats'; readonly formats: readonly FormulaFormat[] }
  | { readonly type: 'menus'; readonly menus: readonly Menu[] }
  | { readonly type: 'sidebar'; readonly html: string; readonly title: string }
  | {
      readonly type: 'dialog';
      readonly html: string;
      readonly title: string;
      readonly width: number;
      readonly height: number;
      readonly modal: boolean;
    }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'toast'; readonly message: string; readonly title: string; readonly seconds: number }
  | { readonly type: 'running'; readonly functionName: string | null }
  | { readonly type: 'run-failed'; readonly message: string }
  | { readonly type: 'script-result'; readonly id: string; readonly result: ScriptResult }
  | { readonly type: 'workshop'; readonly state: WorkshopState };

/** JSON of the value, or the message of the error thrown. */
export type ScriptResult =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string };

/** An alert (`input` false) or a prompt that blocks a run until it is answered. */
export interface Ask {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  /** `OK`, `OK_CANCEL`, `YES_NO` or `YES_NO_CANCEL`, as Ui.ButtonSet. */
  readonly buttons: string;
  readonly input: boolean;
}

/** The message of a custom function that threw, for the cell's tooltip. */
export interface CellError {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** A conditional format whose condition is a formula, and the cells (row, column) that it applies to. */
export interface FormulaFormat {
  readonly sheetId: string;
  readonly ruleId: string;
  readonly cells: readonly (readonly [number, number])[];
}

/** What the developer's panel shows. Times are milliseconds since the epoch. */
export interface WorkshopState {
  readonly now: number;
  readonly user: string;
  readonly triggers: readonly {
    readonly id: string;
    readonly functionName: string;
    readonly when: string;
    readonly next: number | null;
  }[];
  readonly outbox: readonly SentMail[];
  /** The newest first. */
  readonly received: readonly ReceivedPost[];
  readonly lastRun: RunReport | null;
  /** How each outside host misbehaves; `none` when it answers as usual. */
  readonly misbehaviours: Readonly<Record<string, string>>;
}

/** A message to the web app. */
export interface ReceivedPost {
  readonly at: number;
  /** `contact.upsert` */
  readonly asked: string;
  /** The sender's identifier of the request. */
  readonly id: string;
  readonly ok: boolean;
  /** What became of it, or why it was refused. */
  readonly outcome: string;
}

export interface SentMail {
  readonly at: number;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly string[];
}

/** The service calls of one run, and what they would cost on Google's servers. */
export interface RunReport {
  readonly functionName: string;
  readonly calls: readonly { readonly method: string; readonly kind: string; readonly cells: number }[];
  /** Calls the cost model weighs. */
  readonly weighted: number;
  /** Estimated seconds, low and high. */
  readonly low: number;
  readonly high: number;
  /** Why it failed; null when it went to its end. */
  readonly error: string | null;
  /** Lines of console and Logger. */
  readonly log: readonly string[];
}

export type WorkshopRequest =
  | { readonly action: 'set-clock'; readonly now: number }
  | { readonly action: 'next-trigger' }
  | { readonly action: 'advance'; readonly milliseconds: number }
  | { readonly action: 'set-user'; readonly user: string }
  | { readonly action: 'misbehave'; readonly host: string; readonly how: string };
