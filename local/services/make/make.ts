/**
 * Make's custom web hooks: whatever is posted is accepted, in plain text. An address whose last part is `eteint` has no scenario that
 * listens; one whose last part is `pleine` has a queue that is full.
 */
import type { Service, ServiceAnswer, ServiceRequest } from '../service.ts';

/** https://help.make.com/webhooks: larger messages are refused. */
const LARGEST = 5 * 1024 * 1024;

const REFUSALS: Readonly<Record<number, string>> = {
  410: 'There is no scenario listening for this webhook.',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
};

export function createMake(): Service {
  return {
    answer,
    errorBody: (status) => REFUSALS[status] ?? 'Scenario failed to complete.',
    answerWithoutEnd: answer,
  };
}

function answer({ url, body }: ServiceRequest): ServiceAnswer {
  const hook = url.pathname.slice(1);
  if (!/^[\w-]+$/.test(hook) || hook === 'eteint') return text(410, REFUSALS[410] ?? '');
  if (hook === 'pleine') return text(400, 'Queue is full.');
  return Buffer.byteLength(body) > LARGEST ? text(413, REFUSALS[413] ?? '') : text(200, 'Accepted');
}

function text(status: number, body: string): ServiceAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
