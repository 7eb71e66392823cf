/** The preview over HTTP: the page's files, and one WebSocket per browser tab. */

import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, resolve } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { type RuntimeThread, startRuntimeThread } from './runtime-thread.ts';
import type { ClientId } from './thread.ts';
import { createWebApp } from './web-app.ts';

const HOST = '127.0.0.1';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Preview {
  readonly url: string;
  /** Saves the workbook, then closes everything. */
  close(): Promise<void>;
}

/**
 * Serves the workbook file `bookPath`, run by the bundle in `dist`, with the page built in `pageDirectory`.
 * Rejects with Node's error (`code: 'EADDRINUSE'`) when the port is busy.
 */
export async function servePreview(options: {
  bookPath: string;
  dist: string;
  pageDirectory: string;
  port: number;
}): Promise<Preview> {
  const tabs = new Map<ClientId, WebSocket>();
  /** The port is taken at once, so that a second start says so; the workbook takes longer. */
  let ready = false;
  const server = createServer(respond);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, HOST, done);
  });
  const { port } = server.address() as { port: number };
  const origins = [`http://${HOST}:${port}`, `http://localhost:${port}`];

  let runtime: RuntimeThread;
  const webApp = createWebApp((message) => runtime.post(message));
  try {
    runtime = await startRuntimeThread(options, (client, text) => {
      for (const [id, socket] of tabs) if (client === 'all' || client === id) socket.send(text);
    });
  } catch (error) {
    server.close();
    throw error;
  }

  ready = true;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0] ?? '/';
    // A page of another site must not read the workbook by naming this machine (DNS rebinding).
    if (!origins.includes(`http://${request.headers.host}`)) return end(response, 403);
    if (!ready) return askToWait(response);
    if (await webApp.respond(request, response)) return;
    if (path === '/book.json') {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="pistil.book.json"',
      });
      response.end(await runtime.save());
      return;
    }
    const file = resolve(options.pageDirectory, `.${path === '/' ? '/index.html' : path}`);
    const type = TYPES[extname(file)];
    if (!file.startsWith(resolve(options.pageDirectory)) || !type || !existsSync(file)) return end(response, 404);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
    createReadStream(file).pipe(response);
  }

  const sockets = new WebSocketServer({
    server,
    path: '/runtime',
    verifyClient: ({ origin }: { origin: string }) => origins.includes(origin),
  });
  let lastClient = 0;
  sockets.on('connection', (socket) => {
    lastClient += 1;
    const client = lastClient;
    tabs.set(client, socket);
    runtime.open(client);
    socket.on('message', (data) => runtime.receive(client, data.toString()));
    socket.on('close', () => {
      tabs.delete(client);
      runtime.close(client);
    });
  });

  return {
    url: `http://${HOST}:${port}`,
    async close() {
      for (const socket of tabs.values()) socket.terminate();
      sockets.close();
      await runtime.stop();
      await new Promise((done) => server.close(done));
    },
  };
}

const PREPARING =
  '<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Pistil</title>' +
  '<p>Le classeur se prépare, cela peut prendre une minute…</p></html>';

function askToWait(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2' });
  response.end(PREPARING);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
