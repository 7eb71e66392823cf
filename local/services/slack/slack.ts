/**
 * Slack's incoming web hooks: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. `ok`, or the name of an
 * error, in plain text. An address whose last part is `archive` leads to a channel that is archived.
 */
import type { Service, ServiceAnswer, ServiceRequest } from '../service.ts';

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const LONGEST_TEXT = 40_000;

const ERRORS: Readonly<Record<number, string>> = {
  400: 'invalid_payload',
  403: 'action_prohibited',
  404: 'no_service',
  410: 'channel_is_archived',
  429: 'rate_limited',
  500: 'rollup_error',
};

export function createSlack(): Service {
  return { answer, errorBody: (status) => ERRORS[status] ?? 'rollup_error', answerWithoutEnd: answer };
}

function answer({ method, url, body }: ServiceRequest): ServiceAnswer {
  const hook = /^\/(?:services|workflows)\/[\w/-]+$/.exec(url.pathname);
  if (method !== 'POST' || hook === null) return text(404, 'no_service');
  if (url.pathname.endsWith('/archive')) return text(410, 'channel_is_archived');
  const message = read(body);
  if (message === null) return text(400, 'invalid_payload');
  if (typeof message.text !== 'string' || message.text.trim() === '') return text(400, 'no_text');
  return message.text.length > LONGEST_TEXT ? text(400, 'msg_too_long') : text(200, 'ok');
}

function read(body: string): { readonly text?: unknown } | null {
  try {
    const message: unknown = JSON.parse(body);
    return typeof message === 'object' && message !== null ? message : null;
  } catch {
    return null;
  }
}

function text(status: number, body: string): ServiceAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
