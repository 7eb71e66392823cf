/** A stand-in of an API: a real HTTP server on the loopback that answers by the API's contract. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Misbehaviour } from '../runtime/host/http-exchange.ts';
import { MISBEHAVIOUR_HEADER, spoil } from './misbehaviour.ts';

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

/** Serves on a free port of 127.0.0.1; resolves to the origin. The server does not keep the thread alive. */
export async function serve(service: Service): Promise<string> {
  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: ServiceRequest = {
        method: incoming.method ?? 'GET',
        url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      const how = incoming.headers[MISBEHAVIOUR_HEADER] as Misbehaviour | undefined;
      const { status, headers, body } = how === undefined ? service.answer(request) : spoil(how, service, request);
      outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      outgoing.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
