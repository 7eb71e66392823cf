/** The runtime's worker thread, seen from the HTTP thread. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Post, WebAnswer } from '../runtime/index.ts';
import type { PageMessage } from './protocol.ts';
import type { Answer, ClientId, FromRuntime, ToRuntime } from './thread.ts';

/** What the runtime's thread is started with. */
export interface ThreadData {
  readonly bookPath: string;
  /** Folder of the built bundle. */
  readonly dist: string;
  readonly answers: MessagePort;
  /** One Int32: 1 once an answer waits on the port. */
  readonly answered: SharedArrayBuffer;
}

export interface RuntimeThread {
  open(client: ClientId): void;
  receive(client: ClientId, text: string): void;
  close(client: ClientId): void;
  /** Posts to the web app; null when the script failed. */
  post(message: Post): Promise<WebAnswer | null>;
  /** The workbook file's text, as it would be saved now. */
  save(): Promise<string>;
  /** Writes the workbook file and ends the thread. */
  stop(): Promise<void>;
}

/** Starts the thread; resolves once the workbook is open, rejects with the reason it cannot be. */
export async function startRuntimeThread(
  book: { bookPath: string; dist: string },
  send: (client: ClientId | 'all', text: string) => void,
): Promise<RuntimeThread> {
  const { port1, port2 } = new MessageChannel();
  const answered = new SharedArrayBuffer(4);
  const flag = new Int32Array(answered);
  const workerData: ThreadData = { ...book, answers: port2, answered };
  const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { workerData, transferList: [port2] });
  const post = (message: ToRuntime) => worker.postMessage(message);

  let asking: { client: ClientId; askId: number } | null = null;
  const answer = (given: Answer) => {
    asking = null;
    port1.postMessage(given);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };

  const posting: ((answer: WebAnswer | null) => void)[] = [];
  const saving: ((json: string) => void)[] = [];
  let stopped: (() => void) | undefined;
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: FromRuntime) => {
      switch (message.kind) {
        case 'ready':
          // From here on a dead thread is a defect: the process ends and says why.
          worker.off('error', reject);
          return resolve();
        case 'send':
          return send(message.client, message.text);
        case 'asking':
          asking = message;
          return;
        case 'posted':
          return posting.shift()?.(message.answer);
        case 'saved':
          return saving.shift()?.(message.json);
        case 'stopped':
          return stopped?.();
      }
    });
  });

  return {
    open: (client) => post({ kind: 'open', client }),
    receive(client, text) {
      const message = JSON.parse(text) as PageMessage;
      if (message.type !== 'answer') return post({ kind: 'message', client, text });
      if (asking?.askId === message.askId) answer(message);
    },
    close(client) {
      // Nobody is left to answer: as when the person closes the box.
      if (asking?.client === client) answer({ askId: asking.askId, button: 'CLOSE', text: '' });
      post({ kind: 'close', client });
    },
    post: (message) =>
      new Promise((resolve) => {
        posting.push(resolve);
        post({ kind: 'post', message });
      }),
    save: () =>
      new Promise((resolve) => {
        saving.push(resolve);
        post({ kind: 'save' });
      }),
    async stop() {
      await new Promise<void>((resolve) => {
        stopped = resolve;
        post({ kind: 'stop' });
      });
      await worker.terminate();
    },
  };
}
