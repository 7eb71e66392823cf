/**
 * Apollo's enrichment of people (https://docs.apollo.io/reference/bulk-people-enrichment). Names travel in the body: the
 * address of a request ends up in logs. Phone numbers and personal addresses are never asked for.
 */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { keepPaidAnswers } from '../paid-answers.ts';

const HOST = 'api.apollo.io';
const BULK_MATCH = `https://${HOST}/api/v1/people/bulk_match?reveal_personal_emails=false&reveal_phone_number=false`;

/** People of one request; Apollo answers 400 beyond. */
export const APOLLO_BATCH = 10;

/** Whom to look for; `''` for what is not known. */
export interface WantedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly domain: string;
  readonly email: string;
  readonly linkedin: string;
}

/** Somebody whom Apollo knows, in its own words; `''` for what it does not say. */
export interface ApolloPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly position: string;
  readonly linkedin: string;
  readonly email: string;
  /** Apollo has seen the address answer; any other status is a guess. */
  readonly emailVerified: boolean;
  readonly company: string;
  readonly domain: string;
}

export interface Matched {
  /** In no order to rely on: people unknown to Apollo are left out. */
  readonly people: Result<readonly ApolloPerson[]>;
  /** Credits used; for an answer that cannot be read, the most that it may have used. */
  readonly credits: number;
}

export interface Apollo {
  /**
   * Looks for at most ten people at once: one credit for each one found. An answer is kept for six hours. Codes besides the usual ones:
   * `apollo.unreadable`.
   */
  match(people: readonly WantedPerson[]): Matched;
}

const TEXT = z.optional(z.nullable(z.string()));

const ANSWER = z.object({
  credits_consumed: z.number(),
  matches: z.array(
    z.nullable(
      z.object({
        first_name: TEXT,
        last_name: TEXT,
        title: TEXT,
        linkedin_url: TEXT,
        email: TEXT,
        email_status: TEXT,
        organization: z.optional(z.nullable(z.object({ name: TEXT, primary_domain: TEXT, website_url: TEXT }))),
      }),
    ),
  ),
});

type ApolloAnswer = z.infer<typeof ANSWER>;

const UNREADABLE = fail('apollo.unreadable', 'Apollo a répondu quelque chose d’illisible.');

export function createApollo(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log' | 'cache' | 'signer'>,
  key: string,
): Apollo {
  const client = createHttpClient(ports, { code: 'apollo', name: 'Apollo', hosts: [HOST], secrets: [key] });
  const answerRound = keepPaidAnswers(ports, 'apollo');
  const headers = { 'x-api-key': key, 'content-type': 'application/json', accept: 'application/json' };
  return {
    match: (people) => {
      const body = JSON.stringify({ details: people.map(detailOf) });
      const [answer] = answerRound([body], () =>
        client.sendAll([{ url: BULK_MATCH, method: 'post', headers, body }]).map(refuseUnreadable),
      );
      if (answer === undefined) throw new Error('one request has one answer');
      const { body: found } = answer;
      if (!found.ok) return { people: found, credits: found === UNREADABLE ? people.length : 0 };
      const { matches, credits_consumed: credits } = parse(found.value);
      return { people: ok(peopleIn(matches)), credits };
    },
  };
}

function detailOf({ firstName, lastName, company, domain, email, linkedin }: WantedPerson): object {
  const known = Object.entries({
    first_name: firstName,
    last_name: lastName,
    organization_name: company,
    domain,
    email,
    linkedin_url: linkedin,
  });
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

function peopleIn(matches: ApolloAnswer['matches']): ApolloPerson[] {
  return matches.flatMap((match): ApolloPerson[] => {
    if (match === null) return [];
    const { organization } = match;
    return [
      {
        firstName: match.first_name ?? '',
        lastName: match.last_name ?? '',
        position: match.title ?? '',
        linkedin: match.linkedin_url ?? '',
        email: match.email ?? '',
        emailVerified: match.email_status === 'verified',
        company: organization?.name ?? '',
        domain: organization?.primary_domain ?? organization?.website_url ?? '',
      },
    ];
  });
}

/** What nobody can read is not kept: it is asked for again. */
function refuseUnreadable(body: Result<string>): Result<string> {
  if (!body.ok) return body;
  try {
    parse(body.value);
    return body;
  } catch {
    return UNREADABLE;
  }
}

/** Throws on another shape. */
function parse(body: string): ApolloAnswer {
  return ANSWER.parse(JSON.parse(body));
}
