import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebApp } from '../../../local/preview/web-app.ts';
import type { Post } from '../../../local/runtime/index.ts';

describe('the address of the web app', () => {
  const posted: Post[] = [];
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const webApp = createWebApp((message) => {
      posted.push(message);
      return Promise.resolve(message.contents === 'fault' ? null : { mimeType: 'JSON', content: '{"ok":true}' });
    });
    server = createServer(async (request, response) => {
      if (!(await webApp.respond(request, response))) response.writeHead(418).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const post = (body: string, redirect: 'manual' | 'follow' = 'follow') =>
    fetch(`${origin}/exec?a=1`, { method: 'POST', body, redirect, headers: { 'content-type': 'application/json' } });

  it('sends its visitor to fetch the answer, once', async () => {
    const sent = await post('{}', 'manual');
    expect(sent.status).toBe(302);
    const place = new URL(sent.headers.get('location') ?? '', origin);
    expect(await (await fetch(place)).json()).toEqual({ ok: true });
    expect((await fetch(place)).status).toBe(404);
  });

  it('hands over the body, its type and the parameters of the address', async () => {
    expect(await (await post('{"é":1}')).json()).toEqual({ ok: true });
    expect(posted.at(-1)).toEqual({ contents: '{"é":1}', type: 'application/json', queryString: 'a=1' });
  });

  it('shows a page, with a status of 200, when the script fails', async () => {
    const answer = await post('fault');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<html');
  });

  it('leaves other addresses to the preview, and refuses what is huge', async () => {
    expect((await fetch(`${origin}/index.html`)).status).toBe(418);
    expect((await post('x'.repeat(1_100_000))).status).toBe(413);
  });
});
