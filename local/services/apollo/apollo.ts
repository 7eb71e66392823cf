/** Apollo's enrichment of people: the contract and its limits are the real ones, the people invented. */
import * as z from 'zod/mini';
import type { DirectoryPerson } from '../directory.ts';
import { answerJson, type Service, type ServiceAnswer, type ServiceRequest } from '../service.ts';

const MOST_PEOPLE = 10;

const INVALID_KEY = 'Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.';

const TEXT = z.optional(z.nullable(z.string()));

const DETAIL = z.object({
  id: TEXT,
  first_name: TEXT,
  last_name: TEXT,
  name: TEXT,
  organization_name: TEXT,
  domain: TEXT,
  email: TEXT,
  linkedin_url: TEXT,
});
type Detail = z.infer<typeof DETAIL>;

const BULK = z.object({ details: z.array(DETAIL) });

export function createApollo(people: readonly DirectoryPerson[]): Service {
  return {
    answer: (request) => respond(people, request),
    errorBody,
    answerWithoutEnd: (request) => respond(people, request),
  };
}

function respond(people: readonly DirectoryPerson[], { method, url, headers, body }: ServiceRequest): ServiceAnswer {
  const key = headers['x-api-key'];
  if (typeof key !== 'string' || key === '') return plain(401, INVALID_KEY);
  if (url.searchParams.get('reveal_phone_number') === 'true' && !url.searchParams.has('webhook_url')) {
    return answerJson(400, { error: 'webhook_url is required when reveal_phone_number is true' });
  }
  switch (`${method} ${url.pathname}`) {
    case 'POST /api/v1/people/match':
      return matchOne(people, Object.fromEntries(url.searchParams));
    case 'POST /api/v1/people/bulk_match':
      return matchMany(people, body);
    default:
      return answerJson(404, { error: 'Not found' });
  }
}

function matchOne(people: readonly DirectoryPerson[], detail: Detail): ServiceAnswer {
  const found = find(people, detail);
  return answerJson(200, { person: found === undefined ? null : describe(found) });
}

function matchMany(people: readonly DirectoryPerson[], body: string): ServiceAnswer {
  const details = readDetails(body);
  if (details === null || details.length === 0) {
    return refuse('INVALID_REQUEST', 'invalid request, missing details');
  }
  if (details.length > MOST_PEOPLE) {
    return refuse('RECORD_LIMIT_EXCEEDED', `cannot enrich more than ${MOST_PEOPLE} in a single request`);
  }
  const matches = details.map((detail) => find(people, detail));
  const found = new Set(matches.filter((match) => match !== undefined));
  return answerJson(200, {
    status: 'success',
    error_code: null,
    error_message: null,
    total_requested_enrichments: details.length,
    unique_enriched_records: found.size,
    missing_records: matches.filter((match) => match === undefined).length,
    credits_consumed: found.size,
    matches: matches.map((match) => (match === undefined ? null : describe(match))),
  });
}

function readDetails(body: string): readonly Detail[] | null {
  try {
    const bulk = BULK.safeParse(JSON.parse(body));
    return bulk.success ? bulk.data.details : null;
  } catch {
    return null;
  }
}

/** By address, else by name and house, as a directory does: a name alone is not enough. */
function find(people: readonly DirectoryPerson[], detail: Detail): DirectoryPerson | undefined {
  const known = people.filter(({ inApollo }) => inApollo);
  const same = (a: string | null | undefined, b: string) => (a ?? '').toLowerCase() === b.toLowerCase();
  return (
    known.find(({ email }) => email !== '' && same(detail.email, email)) ??
    known.find(
      (person) =>
        same(detail.first_name, person.firstName) &&
        same(detail.last_name, person.lastName) &&
        (same(detail.domain, person.domain) || same(detail.organization_name, person.company)),
    )
  );
}

function describe(person: DirectoryPerson): object {
  const slug = `${person.firstName} ${person.lastName}`
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return {
    id: `stand-in-${slug}`,
    first_name: person.firstName,
    last_name: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    linkedin_url: `http://www.linkedin.com/in/${slug}`,
    title: person.position,
    email: person.email,
    email_status: person.guessed ? 'extrapolated' : 'verified',
    headline: `${person.position}, ${person.company}`,
    organization: { name: person.company, website_url: `http://www.${person.domain}`, primary_domain: person.domain },
  };
}

/** Its limits are told in a sentence, its refused keys in plain text. */
function errorBody(status: number): unknown {
  if (status === 401) return INVALID_KEY;
  if (status === 429) {
    return { message: 'The maximum number of api calls allowed for api/v1/people/bulk_match is 600 times per hour.' };
  }
  if (status === 403) return { error: 'api/v1/people/bulk_match is not accessible with this api_key' };
  return { status: 'failed', error_code: 'UNKNOWN_ERROR', error_message: `error ${status}` };
}

function refuse(error_code: string, error_message: string): ServiceAnswer {
  return answerJson(400, { status: 'failed', error_code, error_message });
}

function plain(status: number, body: string): ServiceAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
