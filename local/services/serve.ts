/** A stand-in behind a real HTTP server, on the loopback. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { MISBEHAVIOUR_HEADER, spoil } from './misbehaviour.ts';
import type { Misbehaviour } from './misbehaviours.ts';
import type { Service, ServiceRequest } from './service.ts';

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
