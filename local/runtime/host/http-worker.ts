/** The thread that speaks HTTP: performs the requests of a run, and holds the stand-ins that answer them. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { MISBEHAVIOUR_HEADER } from '../../services/misbehaviour.ts';
import { startStandIns } from '../../services/stand-ins.ts';
import type { HttpOutcome, HttpRequest, WorkerStart } from './http-exchange.ts';
import { performRequest } from './perform-request.ts';

const { port, answered, origins, ...standInOptions } = workerData as WorkerStart & { port: MessagePort };
const flag = new Int32Array(answered);
const standIns = startStandIns(standInOptions).then((started) => ({ ...started, ...origins }));

port.on('message', async (requests: readonly HttpRequest[]) => {
  port.postMessage(
    await answerAll(requests).then(
      (outcomes) => ({ outcomes }),
      (defect: unknown) => ({ defect }),
    ),
  );
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});

async function answerAll(requests: readonly HttpRequest[]): Promise<HttpOutcome[]> {
  const origins = await standIns;
  return Promise.all(requests.map((request) => answer(request, origins)));
}

function answer(request: HttpRequest, origins: Readonly<Record<string, string>>): HttpOutcome | Promise<HttpOutcome> {
  const { misbehaviour } = request;
  if (misbehaviour === 'dns' || misbehaviour === 'timeout') return { failure: misbehaviour };
  const headers = misbehaviour === null ? request.headers : { ...request.headers, [MISBEHAVIOUR_HEADER]: misbehaviour };
  return performRequest({ ...request, headers }, origins);
}
