/**
 * HTTP as Apps Script has it: synchronous. A worker thread performs the requests, and holds the loopback stand-ins that
 * answer them; this thread sleeps until it is done. Nothing ever leaves this machine.
 */
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { bundleSource } from './bundle-source.ts';
import type { HttpOutcome, HttpRequest, WorkerStart } from './http-exchange.ts';

export interface Network {
  /** Sends all requests together; outcomes in their order. */
  exchange(requests: readonly HttpRequest[]): readonly HttpOutcome[];
  close(): void;
}

/** The thread starts at the first request, with the options of that moment. */
export function openNetwork(options: () => Omit<WorkerStart, 'answered'>): Network {
  let line: { worker: Worker; port: MessagePort; flag: Int32Array } | null = null;
  return {
    exchange(requests) {
      line ??= startWorker(options());
      Atomics.store(line.flag, 0, 0);
      line.port.postMessage(requests);
      Atomics.wait(line.flag, 0, 0);
      const answer = receiveMessageOnPort(line.port)?.message as
        | { outcomes: HttpOutcome[] }
        | { defect: Error }
        | undefined;
      if (answer === undefined) throw new Error('The HTTP thread answered nothing');
      if ('defect' in answer) throw new Error('The HTTP thread failed', { cause: answer.defect });
      return answer.outcomes;
    },
    close() {
      void line?.worker.terminate();
      line = null;
    },
  };
}

let workerCode: string | null = null;

function startWorker(options: Omit<WorkerStart, 'answered'>) {
  workerCode ??= bundleSource(fileURLToPath(new URL('./http-worker.ts', import.meta.url)), {
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const { port1, port2 } = new MessageChannel();
  const answered = new SharedArrayBuffer(4);
  const start: WorkerStart & { port: MessagePort } = { ...options, answered, port: port2 };
  const worker = new Worker(workerCode, { eval: true, workerData: start, transferList: [port2] });
  // The shell ends when its command ends, whatever this thread still listens to.
  worker.unref();
  return { worker, port: port1, flag: new Int32Array(answered) };
}
