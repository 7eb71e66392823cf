/**
 * The web app's address, `/exec`, as Google serves it: a script that answers a text sends its visitor to fetch that text elsewhere,
 * once, by a redirect that a client has to follow. https://developers.google.com/apps-script/guides/content#redirects
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Post, WebAnswer } from '../runtime/index.ts';

const TYPES: Readonly<Record<string, string>> = { JSON: 'application/json', TEXT: 'text/plain' };

/** Larger than what the script takes: refusing is its own business. */
const LARGEST_BODY = 1024 * 1024;

const FAILED =
  '<!DOCTYPE html><html lang="fr"><title>Erreur</title><p>Le script s’est arrêté sur une erreur.</p></html>';

export interface WebApp {
  /** True for a request of its own, once it is answered. */
  respond(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export function createWebApp(post: (message: Post) => Promise<WebAnswer | null>): WebApp {
  const waiting = new Map<string, WebAnswer>();

  const run = async (request: IncomingMessage, response: ServerResponse, queryString: string): Promise<void> => {
    const contents = await readBody(request);
    if (contents === null) return end(response, 413, 'text/plain', '');
    const [type = 'application/json'] = (request.headers['content-type'] ?? 'application/json').split(';');
    const answer = await post({ contents, type: type.trim(), queryString });
    // Google shows its own page, with a status of 200, when a script fails.
    if (answer === null) return end(response, 200, 'text/html', FAILED);
    const key = randomUUID();
    waiting.set(key, answer);
    response.writeHead(302, { location: `/macros/echo?user_content_key=${key}` });
    response.end();
  };

  const echo = (response: ServerResponse, key: string): void => {
    const answer = waiting.get(key);
    waiting.delete(key);
    if (answer === undefined) end(response, 404, 'text/plain', '');
    else end(response, 200, TYPES[answer.mimeType] ?? 'text/plain', answer.content);
  };

  return {
    async respond(request, response) {
      const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname === '/exec' && request.method === 'POST') {
        await run(request, response, search.slice(1));
        return true;
      }
      if (pathname !== '/macros/echo') return false;
      echo(response, searchParams.get('user_content_key') ?? '');
      return true;
    },
  };
}

/** `null` when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}
