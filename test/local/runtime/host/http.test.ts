import { describe, expect, it } from 'vitest';
import type { MISBEHAVIOURS } from '../../../../local/services/misbehaviours.ts';
import { openWith } from './bundle-folder.ts';

const HOST = 'boamp-datadila.opendatasoft.com';
const RECORDS = `https://${HOST}/api/explore/v2.1/catalog/datasets/boamp/records`;

describe('UrlFetchApp', () => {
  const runtime = openWith(`
    function status(url) { return UrlFetchApp.fetch(url, { muteHttpExceptions: true }).getResponseCode(); }
    function text(url) { return UrlFetchApp.fetch(url).getContentText(); }
    function headers(url) { const answer = UrlFetchApp.fetch(url, { muteHttpExceptions: true }); return answer.getHeaders(); }
    function all(urls) { return UrlFetchApp.fetchAll(urls.map((url) => ({ url, muteHttpExceptions: true }))).map((answer) => answer.getResponseCode()); }
    function request(url, parameters) { return UrlFetchApp.getRequest(url, parameters); }
    function post(payload) { return UrlFetchApp.fetch('https://api.anthropic.com/v1/messages', { payload, muteHttpExceptions: true }).getResponseCode(); }
    function misused(parameters) { UrlFetchApp.fetch('https://www.boamp.fr/', parameters); }
  `);

  it('answers with a status, headers and a text', () => {
    expect(JSON.parse(String(runtime.call('text', [`${RECORDS}?limit=1`]))).results).toHaveLength(1);
    expect(runtime.call('headers', [RECORDS])).toMatchObject({
      'X-Ratelimit-Limit': '2000000',
      'Content-Type': 'application/json; charset=utf-8',
    });
    expect(runtime.call('post', [{ a: 1 }])).toBe(401);
  });

  it('throws Google’s message on an error that is not muted', () => {
    expect(() => runtime.call('text', [`${RECORDS}?limit=101`])).toThrow(
      `Request failed for https://${HOST} returned code 400. Server response: {"error_code":"InvalidRESTParameterError"`,
    );
    expect(runtime.call('status', [`${RECORDS}?limit=101`])).toBe(400);
  });

  it('sends a batch as one call', () => {
    expect(runtime.call('all', [[RECORDS, `${RECORDS}?limit=101`, `https://${HOST}/nulle/part`]])).toEqual([
      200, 400, 404,
    ]);
    expect(runtime.calls.map(({ kind, cells }) => [kind, cells])).toEqual([['fetch', 3]]);
  });

  it('encodes a form, and posts what has a payload', () => {
    expect(runtime.call('request', ['https://www.boamp.fr/', { payload: { q: 'a b' } }])).toMatchObject({
      method: 'post',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  });

  it('refuses long URLs, unencoded ones, unknown parameters and hosts that are not there', () => {
    expect(() => runtime.call('text', [`${RECORDS}?where=${'a'.repeat(2048)}`])).toThrow(
      'Limit Exceeded: URLFetch URL Length.',
    );
    expect(() => runtime.call('text', [`${RECORDS}?where=a b`])).toThrow('Invalid argument');
    expect(() => runtime.call('misused', [{ timeout: 3 }])).toThrow('timeout');
    expect(() => runtime.call('text', ['https://nulle.part.example/'])).toThrow(
      'DNS error: https://nulle.part.example/',
    );
  });
});

describe('a host told to misbehave', () => {
  const runtime = openWith(`
    function ask(offset) {
      try {
        const answer = UrlFetchApp.fetch('${RECORDS}?limit=5&offset=' + (offset || 0), { muteHttpExceptions: true });
        return [answer.getResponseCode(), answer.getContentText(), answer.getHeaders()['Retry-After'] || null];
      } catch (error) { return [0, error.message, null]; }
    }
  `);

  const answerTo = (how: (typeof MISBEHAVIOURS)[number], offset = 0) => {
    runtime.http.misbehave(HOST, how);
    const [status, text, retryAfter] = runtime.call('ask', [offset]) as [number, string, string | null];
    runtime.http.behave();
    return { status, text, retryAfter };
  };

  it('fails in the service’s own words', () => {
    expect(answerTo('429-seconds')).toMatchObject({ status: 429, retryAfter: '12' });
    expect(answerTo('429-none')).toMatchObject({ status: 429, retryAfter: null });
    expect(Date.parse(answerTo('429-date').retryAfter ?? '')).toBeGreaterThan(0);
    expect(JSON.parse(answerTo('429-none').text).errorcode).toBe(10002);
    for (const status of ['401', '402', '403', '500', '503', '529'] as const)
      expect(answerTo(status).status).toBe(Number(status));
  });

  it('does not answer, or not what was asked', () => {
    expect(answerTo('dns').text).toContain('DNS error: https://');
    expect(answerTo('timeout').text).toContain('Timeout: https://');
    for (const how of ['truncated', 'malformed', 'html', 'empty'] as const)
      expect(() => JSON.parse(answerTo(how).text)).toThrow();
    expect(JSON.parse(answerTo('wrong-schema').text)).toEqual({ unexpected: true });
  });

  it('gives full pages without end', () => {
    for (const offset of [0, 5000]) expect(JSON.parse(answerTo('endless', offset).text).results).toHaveLength(5);
  });

  it('misbehaves for the requests chosen only', () => {
    runtime.http.misbehave(HOST, '500', (number) => number === 2);
    const statuses = [1, 2, 3].map(() => (runtime.call('ask') as [number])[0]);
    expect(statuses).toEqual([200, 500, 200]);
    expect(runtime.http.misbehaviours).toEqual({ [HOST]: '500' });
  });
});
