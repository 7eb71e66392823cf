/** What people ask of the account that keeps the keys: bounded, each once, told how it ended when they look again. */
import { momentOf } from '../../crm/french/moments.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { changeErrands, type ErrandRequest, type Errands } from './memory.ts';

/** What is asked: a natural key is made from `what` and `input`. */
export interface Asking {
  readonly what: string;
  /** French, as people know it. */
  readonly name: string;
  /** Plain JSON. */
  readonly input: unknown;
}

/** The property that holds them takes 9 KB. */
const MOST = 10;
const LONGEST_NAME = 60;
const LONGEST_SAID = 120;
const LONGEST_INPUT = 80;

/** A longer input waits in the cache, which holds 100 KB and may forget it; five minutes are short. */
const INPUT_SECONDS = 3600;
const LONGEST_CACHED = 45_000;

/** How long what has ended is told. */
const TOLD_HOURS = 24;

export const ASKED = 'Demande enregistrée\u00a0: elle sera servie dans les cinq minutes.';

/** The same request, asked while it waits, is the one that waits. Fails with `requests.full`, `requests.long` and `lock.busy`. */
export function askFor(ports: Ports, { what, name, input }: Asking): Result<ErrandRequest> {
  const text = JSON.stringify(input);
  const id = ports.signer.sha256(`${what} ${text}`).slice(0, 16);
  const now = ports.clock.now();
  if (text.length > LONGEST_CACHED) return fail('requests.long', 'Ce texte est trop long pour attendre.');
  if (text.length > LONGEST_INPUT) ports.cache.put(placeOf(id), text, INPUT_SECONDS);
  return changeErrands<ErrandRequest>(ports, (errands) => {
    const known = errands.requests.find((request) => request.id === id && request.state === 'waiting');
    if (known !== undefined) return ok({ errands: null, value: known });
    const waiting = errands.requests.filter(({ state }) => state === 'waiting');
    if (waiting.length >= MOST) {
      return fail('requests.full', `${MOST} demandes attendent déjà\u00a0: réessayez dans cinq minutes.`);
    }
    const request: ErrandRequest = {
      id,
      what,
      name: name.slice(0, LONGEST_NAME),
      input: text.length > LONGEST_INPUT ? '' : text,
      by: ports.identity.owner(),
      askedAt: now.toISOString(),
      state: 'waiting',
      tries: 0,
      said: '',
      endedAt: null,
    };
    const others = errands.requests.filter((one) => one.id !== id);
    return ok({ errands: { ...errands, requests: keepRecent([...others, request], now) }, value: request });
  });
}

/** The input of a request; `undefined` when the cache has forgotten it. */
export function inputOf({ cache }: Pick<Ports, 'cache'>, { id, input }: ErrandRequest): unknown {
  const text = input === '' ? cache.get(placeOf(id)) : input;
  return text === null ? undefined : JSON.parse(text);
}

/** How a passage ended; `waiting` when there is more to do at the next one. */
export function endRequest(
  errands: Errands,
  id: string,
  end: Pick<ErrandRequest, 'state' | 'said'>,
  now: Date,
): Errands {
  const requests = errands.requests.map((request) => {
    if (request.id !== id) return request;
    const said = end.said.length > LONGEST_SAID ? `${end.said.slice(0, LONGEST_SAID - 1)}…` : end.said;
    return {
      ...request,
      state: end.state,
      said,
      tries: 0,
      endedAt: end.state === 'waiting' ? null : now.toISOString(),
    };
  });
  return { ...errands, requests: keepRecent(requests, now) };
}

/** « Demandée par jeanne@… à 9 h 41 : en attente. » */
export function describeRequest({ by, askedAt, state, said, endedAt }: ErrandRequest, now: Date): string {
  const asked = `Demandé par ${by} ${momentOf(new Date(askedAt), now)}`;
  if (state === 'waiting') return `${asked}\u00a0: servi dans les cinq minutes.${said === '' ? '' : ` ${said}`}`;
  const ended = endedAt === null ? '' : ` ${momentOf(new Date(endedAt), now)}`;
  return `${asked}. ${state === 'done' ? 'Servi' : 'Échec'}${ended}\u00a0: ${said}`;
}

function keepRecent(requests: readonly ErrandRequest[], now: Date): ErrandRequest[] {
  const isOld = ({ endedAt }: ErrandRequest) =>
    endedAt !== null && now.getTime() - new Date(endedAt).getTime() > TOLD_HOURS * 3_600_000;
  const ended = requests.filter((request) => request.endedAt !== null && !isOld(request));
  const waiting = requests.filter(({ state }) => state === 'waiting');
  const room = Math.max(0, MOST - waiting.length);
  return [...ended.slice(Math.max(0, ended.length - room)), ...waiting];
}

function placeOf(id: string): string {
  return `errand.${id}`;
}
