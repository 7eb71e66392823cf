/** The runtime's thread: one session, messages in and out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { prepareDemo } from '../demo/prepared-demo.ts';
import { createRuntime, writeState } from '../runtime/index.ts';
import { createAutosave } from './autosave.ts';
import { createBlockingScreen } from './blocking-screen.ts';
import { listFunctions } from './bundle-functions.ts';
import type { PageMessage, RuntimeMessage } from './protocol.ts';
import type { ThreadData } from './runtime-thread.ts';
import { createSession } from './session.ts';
import type { ClientId, FromRuntime, ToRuntime } from './thread.ts';

const { bookPath, dist, answers, answered } = workerData as ThreadData;
const TICK_MS = 30_000;

const post = (message: FromRuntime) => parentPort?.postMessage(message);
const send = (client: ClientId | 'all', message: RuntimeMessage) =>
  post({ kind: 'send', client, text: JSON.stringify(message) });

const screen = createBlockingScreen({
  send: (message) => send(session.active ?? 'all', message),
  announce: (askId) => post({ kind: 'asking', client: session.active ?? 0, askId }),
  answers,
  answered,
});
const session = createSession({
  openRuntime(fresh) {
    if (fresh || !existsSync(bookPath)) writeState(bookPath, prepareDemo({ dist, now: new Date() }));
    return createRuntime({ dist, book: bookPath, screen });
  },
  send,
  touched: () => autosave.touch(),
  functionNames: listFunctions(readFileSync(join(dist, 'Code.js'), 'utf8')),
});
const autosave = createAutosave(() => session.runtime.save());

parentPort?.on('message', (message: ToRuntime) => {
  switch (message.kind) {
    case 'open':
      return attempt(message.client, () => session.open(message.client));
    case 'close':
      return session.close(message.client);
    case 'message':
      return attempt(message.client, () => session.receive(message.client, JSON.parse(message.text) as PageMessage));
    case 'post':
      return post({ kind: 'posted', answer: session.post(message.message) });
    case 'save':
      return post({ kind: 'saved', json: JSON.stringify(session.runtime.state()) });
    case 'stop':
      autosave.flush();
      session.runtime.close();
      return post({ kind: 'stopped' });
  }
});

/** A defect of the runtime spoils one gesture, not the workbook nor the other tabs. */
function attempt(client: ClientId | 'all', act: () => void): void {
  try {
    act();
  } catch (error) {
    console.error(error);
    const message = `Défaut de l’aperçu : ${error instanceof Error ? error.message : String(error)}`;
    send(client, { type: 'run-failed', message });
  }
}

setInterval(() => attempt('all', () => session.tick()), TICK_MS);
post({ kind: 'ready' });
