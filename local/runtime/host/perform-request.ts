/** One HTTP request, sent to the stand-in of its origin. */
import http from 'node:http';
import type { HttpOutcome, HttpRequest } from './http-exchange.ts';

const TIMEOUT_MS = 60_000;
const BODY_BYTES = 50 * 1024 * 1024;
const REDIRECTS = 10;
const FAILURES: Readonly<Record<string, 'too-large' | 'timeout'>> = { TOO_LARGE: 'too-large', TIMED_OUT: 'timeout' };

/** `origins`: the origin asked for → the loopback one that answers. An origin without a stand-in does not exist here. */
export async function performRequest(
  request: HttpRequest,
  origins: Readonly<Record<string, string>>,
): Promise<HttpOutcome> {
  let next = request;
  for (let hops = 0; hops <= REDIRECTS; hops += 1) {
    const url = new URL(next.url);
    const origin = origins[url.origin];
    if (origin === undefined) return { failure: 'dns' };
    const outcome = await send(next, new URL(url.pathname + url.search, origin), url.host);
    const location =
      'status' in outcome && outcome.status >= 300 && outcome.status < 400 ? outcome.headers.location : undefined;
    if (!next.followRedirects || typeof location !== 'string' || !('status' in outcome)) return outcome;
    const keepsMethod = outcome.status === 307 || outcome.status === 308;
    next = {
      ...next,
      url: new URL(location, url).href,
      method: keepsMethod ? next.method : 'get',
      body: keepsMethod ? next.body : null,
    };
  }
  return { failure: 'timeout' };
}

function send({ method, headers, body }: HttpRequest, url: URL, host: string): Promise<HttpOutcome> {
  const started = Date.now();
  return new Promise((resolve) => {
    const sent = http.request(
      url,
      {
        method: method.toUpperCase(),
        headers: { ...headers, host, ...(body && { 'content-length': body.byteLength }) },
        timeout: TIMEOUT_MS,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > BODY_BYTES) sent.destroy(Object.assign(new Error('too large'), { code: 'TOO_LARGE' }));
        });
        response.on('end', () => {
          const received = Object.fromEntries(
            Object.entries(response.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: received,
            body: Buffer.concat(chunks),
            waited: Date.now() - started,
          });
        });
        response.on('error', fail);
      },
    );
    const fail = (error: NodeJS.ErrnoException) => {
      resolve({ failure: FAILURES[error.code ?? ''] ?? 'refused' });
    };
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('timed out'), { code: 'TIMED_OUT' })));
    sent.on('error', fail);
    if (body) sent.write(body);
    sent.end();
  });
}
