import { describe, expect, it } from 'vitest';
import type { RuntimeMessage } from '../../../local/preview/protocol.ts';
import { answerCall } from '../../../local/preview/script-runs.ts';
import type { Runtime } from '../../../local/runtime/index.ts';

describe('A call that a page makes', () => {
  it('is answered even when the runtime itself breaks, so that the page does not wait for ever', () => {
    const told: RuntimeMessage[] = [];
    const broken = {
      call() {
        throw new Error('The local runtime failed while it ran rpc');
      },
    } as unknown as Runtime;
    const call = { id: '7', functionName: 'rpc', args: [] };
    expect(() => answerCall(broken, call, (message) => told.push(message))).toThrow('The local runtime failed');
    expect(told.at(-1)).toMatchObject({ type: 'script-result', id: '7', result: { ok: false } });
  });
});
