/** Hunter's verifier and finder of e-mail addresses (https://hunter.io/api-documentation/v2). */
import * as z from 'zod/mini';
import type { HttpRequest, Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { keepPaidAnswers } from '../paid-answers.ts';
import type { HttpReply } from '../retry.ts';

const HOST = 'api.hunter.io';
const VERIFIER = `https://${HOST}/v2/email-verifier`;
const FINDER = `https://${HOST}/v2/email-finder`;

/** Requests sent together; the verifier takes ten a second. */
export const HUNTER_BATCH = 10;

/** Times a verification that is still running is asked for again, and milliseconds between two. */
const PATIENCE = 3;
const PAUSE = 4000;

const VERDICTS = ['valid', 'invalid', 'accept_all', 'webmail', 'disposable', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface FoundAddress {
  /** `''` when Hunter knows none. */
  readonly email: string;
  /** `null` when Hunter has not verified it. */
  readonly verdict: Verdict | null;
}

export interface PersonAtDomain {
  readonly firstName: string;
  readonly lastName: string;
  readonly domain: string;
}

/**
 * Answers come in the order of the questions, and are kept for six hours when all of them came. Codes besides the usual ones: `hunter.objected` (the person
 * does not want to be in Hunter: never ask again), `hunter.limited` (403 and 429, which Hunter's own texts do not tell apart), `hunter.pending` (still
 * verifying: ask again later), `hunter.unreadable`.
 */
export interface Hunter {
  verify(emails: readonly string[]): readonly Result<Verdict>[];
  find(people: readonly PersonAtDomain[]): readonly Result<FoundAddress>[];
}

const VERDICT = z.enum(VERDICTS);
const VERIFIED = z.object({ data: z.object({ status: VERDICT }) });
const FOUND = z.object({
  data: z.object({
    email: z.nullable(z.string()),
    verification: z.optional(z.nullable(z.object({ status: z.optional(z.nullable(z.string())) }))),
  }),
});

/** 222: the mail server of the address answered something unexpected, which may pass. */
const STILL_RUNNING = new Set([202, 222]);

const PENDING = fail('hunter.pending', 'Hunter vérifie encore cette adresse\u00a0; Pistil redemandera.');

export function createHunter(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log' | 'cache' | 'signer'>,
  key: string,
): Hunter {
  const client = createHttpClient(ports, {
    code: 'hunter',
    name: 'Hunter',
    hosts: [HOST],
    secrets: [key],
    personal: true,
    deservesOneMore: isLimit,
    explain,
  });
  const answerRound = keepPaidAnswers(ports, 'hunter');
  const headers = { 'X-API-KEY': key, accept: 'application/json' };

  const ask = (urls: readonly string[]): readonly Result<string>[] =>
    answerRound(urls, (missing) => request(missing.map((index) => urls[index] as string))).map(({ body }) => body);

  const request = (urls: readonly string[]): readonly Result<string>[] => {
    const requests = urls.map((url): HttpRequest => ({ url, method: 'get', headers }));
    const replies = client.replyAll(requests);
    for (let times = 0; times < PATIENCE; times += 1) {
      const running = [...replies.keys()].filter((index) => isRunning(replies[index]));
      if (running.length === 0) break;
      ports.clock.sleep(PAUSE);
      const again = client.replyAll(running.map((index) => requests[index] as HttpRequest));
      running.forEach((index, place) => {
        replies[index] = again[place] as Result<HttpReply>;
      });
    }
    return replies.map((reply): Result<string> => {
      if (!reply.ok) return reply;
      return isRunning(reply) ? PENDING : ok(reply.value.body);
    });
  };

  return {
    verify: (emails) =>
      ask(emails.map((email) => `${VERIFIER}?email=${encodeURIComponent(email)}`)).map((body) => {
        const read = readAs(VERIFIED, body);
        return read.ok ? ok(read.value.data.status) : read;
      }),
    find: (people) =>
      ask(people.map(finderAddress)).map((body) => {
        const read = readAs(FOUND, body);
        if (!read.ok) return read;
        const { email, verification } = read.value.data;
        const verdict = VERDICT.safeParse(verification?.status);
        return ok({ email: email ?? '', verdict: verdict.success ? verdict.data : null });
      }),
  };
}

function finderAddress({ firstName, lastName, domain }: PersonAtDomain): string {
  const [first, last] = [encodeURIComponent(firstName), encodeURIComponent(lastName)];
  return `${FINDER}?domain=${encodeURIComponent(domain)}&first_name=${first}&last_name=${last}`;
}

function isRunning(reply: Result<HttpReply> | undefined): boolean {
  return reply?.ok === true && STILL_RUNNING.has(reply.value.status);
}

function isLimit({ status }: HttpReply): boolean {
  return status === 403 || status === 429;
}

function explain(answer: HttpReply): { code: string; message: string } | null {
  if (answer.status === 451) return { code: 'objected', message: 'Cette personne s’oppose à figurer chez Hunter.' };
  if (!isLimit(answer)) return null;
  return {
    code: 'limited',
    message:
      'Hunter a atteint une limite, de son rythme ou de votre abonnement\u00a0; Pistil réessaiera au prochain passage.',
  };
}

function readAs<T>(schema: z.ZodMiniType<T>, body: Result<string>): Result<T> {
  if (!body.ok) return body;
  const unreadable = fail('hunter.unreadable', 'Hunter a répondu quelque chose d’illisible.');
  try {
    const read = schema.safeParse(JSON.parse(body.value));
    return read.success ? ok(read.data) : unreadable;
  } catch {
    return unreadable;
  }
}
