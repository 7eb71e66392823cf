/** How a stand-in misbehaves when it is told to: every way an API has been seen to fail, in the service's own words. */
import type { Misbehaviour } from './misbehaviours.ts';
import type { Service, ServiceAnswer, ServiceRequest } from './service.ts';

/** The runtime adds it to a request; no real client sends it. */
export const MISBEHAVIOUR_HEADER = 'x-stand-in-misbehaviour';

const RETRY_AFTER_SECONDS = 12;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** The service's answer to `request`, spoilt. */
export function spoil(how: Misbehaviour, service: Service, request: ServiceRequest): ServiceAnswer {
  switch (how) {
    case '429-seconds':
      return failWith(service, 429, { 'retry-after': String(RETRY_AFTER_SECONDS) });
    case '429-date':
      return failWith(service, 429, { 'retry-after': new Date(Date.now() + RETRY_AFTER_SECONDS * 1000).toUTCString() });
    case '429-none':
      return failWith(service, 429, {});
    case 'truncated': {
      const answer = service.answer(request);
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    }
    case 'malformed':
      return { status: 200, headers: JSON_TYPE, body: '{"results": [{"id": ,}' };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html><html lang="fr"><title>Maintenance</title><h1>Service momentanément indisponible</h1></html>',
      };
    case 'empty':
      return { status: 200, headers: JSON_TYPE, body: '' };
    case 'wrong-schema':
      return { status: 200, headers: JSON_TYPE, body: '{"unexpected":true}' };
    case 'endless':
      return service.answerWithoutEnd(request);
    case 'dns':
    case 'timeout':
      throw new Error(`${how} happens before a service is reached`);
    default:
      return failWith(service, Number(how), {});
  }
}

function failWith(service: Service, status: number, headers: Record<string, string>): ServiceAnswer {
  const body = service.errorBody(status);
  // Some services refuse a key in plain text.
  if (typeof body === 'string') {
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
  }
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}
