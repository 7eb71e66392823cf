/** A stand-in of an API: what answers by the API's contract. */
import type http from 'node:http';

export interface ServiceRequest {
  readonly method: string;
  /** Path and parameters; its origin is the loopback's. */
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Service {
  answer(request: ServiceRequest): ServiceAnswer;
  /** Body of an error of this status, in the service's own form. */
  errorBody(status: number): unknown;
  /** The answer of a service whose output never ends: a last page that never comes, a text cut at its limit. */
  answerWithoutEnd(request: ServiceRequest): ServiceAnswer;
}

/** An answer in JSON. */
export function answerJson(
  status: number,
  content: unknown,
  headers: Readonly<Record<string, string>> = {},
): ServiceAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(content),
  };
}
