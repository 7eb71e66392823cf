/**
 * The local runtime as those who use it see it: the preview, the shell, the tests.
 *
 * Everything is synchronous: when a method returns, the scripts it started have ended and the workbook is recalculated.
 */

import type { Misbehaviour } from '../services/misbehaviours.ts';
import type { Book, PersonChange, PersonEdit } from './book/contract.ts';
import type { Cell, ExecutionKind, Screen, ServiceCall } from './contract.ts';
import type { Clock } from './host/clock.ts';
import type { CostEstimate } from './host/cost.ts';
import type { Faults } from './host/faults.ts';
import type { SentMail } from './host/mail.ts';
import type { Limits, Run } from './host/run.ts';
import type { RuntimeState } from './host/state-file.ts';
import type { ScheduledTrigger } from './host/triggers.ts';
import type { Post, WebAnswer } from './web-app.ts';

export interface RuntimeOptions {
  /** Folder of the built bundle: Code.js, appsscript.json and the pages. Default: `dist`. */
  readonly dist?: string;
  /** A saved state, or the path of the file that keeps it; a missing file is a new workbook. */
  readonly book?: string | RuntimeState;
  /** A clock that stands still at this instant; without it, this machine's clock. */
  readonly now?: Date;
  /** E-mail address of the account at work. */
  readonly user?: string;
  readonly screen?: Screen;
  readonly services?: ServicesOptions;
  /** Script properties set before the first run. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
}

export interface ServicesOptions {
  /** Folder of the notices that the BOAMP stand-in serves, one JSON record a file; default: the invented ones. */
  readonly boampDir?: string;
  /** More stand-ins: the origin a script calls → the loopback origin that answers, `http://127.0.0.1:PORT`. */
  readonly origins?: Readonly<Record<string, string>>;
}

export interface CallOptions {
  readonly kind?: ExecutionKind;
  readonly user?: string;
}

export interface ClockControl extends Pick<Clock, 'now' | 'set'> {
  /** Sets the clock forward, firing the time-driven triggers due on the way, in order. Their failures are in the runs. */
  advanceTo(instant: Date | number): readonly Run[];
  /** Instant of the next time-driven trigger; null without one. */
  nextTrigger(): number | null;
}

/** What a person does in the grid. Each gesture fires the triggers that Google would, once it is done. */
export interface Person {
  /** Types in one cell: `TAB!B3`. French input: `1 234,5`, `15/06/2026`, `=SI(…;…)`, `'texte`. */
  edit(a1: string, text: string): void;
  /** Any gesture: paste, sort, insertion… */
  gesture(edit: PersonEdit): void;
  /** Fires the triggers of a change already made in the workbook, by a page that mirrors it. */
  changed(change: PersonChange): void;
  /** Several gestures quicker than the scripts: one event runs, two wait, the others are lost, as in Google. */
  inOneGo(gestures: () => void): void;
}

export interface Runtime extends Person {
  /** Runs one global of the bundle; returns what it answers. Throws ScriptError. */
  call(functionName: string, args?: readonly unknown[], options?: CallOptions): unknown;
  /** Posts to the web app, as somebody who is not signed in. Throws ScriptError. */
  post(message: Post): WebAnswer;
  /** Value of a formula in the workbook, which stays as it is: one value, or rows. Throws ScriptError for `#ERROR!`. */
  evaluate(formula: string): Cell | Cell[][];
  /** Rows of a tab keyed by its first row. */
  dump(tab: string): Record<string, Cell>[];
  /** Adds rows, keyed by header, after the last filled one, as a person who pastes them; throws on a header unknown to the tab. */
  load(tab: string, rows: readonly Readonly<Record<string, string>>[]): void;
  /** What opening the workbook does: the simple trigger, then the installed ones. */
  open(): void;

  readonly book: Book;
  readonly clock: ClockControl;
  readonly outbox: readonly SentMail[];
  readonly triggers: readonly ScheduledTrigger[];
  readonly properties: PropertiesView;
  readonly faults: Faults;
  readonly http: HttpControl;
  readonly locks: LockControl;
  /** Runs since the start, the oldest first; the last two hundred. */
  readonly runs: readonly Run[];
  /** Calls of the last run that was not a custom function. */
  readonly calls: readonly ServiceCall[];
  /** Estimate of the last run that was not a custom function. */
  cost(): CostEstimate;
  user: string;
  screen: Screen | null;
  /** The names of the bundle's custom functions. */
  readonly customFunctions: readonly string[];
  state(): RuntimeState;
  /** Writes the state file in one step; default path: the one it was opened from. */
  save(path?: string): void;
  close(): void;
}

/** The script's properties and the current user's. */
export interface PropertiesView {
  readonly script: Readonly<Record<string, string>>;
  readonly user: Readonly<Record<string, string>>;
  readonly document: Readonly<Record<string, string>>;
}

export interface HttpControl {
  /** Makes a host misbehave from now on; `requests` picks the requests to this host by their number, from 1. */
  misbehave(host: string, how: Misbehaviour, requests?: (number: number) => boolean): void;
  /** All hosts answer well again. */
  behave(): void;
  readonly misbehaviours: Readonly<Record<string, Misbehaviour>>;
}

export interface LockControl {
  /** Another execution takes the lock and keeps it until `release`. */
  hold(lock: 'script' | 'user' | 'document'): { release(): void };
}
