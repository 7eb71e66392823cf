/** UrlFetchApp's host side: Google's checks, then one exchange for the whole batch. */

import type { Misbehaviour } from '../../services/misbehaviours.ts';
import type { HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';
import { openDailyQuota } from './daily-quota.ts';
import { ServiceException } from './exception.ts';
import type { HttpFailure, HttpOutcome, HttpRequest, HttpResponse } from './http-exchange.ts';
import type { Manifest } from './manifest.ts';
import type { Network } from './network.ts';
import { isWhitelisted } from './whitelist.ts';

/** What the script asked for, payload already turned into a body. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Body in base64. */
  readonly payload: string | null;
  readonly followRedirects: boolean;
  readonly muteHttpExceptions: boolean;
}

/** An answer as the guest sees it; its body stays here until asked for by `response`. */
export interface FetchAnswer {
  readonly response: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

const SCOPE = 'https://www.googleapis.com/auth/script.external_request';
// https://developers.google.com/apps-script/guides/services/quotas, consumer accounts.
const FETCHES_A_DAY = 20_000;
const URL_BYTES = 2 * 1024;
const PAYLOAD_BYTES = 50 * 1024 * 1024;
const HEADERS_BYTES = 8 * 1024;
const HEADERS_COUNT = 100;
/** Google shows no more of the answer in its error message. */
const SHOWN_CHARACTERS = 200;

export interface UrlFetch {
  readonly operations: HostOperations;
  misbehave(host: string, how: Misbehaviour, requests?: (number: number) => boolean): void;
  behave(): void;
  readonly misbehaviours: Readonly<Record<string, Misbehaviour>>;
}

export function openUrlFetch(network: Network, clock: Clock, manifest: Manifest): UrlFetch {
  const quota = openDailyQuota(clock, FETCHES_A_DAY);
  const plans = new Map<string, { how: Misbehaviour; requests: (number: number) => boolean; seen: number }>();
  /** Bodies of the current execution's answers. */
  const bodies = new WeakMap<object, Uint8Array[]>();

  const misbehaviourOf = (host: string): Misbehaviour | null => {
    const plan = plans.get(host);
    if (plan === undefined) return null;
    plan.seen += 1;
    return plan.requests(plan.seen) ? plan.how : null;
  };
  const bodyOf = (run: object, response: number): Uint8Array => {
    const body = bodies.get(run)?.[response];
    if (body === undefined) throw new Error(`No response ${response} in this execution`);
    return body;
  };

  return {
    misbehave: (host, how, requests = () => true) => void plans.set(host, { how, requests, seen: 0 }),
    behave: () => plans.clear(),
    get misbehaviours() {
      return Object.fromEntries([...plans].map(([host, { how }]) => [host, how]));
    },
    operations: {
      'fetch.all'(run, requests: readonly FetchRequest[], method: string): FetchAnswer[] {
        run.requireScope(SCOPE, method);
        const sent = requests.map((request) => prepare(request, manifest.urlFetchWhitelist, misbehaviourOf));
        let waited = 0;
        // The call is logged before its effect, so that an injected fault comes in time; its duration is known after.
        run.record({
          kind: 'fetch',
          method,
          cells: sent.length,
          get waited() {
            return waited;
          },
        });
        if (!quota.take(run.user, sent.length))
          throw new ServiceException('Service invoked too many times for one day: urlfetch.');
        const outcomes = network.exchange(sent);
        waited = Math.max(0, ...outcomes.map((outcome) => ('status' in outcome ? outcome.waited : 0)));
        const kept = bodies.get(run) ?? [];
        bodies.set(run, kept);
        return outcomes.map((outcome, index) => {
          const response = accept(outcome, requests[index] as FetchRequest);
          kept.push(response.body);
          return { response: kept.length - 1, status: response.status, headers: response.headers };
        });
      },
      'fetch.text'(run, response: number, charset: string) {
        return decodeText(bodyOf(run, response), charset);
      },
      'fetch.base64'(run, response: number) {
        return Buffer.from(bodyOf(run, response)).toString('base64');
      },
    },
  };
}

function prepare(
  request: FetchRequest,
  whitelist: readonly string[] | undefined,
  misbehaviourOf: (host: string) => Misbehaviour | null,
): HttpRequest {
  const { url, method, headers, payload, followRedirects } = request;
  if (Buffer.byteLength(url) > URL_BYTES) throw new ServiceException('Limit Exceeded: URLFetch URL Length.');
  if (payload !== null && payload.length * 0.75 > PAYLOAD_BYTES)
    throw new ServiceException('Limit Exceeded: URLFetch POST Size.');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (lines.length > HEADERS_COUNT || Buffer.byteLength(lines.join('')) > HEADERS_BYTES)
    throw new ServiceException('Limit Exceeded: URLFetch Header Size.');
  const parsed = parseUrl(url);
  if (!isWhitelisted(parsed, whitelist)) {
    throw new ServiceException(
      `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
    );
  }
  const body = payload === null ? null : Buffer.from(payload, 'base64');
  return { url: parsed.href, method, headers, body, followRedirects, misbehaviour: misbehaviourOf(parsed.host) };
}

/** Google takes only URLs whose special characters are already encoded. */
function parseUrl(url: string): URL {
  if (/[\s"<>{}|\\^`]/.test(url.trim())) throw new ServiceException(`Invalid argument: ${url}`);
  try {
    const parsed = new URL(url);
    if (parsed.protocol === 'https:' || parsed.protocol === 'http:') return parsed;
  } catch {
    // Not a URL: as a protocol Google does not speak.
  }
  throw new ServiceException(`Invalid argument: ${url}`);
}

/** The answer, or Google's exception in its place. */
function accept(outcome: HttpOutcome, { url, muteHttpExceptions }: FetchRequest): HttpResponse {
  if (!('status' in outcome)) throw new ServiceException(failureMessage(outcome, url));
  if (outcome.status >= 400 && !muteHttpExceptions) {
    const { origin } = new URL(url);
    const text = decodeText(outcome.body, 'utf-8');
    const truncated = text.length > SHOWN_CHARACTERS;
    throw new ServiceException(
      `Request failed for ${origin} returned code ${outcome.status}. ${truncated ? 'Truncated server response' : 'Server response'}: ${text.slice(0, SHOWN_CHARACTERS)}` +
        (truncated
          ? '... (use muteHttpExceptions option to examine full response)'
          : ' (use muteHttpExceptions option to examine full response)'),
    );
  }
  return outcome;
}

function failureMessage({ failure }: HttpFailure, url: string): string {
  switch (failure) {
    case 'dns':
      return `DNS error: ${url}`;
    case 'timeout':
      return `Timeout: ${url}`;
    case 'refused':
      return `Address unavailable: ${url}`;
    case 'too-large':
      return `Response too large: ${url}`;
  }
}

function decodeText(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset, { ignoreBOM: false }).decode(bytes);
}
