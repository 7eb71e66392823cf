/** A thread with the stand-ins of Make and Slack, which keep what they receive: the runtime's own thread sleeps while they answer. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { createMake } from '../../local/services/make/make.ts';
import { serve } from '../../local/services/serve.ts';
import type { Service, ServiceRequest } from '../../local/services/service.ts';
import { createSlack } from '../../local/services/slack/slack.ts';

const { port } = workerData as { port: MessagePort };
const received: unknown[] = [];

function recording(tool: string, service: Service): Service {
  const answer = (request: ServiceRequest) => {
    const answered = service.answer(request);
    const { method, url, headers, body } = request;
    received.push({ tool, method, path: url.pathname, headers, body, status: answered.status });
    return answered;
  };
  return { ...service, answer };
}

void Promise.all([serve(recording('Make', createMake())), serve(recording('Slack', createSlack()))]).then((origins) =>
  port.postMessage(origins),
);
port.on('message', () => port.postMessage([...received]));
