/** The person's screen as the bundle reaches it: messages go out at once, questions stop the thread until answered. */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Screen } from '../runtime/contract.ts';
import type { RuntimeMessage } from './protocol.ts';
import type { Answer } from './thread.ts';

interface Options {
  /** Sends to the tab that started the run. */
  send(message: RuntimeMessage): void;
  /** Tells the HTTP thread that this thread is about to sleep until `askId` is answered. */
  announce(askId: number): void;
  readonly answers: MessagePort;
  readonly answered: SharedArrayBuffer;
}

export function createBlockingScreen({ send, announce, answers, answered }: Options): Screen {
  const flag = new Int32Array(answered);
  let lastAsk = 0;

  function ask(title: string, message: string, buttons: string, input: boolean): Answer {
    lastAsk += 1;
    Atomics.store(flag, 0, 0);
    announce(lastAsk);
    send({ type: 'ask', ask: { id: lastAsk, title, message, buttons, input } });
    Atomics.wait(flag, 0, 0);
    const received = receiveMessageOnPort(answers) as { message: Answer } | undefined;
    if (!received) throw new Error('The answer to a question was announced and is missing');
    return received.message;
  }

  return {
    alert: (title, message, buttons) => ask(title, message, buttons, false).button,
    prompt(title, message, buttons) {
      const { button, text } = ask(title, message, buttons, true);
      return { button, text };
    },
    toast: (message, title, seconds) => send({ type: 'toast', message, title, seconds }),
    showSidebar: (html, title) => send({ type: 'sidebar', html, title }),
    showDialog: (html, title, width, height, modal) => send({ type: 'dialog', html, title, width, height, modal }),
    setMenus: (menus) => send({ type: 'menus', menus }),
  };
}
