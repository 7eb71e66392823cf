/**
 * Make's custom web hooks: https://help.make.com/webhooks. A POST is answered by the text `Accepted`, or by what the scenario
 * chooses; 410 when no scenario listens, 400 « Queue is full. » when too many messages wait.
 */
import type { Ports } from '../../ports.ts';
import { createHttpClient } from '../http-client.ts';
import { type Delivery, explainDenial, readFailure } from './delivery.ts';

const HOSTS = ['hook.eu1.make.com', 'hook.eu2.make.com', 'hook.us1.make.com', 'hook.us2.make.com'];

export interface SignedMessage {
  /** Idempotency key. */
  readonly id: string;
  /** The event, as JSON text: exactly what is signed. */
  readonly payload: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** HMAC-SHA256 of `out.<timestamp>.<id>.<payload>`, hexadecimal; `null` without a shared secret. */
  readonly signature: string | null;
}

/** Sends messages together; answers in their order. One service call, and those of the retries. */
export function sendToMake(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>,
  address: string,
  messages: readonly SignedMessage[],
): Delivery[] {
  const client = createHttpClient(ports, {
    code: 'make',
    name: 'Make',
    hosts: HOSTS,
    secrets: [address],
    explain: ({ status, body }) => {
      if (status === 410) return { code: 'paused', message: 'Make n’écoute plus\u00a0: le scénario est éteint.' };
      return status === 400 && /queue is full/i.test(body)
        ? { code: 'full', message: 'La file d’attente de Make est pleine.' }
        : explainDenial('Make', status);
    },
  });
  const requests = messages.map(({ id, payload, timestamp, signature }) => ({
    url: address,
    method: 'post' as const,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': encodeURIComponent(id),
      ...(signature === null ? {} : { 'x-pistil-signature': `t=${timestamp},v1=${signature}` }),
    },
    body: JSON.stringify({ id, timestamp, payload, ...(signature === null ? {} : { signature }) }),
  }));
  return client
    .sendAll(requests)
    .map((sent) => (sent.ok ? { kind: 'sent', answer: sent.value.slice(0, 200) } : readFailure(sent.error)));
}
