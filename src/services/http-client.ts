/** The one path of outgoing calls: allowed hosts only, retries, a breaker for each host, keys kept out of logs and errors. */
import type { HttpAnswer, HttpRequest, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { createRedactor } from './redaction.ts';
import { delayBefore, type HttpReply, hasCome, worthRetrying } from './retry.ts';

/** What a client says of the service it speaks to. */
export interface ServiceDescription {
  /** Start of the failure codes: `boamp` gives `boamp.unavailable`. */
  readonly code: string;
  /** Name of the service in French sentences, with its article: `le BOAMP`. */
  readonly name: string;
  /** Exact host names that may be called, https only. */
  readonly hosts: readonly string[];
  /** Keys sent along; they are struck out of whatever is logged. */
  readonly secrets?: readonly string[];
  /** True for an answer that trying again cannot change, whatever its status: a spending limit, a daily quota. */
  readonly isFinal?: (answer: HttpReply) => boolean;
  /** True for an answer that deserves one more try after a delay, and no other: a service that does not tell a limit of its rate from one of its account. */
  readonly deservesOneMore?: (answer: HttpReply) => boolean;
  /** True when addresses carry what is known of people: logs then keep them without their parameters. */
  readonly personal?: boolean;
  /** The service's own failure for an error answer; `null` leaves the usual one. */
  readonly explain?: (answer: HttpReply) => { readonly code: string; readonly message: string } | null;
}

export interface HttpClient {
  /**
   * Sends requests together and answers in their order: the body's text for a status 2xx, else a failure with a French
   * sentence. Codes, after the service's own: `.unavailable` (no answer, 5xx), `.limited` (429), `.unauthorized` (401),
   * `.unpaid` (402), `.forbidden` (403), `.refused` (any other status), `.suspended` (its host has failed too often in
   * this run), `.host-not-allowed`.
   */
  sendAll(requests: readonly HttpRequest[]): Result<string>[];
  /** The same, with the status and the headers of what came: for services that answer 202 while they work. */
  replyAll(requests: readonly HttpRequest[]): Result<HttpReply>[];
}

/** Requests of one host that may fail in a row, retries included, before it is left alone until the end of the run. */
const BREAKER_THRESHOLD = 3;

const TRIES = 3;

/** A client for one service and one run: the breaker's state lives and ends with it. */
export function createHttpClient(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>,
  service: ServiceDescription,
): HttpClient {
  const redact = createRedactor(service.secrets ?? []);
  const failuresInARow = new Map<string, number>();

  const admit = (request: HttpRequest): Result<string> => {
    const host = hostOf(request.url);
    if (host === null || !service.hosts.includes(host)) {
      ports.log.error(`${service.code}: host not allowed in ${redact(addressOf(request))}`);
      return fail(
        `${service.code}.host-not-allowed`,
        `Cette adresse ne fait pas partie de celles que Pistil peut appeler.`,
      );
    }
    if ((failuresInARow.get(host) ?? 0) >= BREAKER_THRESHOLD) {
      return fail(
        `${service.code}.suspended`,
        `${capitalise(service.name)} ne répond pas ; Pistil réessaiera au prochain passage.`,
      );
    }
    return ok(host);
  };

  const isPassing = (answer: HttpAnswer, attempt: number): boolean => {
    if (hasCome(answer) && service.deservesOneMore?.(answer)) return attempt === 1;
    return worthRetrying(answer) && !(hasCome(answer) && service.isFinal?.(answer));
  };

  const addressOf = ({ url }: HttpRequest): string => (service.personal ? url.replace(/\?.*$/, '') : url.slice(0, 300));

  /** Sends, and sends again what may pass: all together, after the longest of the delays asked for. */
  const exchange = (requests: readonly HttpRequest[]): HttpAnswer[] => {
    const answers = ports.http.fetchAll(requests);
    for (let attempt = 1; attempt < TRIES; attempt += 1) {
      const again = [...answers.keys()].filter((index) => isPassing(answers[index] as HttpAnswer, attempt));
      const delays = again.map((index) => delayBefore(attempt, answers[index] as HttpAnswer, ports));
      if (again.length === 0 || delays.includes(null)) break;
      ports.clock.sleep(Math.max(...(delays as number[])));
      const retried = ports.http.fetchAll(again.map((index) => requests[index] as HttpRequest));
      again.forEach((index, place) => {
        answers[index] = retried[place] as HttpAnswer;
      });
    }
    return answers;
  };

  const conclude = (request: HttpRequest, host: string, answer: HttpAnswer): Result<HttpReply> => {
    const down = answer.status === 0 || answer.status >= 500;
    failuresInARow.set(host, down ? (failuresInARow.get(host) ?? 0) + 1 : 0);
    const came = hasCome(answer);
    if (came && answer.status >= 200 && answer.status < 300) return ok(answer);
    const told = came ? `${answer.status} ${answer.body.slice(0, 500)}` : answer.reason;
    ports.log.error(redact(`${service.code}: ${request.method} ${addressOf(request)} → ${told}`));
    const own = came ? (service.explain?.(answer) ?? null) : null;
    if (own) return fail(`${service.code}.${own.code}`, own.message);
    const { code, message } = usualFailure(answer.status, capitalise(service.name));
    return fail(`${service.code}.${code}`, message);
  };

  const replyAll = (requests: readonly HttpRequest[]): Result<HttpReply>[] => {
    const admitted = requests.map(admit);
    const sent = requests.filter((_, index) => admitted[index]?.ok);
    const answers = sent.length === 0 ? [] : exchange(sent);
    return admitted.map((host, index) => {
      const request = requests[index] as HttpRequest;
      return host.ok ? conclude(request, host.value, answers[sent.indexOf(request)] as HttpAnswer) : host;
    });
  };

  return {
    replyAll,
    sendAll: (requests) => replyAll(requests).map((reply) => (reply.ok ? ok(reply.value.body) : reply)),
  };
}

/** The host of an https address without user, port or backslash; `null` for any other address. */
function hostOf(url: string): string | null {
  return /^https:\/\/([a-z0-9.-]+)(?:[/?][^\s\\]*)?$/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

function usualFailure(status: number, name: string): { code: string; message: string } {
  if (status === 0) {
    return { code: 'unavailable', message: `${name} n’a pas répondu ; Pistil réessaiera au prochain passage.` };
  }
  if (status === 401) {
    return { code: 'unauthorized', message: `${name} refuse la clé enregistrée ; vérifiez-la dans Pistil.` };
  }
  if (status === 402) {
    return { code: 'unpaid', message: `${name} demande un paiement ; vérifiez le compte et son crédit.` };
  }
  if (status === 403) {
    return { code: 'forbidden', message: `${name} ne permet pas cet usage avec la clé enregistrée.` };
  }
  if (status === 429) {
    return { code: 'limited', message: `${name} a reçu trop de demandes ; Pistil réessaiera au prochain passage.` };
  }
  if (status >= 500) {
    return { code: 'unavailable', message: `${name} est indisponible ; Pistil réessaiera au prochain passage.` };
  }
  return { code: 'refused', message: `${name} n’a pas accepté la demande (erreur ${status}).` };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
