/**
 * One workbook and the browser tabs that show it. Runs in the runtime's thread: each message is dealt with to its end
 * before the next one.
 */
import { type Post, type Runtime, ScriptError, type WebAnswer } from '../runtime/index.ts';
import { toBookArea } from './book-area.ts';
import { type ChangeLog, createChangeLog } from './change-log.ts';
import { type FormulaFormatNews, followFormulaFormats } from './formula-formats.ts';
import { makeGridChange } from './grid-changes.ts';
import { type Mirror, mirrorBook } from './mirror.ts';
import type { PageMessage, RuntimeMessage } from './protocol.ts';
import { keepReceivedPosts } from './received-posts.ts';
import { answerCall, runMenuItem, tellFailures } from './script-runs.ts';
import type { ClientId } from './thread.ts';
import { answerWorkshop } from './workshop-requests.ts';
import { describeRuntime } from './workshop-state.ts';

export interface SessionOptions {
  /** Opens the workbook's file; `fresh`: the demo, whatever the file holds. */
  openRuntime(fresh: boolean): Runtime;
  send(client: ClientId | 'all', message: RuntimeMessage): void;
  /** Something that the file keeps may have changed. */
  touched(): void;
  /** Globals of the bundle. */
  readonly functionNames: readonly string[];
}

export interface Session {
  readonly runtime: Runtime;
  /** The tab whose gesture is under way: the bundle's screen is there. Null when none is. */
  readonly active: ClientId | null;
  open(client: ClientId): void;
  close(client: ClientId): void;
  receive(client: ClientId, message: PageMessage): void;
  /** Posts to the web app; null when the script failed, which is in the runs. */
  post(message: Post): WebAnswer | null;
  /** Fires the time-driven triggers that have become due. */
  tick(): void;
}

/** The open workbook, and how it is shown. */
interface Shown {
  readonly runtime: Runtime;
  readonly changes: ChangeLog;
  readonly mirror: Mirror;
  readonly formats: FormulaFormatNews;
}

export function createSession({ openRuntime, send, touched, functionNames }: SessionOptions): Session {
  const tabs = new Set<ClientId>();
  const received = keepReceivedPosts();
  let active: ClientId | null = null;
  let workbook = start(false);

  /** Opens the workbook, its changes numbered and shown to all tabs. */
  function start(fresh: boolean): Shown {
    const runtime = openRuntime(fresh);
    const changes = createChangeLog();
    const mirror = mirrorBook(runtime.book, changes, { tabs, send, active: () => active });
    return { runtime, changes, mirror, formats: followFormulaFormats(runtime.book) };
  }

  /** Shows the whole workbook to a tab, in place of what it shows. */
  function sendSnapshot(client: ClientId): void {
    const { runtime, changes, formats } = workbook;
    const { book } = runtime;
    book.flush();
    send(client, {
      type: 'snapshot',
      seq: changes.seq,
      title: book.name,
      book: book.save().workbook,
      charts: book.charts(),
      functionNames,
    });
    send(client, { type: 'mutations', seq: changes.seq, mutations: [book.spilledResults()] });
    send(client, formats.all());
  }

  /** Does `act` with the screen in front of this tab's person. */
  function inFrontOf(client: ClientId, act: () => void): void {
    active = client;
    try {
      act();
    } finally {
      active = null;
    }
  }

  /** Opening the workbook runs the bundle's onOpen, which makes the menus. */
  function welcome(client: ClientId): void {
    sendSnapshot(client);
    inFrontOf(client, () => workbook.runtime.open());
  }

  function reset(): void {
    workbook.mirror.stop();
    workbook.runtime.close();
    workbook = start(true);
    received.clear();
    for (const tab of tabs) welcome(tab);
  }

  function dispatch(client: ClientId, message: PageMessage): void {
    const { runtime, mirror } = workbook;
    const tell = (told: RuntimeMessage) => send(client, told);
    switch (message.type) {
      case 'selection':
        mirror.select(toBookArea(message.sheetId, message.area));
        break;
      case 'menu':
        runMenuItem(runtime, message.functionName, tell);
        break;
      case 'script-call':
        answerCall(runtime, message.call, tell);
        break;
      case 'workshop':
        tellFailures(answerWorkshop(runtime, message.request), tell);
        break;
      case 'reset':
        reset();
        break;
      case 'answer':
        throw new Error('Answers go to the thread that waits for them');
      default: {
        const refusal = makeGridChange(workbook, client, message);
        if (refusal === null) break;
        tell({ type: 'refused', message: refusal });
        sendSnapshot(client);
      }
    }
  }

  /** What the panels show may have changed, and the file. */
  function settle(): void {
    const { runtime, formats } = workbook;
    runtime.book.flush();
    send('all', { type: 'workshop', state: describeRuntime(runtime, received.all) });
    const errors = runtime.book
      .cellErrors()
      .map((error) => ({ ...error, row: error.row - 1, column: error.column - 1 }));
    send('all', { type: 'cell-errors', errors });
    const changes = formats.changes();
    if (changes) send('all', changes);
    touched();
  }

  return {
    get runtime() {
      return workbook.runtime;
    },
    get active() {
      return active;
    },
    open(client) {
      tabs.add(client);
      welcome(client);
      settle();
    },
    close(client) {
      tabs.delete(client);
    },
    receive(client, message) {
      inFrontOf(client, () => dispatch(client, message));
      if (message.type !== 'selection') settle();
    },
    post(message) {
      const at = workbook.runtime.clock.now();
      const answer = postTo(workbook.runtime, message);
      received.add(at, message, answer);
      settle();
      return answer;
    },
    tick() {
      const { clock } = workbook.runtime;
      const next = clock.nextTrigger();
      if (next === null || next > clock.now()) return;
      tellFailures(clock.advanceTo(clock.now()), (message) => send('all', message));
      settle();
    },
  };
}

/** Null when the script failed. */
function postTo(runtime: Runtime, message: Post): WebAnswer | null {
  try {
    return runtime.post(message);
  } catch (error) {
    if (error instanceof ScriptError) return null;
    throw error;
  }
}
