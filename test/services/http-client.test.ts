import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/services/http-client.ts';
import { createRedactor } from '../../src/services/redaction.ts';
import { NO_ANSWER, type Outgoing, reply, scriptAnswers } from './outgoing.ts';

const HOST = 'api.exemple.example';
const get = (path = '') => ({ url: `https://${HOST}/avis${path}`, method: 'get' as const });

function clientOver({ ports }: Outgoing, secrets: string[] = []) {
  return createHttpClient(ports, { code: 'essai', name: 'le service d’essai', hosts: [HOST], secrets });
}

describe('an outgoing call', () => {
  it('gives the body of an answer 2xx', () => {
    const world = scriptAnswers(reply(200, 'bonjour'));
    expect(clientOver(world).sendAll([get()])).toEqual([{ ok: true, value: 'bonjour' }]);
  });

  it.each([
    ['http://api.exemple.example/avis', 'without https'],
    ['https://autre.example/avis', 'to another host'],
    ['https://api.exemple.example.voleur.example/', 'to a host that begins like ours'],
    ['https://moi@api.exemple.example/', 'with a user in it'],
    ['https://voleur.example/?https://api.exemple.example/', 'that names our host further on'],
    ['https://api.exemple.example:8443/', 'to another port'],
    ['https://api.exemple.example\\@voleur.example/', 'with a backslash'],
  ])('is never made to %s (%s)', (url) => {
    const world = scriptAnswers(reply(200));
    const [result] = clientOver(world).sendAll([{ url, method: 'get' }]);
    expect(result).toMatchObject({ ok: false, error: { code: 'essai.host-not-allowed' } });
    expect(world.ports.http.requests).toHaveLength(0);
  });

  it.each([429, 500, 503, 529])('is made again after %i, then succeeds', (status) => {
    const world = scriptAnswers(reply(status), reply(200, 'enfin'));
    expect(clientOver(world).sendAll([get()])).toEqual([{ ok: true, value: 'enfin' }]);
    expect(world.ports.http.requests).toHaveLength(2);
  });

  it('is made again when there was no answer at all', () => {
    const world = scriptAnswers(NO_ANSWER, NO_ANSWER, reply(200, 'enfin'));
    expect(clientOver(world).sendAll([get()])[0]).toEqual({ ok: true, value: 'enfin' });
  });

  it('is given up after three tries, with one French sentence', () => {
    const world = scriptAnswers(reply(503));
    expect(clientOver(world).sendAll([get()])[0]).toEqual({
      ok: false,
      error: {
        code: 'essai.unavailable',
        message: 'Le service d’essai est indisponible ; Pistil réessaiera au prochain passage.',
      },
    });
    expect(world.ports.http.requests).toHaveLength(3);
  });

  it.each([
    [400, 'essai.refused'],
    [401, 'essai.unauthorized'],
    [402, 'essai.unpaid'],
    [403, 'essai.forbidden'],
    [404, 'essai.refused'],
    [451, 'essai.refused'],
    [302, 'essai.refused'],
  ])('is not made again after %i', (status, code) => {
    const world = scriptAnswers(reply(status));
    expect(clientOver(world).sendAll([get()])[0]).toMatchObject({ ok: false, error: { code } });
    expect(world.ports.http.requests).toHaveLength(1);
  });

  it('waits as many seconds as the service asks', () => {
    const world = scriptAnswers(reply(429, '', { 'Retry-After': '12' }), reply(200));
    clientOver(world).sendAll([get()]);
    expect(world.slept()).toBe(12_000);
  });

  it('waits until the date that the service names', () => {
    const world = scriptAnswers((_request) => {
      const later = new Date(world.ports.clock.now().getTime() + 7000);
      return world.ports.http.requests.length === 1
        ? reply(503, '', { 'retry-after': later.toUTCString() })
        : reply(200);
    });
    clientOver(world).sendAll([get()]);
    expect(world.slept()).toBeGreaterThan(5999);
    expect(world.slept()).toBeLessThanOrEqual(7000);
  });

  it('does not wait for what is further than a run can wait', () => {
    const world = scriptAnswers(reply(429, '', { 'retry-after': '3600' }));
    expect(clientOver(world).sendAll([get()])[0]).toMatchObject({ error: { code: 'essai.limited' } });
    expect(world.slept()).toBe(0);
  });

  it('obeys a service that says not to try again', () => {
    const world = scriptAnswers(reply(500, '', { 'x-should-retry': 'false' }));
    clientOver(world).sendAll([get()]);
    expect(world.ports.http.requests).toHaveLength(1);
  });

  it('goes out together with others, and only those that failed go out again', () => {
    const world = scriptAnswers(reply(200, 'un'), reply(500), reply(200, 'trois'), reply(200, 'deux'));
    const results = clientOver(world).sendAll([get('?1'), get('?2'), get('?3')]);
    expect(results.map((result) => result.ok && result.value)).toEqual(['un', 'deux', 'trois']);
    expect(world.ports.gate.calls.map(({ name }) => name)).toEqual(['http.fetchAll', 'http.fetchAll']);
  });

  it('is not made any more in this run once the host has failed three times in a row', () => {
    const world = scriptAnswers(reply(500));
    const client = clientOver(world);
    for (const _ of [1, 2, 3]) client.sendAll([get()]);
    const before = world.ports.http.requests.length;
    expect(client.sendAll([get()])[0]).toMatchObject({ ok: false, error: { code: 'essai.suspended' } });
    expect(world.ports.http.requests).toHaveLength(before);
  });

  it('may be made again by the next run', () => {
    const world = scriptAnswers(...Array.from({ length: 9 }, () => reply(500)), reply(200, 'revenu'));
    const client = clientOver(world);
    for (const _ of [1, 2, 3]) client.sendAll([get()]);
    expect(clientOver(world).sendAll([get()])[0]).toEqual({ ok: true, value: 'revenu' });
  });
});

describe('a key', () => {
  it('is in no log and in no error, wherever the service repeats it', () => {
    const key = 'sk-ant-secret-42';
    const world = scriptAnswers(reply(400, `invalid x-api-key: ${key}`));
    const [result] = clientOver(world, [key]).sendAll([get(`?api_key=${key}`)]);
    expect(JSON.stringify(world.ports.log.lines)).not.toContain(key);
    expect(JSON.stringify(result)).not.toContain(key);
  });

  it('is struck out of any text', () => {
    const secret = fc.stringMatching(/^[a-zA-Z0-9-]{8,40}$/);
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, key, after) => {
        expect(createRedactor([key])(`${before}${key}${after}`)).not.toContain(key);
      }),
      { numRuns: 1000 },
    );
  });

  it('is struck out of the places where keys stand, known or not', () => {
    expect(createRedactor([])('GET /x?api_key=abc123&q=1 authorization: Bearer zzz')).not.toMatch(/abc123|zzz/);
  });
});
