/** Hunter's verifier and finder: the contract and its refusals are the real ones, the people invented. */
import type { DirectoryPerson } from '../directory.ts';
import { answerJson, type Service, type ServiceAnswer, type ServiceRequest } from '../service.ts';

const SCORES: Readonly<Record<DirectoryPerson['verdict'], number>> = {
  valid: 95,
  accept_all: 70,
  unknown: 40,
  invalid: 0,
};

const RESULTS: Readonly<Record<DirectoryPerson['verdict'], string>> = {
  valid: 'deliverable',
  accept_all: 'risky',
  unknown: 'risky',
  invalid: 'undeliverable',
};

const ERRORS: Readonly<Record<number, { readonly id: string; readonly details: string }>> = {
  400: { id: 'wrong_params', details: 'You are missing the email parameter' },
  401: { id: 'authentication_failed', details: 'No user found for the API key supplied' },
  402: { id: 'payment_required', details: 'Your plan has no credit left' },
  403: { id: 'forbidden', details: 'You have reached the rate limit' },
  404: { id: 'not_found', details: "The requested resource couldn't be found." },
  429: { id: 'too_many_requests', details: 'You have reached your usage limit' },
  451: { id: 'claimed_email', details: 'The person behind this e-mail address has asked us to stop processing it' },
};

/** Each instance remembers how long its verifications have been running. */
export function createHunter(people: readonly DirectoryPerson[]): Service {
  const asked = new Map<string, number>();

  const verify = (email: string): ServiceAnswer => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return refuse(400);
    const person = people.find((candidate) => candidate.email.toLowerCase() === email.toLowerCase());
    if (person?.objected) return refuse(451);
    const times = asked.get(email) ?? 0;
    asked.set(email, times + 1);
    if (person !== undefined && times < person.runningFor) {
      return answerJson(202, { data: { status: null, email }, meta: { params: { email } } });
    }
    return answerJson(200, { data: verdictOf(email, person), meta: { params: { email } } });
  };

  const find = (parameters: URLSearchParams): ServiceAnswer => {
    const [domain, first, last] = ['domain', 'first_name', 'last_name'].map((name) => parameters.get(name) ?? '');
    if (!domain || !first || !last) return refuse(400);
    const person = people.find(
      (candidate) =>
        candidate.domain === domain.toLowerCase() &&
        candidate.firstName.toLowerCase() === first.toLowerCase() &&
        candidate.lastName.toLowerCase() === last.toLowerCase(),
    );
    if (person?.objected) return refuse(451);
    return answerJson(200, {
      data: {
        first_name: first,
        last_name: last,
        email: person?.email ?? null,
        score: person === undefined ? null : SCORES[person.verdict],
        domain,
        position: person?.position ?? null,
        company: person?.company ?? null,
        verification:
          person === undefined ? { date: null, status: null } : { date: '2026-06-01', status: person.verdict },
        sources: [],
      },
      meta: { params: { first_name: first, last_name: last, domain } },
    });
  };

  const answer = ({ method, url, headers }: ServiceRequest): ServiceAnswer => {
    if (!hasKey(url, headers)) return refuse(401);
    switch (`${method} ${url.pathname}`) {
      case 'GET /v2/email-verifier':
        return verify(url.searchParams.get('email') ?? '');
      case 'GET /v2/email-finder':
        return find(url.searchParams);
      default:
        return refuse(404);
    }
  };

  return {
    answer,
    errorBody,
    /** A verification that never ends. */
    answerWithoutEnd: () => answerJson(202, { data: { status: null }, meta: { params: {} } }),
  };
}

function hasKey(url: URL, headers: ServiceRequest['headers']): boolean {
  const given =
    headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '') ?? url.searchParams.get('api_key');
  return typeof given === 'string' && given !== '';
}

function verdictOf(email: string, person: DirectoryPerson | undefined): object {
  const status = person?.verdict ?? 'unknown';
  return {
    status,
    result: RESULTS[status],
    _deprecation_notice: 'Using result is deprecated, use status instead',
    score: SCORES[status],
    email,
    regexp: true,
    gibberish: false,
    disposable: false,
    webmail: false,
    mx_records: true,
    smtp_server: true,
    smtp_check: status !== 'invalid',
    accept_all: status === 'accept_all',
    block: false,
    sources: [],
  };
}

function errorBody(status: number): unknown {
  const { id, details } = ERRORS[status] ?? { id: 'error', details: `Error ${status}` };
  return { errors: [{ id, code: status, details }] };
}

function refuse(status: number): ServiceAnswer {
  return answerJson(status, errorBody(status));
}
