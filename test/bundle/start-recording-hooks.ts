import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { bundleSource } from '../../local/runtime/host/bundle-source.ts';

/** What a stand-in has received, and the status of its answer. */
export interface ReceivedPost {
  readonly tool: 'Make' | 'Slack';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

export interface RecordingHooks {
  /** For `services.origins` of the runtime. */
  readonly origins: Readonly<Record<string, string>>;
  received(): Promise<readonly ReceivedPost[]>;
  stop(): Promise<unknown>;
}

/** Starts the stand-ins of Make and Slack in a thread of their own. */
export async function startRecordingHooks(): Promise<RecordingHooks> {
  const code = bundleSource(fileURLToPath(new URL('./recording-hooks.ts', import.meta.url)), {
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(code, { eval: true, workerData: { port: port2 }, transferList: [port2] });
  const [[make, slack]] = (await once(port1, 'message')) as [[string, string]];
  return {
    origins: { 'https://hook.eu1.make.com': make, 'https://hooks.slack.com': slack },
    async received() {
      port1.postMessage('received');
      const [posts] = (await once(port1, 'message')) as [readonly ReceivedPost[]];
      return posts;
    },
    stop() {
      port1.close();
      return worker.terminate();
    },
  };
}
