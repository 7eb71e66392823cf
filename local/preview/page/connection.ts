import type { PageMessage, RuntimeMessage, ScriptResult } from '../protocol.ts';

export interface Connection {
  send(message: PageMessage): void;
  /** Calls a global of the bundle for a sidebar or dialog, and waits for its answer. */
  call(functionName: string, args: readonly unknown[]): Promise<ScriptResult>;
}

interface Listeners {
  onMessage(message: RuntimeMessage): void;
  /** `false` when the runtime went away; a new snapshot follows when it is back. */
  onState(connected: boolean): void;
}

const RETRY_MS = 1000;

/** Keeps one WebSocket to the runtime open, trying again every second when it is lost. */
export function connect({ onMessage, onState }: Listeners): Connection {
  const waiting = new Map<string, (result: ScriptResult) => void>();
  let socket: WebSocket;
  let lastCall = 0;

  const open = () => {
    socket = new WebSocket(`ws://${location.host}/runtime`);
    socket.onopen = () => onState(true);
    socket.onclose = () => {
      for (const answer of waiting.values())
        answer({ ok: false, message: 'La connexion avec le classeur est perdue.' });
      waiting.clear();
      onState(false);
      setTimeout(open, RETRY_MS);
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as RuntimeMessage;
      if (message.type !== 'script-result') return onMessage(message);
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    };
  };
  open();

  const send = (message: PageMessage) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    send,
    call(functionName, args) {
      lastCall += 1;
      const id = String(lastCall);
      return new Promise((resolve) => {
        if (socket.readyState !== WebSocket.OPEN)
          return resolve({ ok: false, message: 'La connexion avec le classeur est perdue.' });
        waiting.set(id, resolve);
        send({ type: 'script-call', call: { id, functionName, args } });
      });
    },
  };
}
