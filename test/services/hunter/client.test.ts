import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createHunter } from '../../../src/services/hunter/client.ts';
import { reply, scriptAnswers } from '../outgoing.ts';

const KEY = '0123456789abcdef0123456789abcdef01234567';
const RECORDED = '../shared/recorded/hunter';
const EMAIL = 'claire.vasseur@valmarais.example';
const PERSON = { firstName: 'Zoé', lastName: 'L’Hôte & fils', domain: 'valmarais.example' };

const verdict = (status: string) => reply(200, JSON.stringify({ data: { status, score: 90, email: EMAIL } }));
const running = reply(202, JSON.stringify({ data: { status: null } }));

describe('asking Hunter to verify an address', () => {
  test.each(['valid', 'invalid', 'accept_all', 'webmail', 'disposable', 'unknown'])('%s', (status) => {
    const { ports } = scriptAnswers(verdict(status));
    expect(createHunter(ports, KEY).verify([EMAIL])).toEqual([{ ok: true, value: status }]);
  });

  test('the key travels in its header, never in the address', () => {
    const { ports } = scriptAnswers(verdict('valid'));
    createHunter(ports, KEY).verify([EMAIL]);
    expect(ports.http.requests[0]?.url).not.toContain(KEY);
    expect(ports.http.requests[0]?.headers).toMatchObject({ 'X-API-KEY': KEY });
  });

  test('a verification that is running is asked for again, a few times', () => {
    const soon = scriptAnswers(running, running, verdict('valid'));
    expect(createHunter(soon.ports, KEY).verify([EMAIL])).toEqual([{ ok: true, value: 'valid' }]);
    const never = scriptAnswers(running);
    expect(createHunter(never.ports, KEY).verify([EMAIL])).toMatchObject([
      { ok: false, error: { code: 'hunter.pending' } },
    ]);
    expect(never.ports.http.requests).toHaveLength(4);
    expect(never.slept()).toBe(12_000);
  });

  test('only those that are running are asked for again', () => {
    const { ports } = scriptAnswers(verdict('valid'), running, verdict('invalid'));
    expect(createHunter(ports, KEY).verify(['a@b.example', 'c@d.example'])).toEqual([
      { ok: true, value: 'valid' },
      { ok: true, value: 'invalid' },
    ]);
    expect(ports.http.requests.map(({ url }) => url.split('=')[1])).toEqual([
      'a%40b.example',
      'c%40d.example',
      'c%40d.example',
    ]);
  });

  test('a round of which a part has failed is asked again for that part alone, by a run that finds nothing written', () => {
    const { ports } = scriptAnswers(verdict('valid'), reply(400, '{"errors":[]}'), verdict('invalid'));
    const both = ['a@b.example', 'c@d.example'];
    expect(
      createHunter(ports, KEY)
        .verify(both)
        .map(({ ok }) => ok),
    ).toEqual([true, false]);
    expect(createHunter(ports, KEY).verify(both)).toEqual([
      { ok: true, value: 'valid' },
      { ok: true, value: 'invalid' },
    ]);
    expect(ports.http.requests).toHaveLength(3);
  });

  test.each([403, 429])('%d: one more try after a delay, then a limit', (status) => {
    const { ports, slept } = scriptAnswers(reply(status, '{"errors":[]}', { 'Retry-After': '5' }));
    expect(createHunter(ports, KEY).verify([EMAIL])).toMatchObject([{ ok: false, error: { code: 'hunter.limited' } }]);
    expect(ports.http.requests).toHaveLength(2);
    expect(slept()).toBe(5000);
  });

  test.each([
    [451, 'hunter.objected'],
    [402, 'hunter.unpaid'],
    [401, 'hunter.unauthorized'],
    [400, 'hunter.refused'],
  ])('%d is never tried again', (status, code) => {
    const { ports } = scriptAnswers(reply(status, '{"errors":[]}'));
    expect(createHunter(ports, KEY).verify([EMAIL])).toMatchObject([{ ok: false, error: { code } }]);
    expect(ports.http.requests).toHaveLength(1);
  });

  test('neither the address nor the key reaches the log', () => {
    const { ports } = scriptAnswers(reply(500, `no such key ${KEY}`));
    createHunter(ports, KEY).verify([EMAIL]);
    expect(JSON.stringify(ports.log)).not.toMatch(/claire|0123456789abcdef/);
    expect(JSON.stringify(ports.log)).toContain('hunter');
  });

  test.skipIf(!existsSync(RECORDED))('reads a real answer', () => {
    const { ports } = scriptAnswers(
      reply(200, readFileSync(`${RECORDED}/email-verifier.200.accept_all.real.json`, 'utf8')),
    );
    expect(createHunter(ports, KEY).verify([EMAIL])).toEqual([{ ok: true, value: 'accept_all' }]);
  });
});

describe('asking Hunter for an address', () => {
  test('sends name and domain, and reads the address with its verification', () => {
    const body = { data: { email: EMAIL, verification: { date: '2026-06-01', status: 'valid' } } };
    const { ports } = scriptAnswers(reply(200, JSON.stringify(body)));
    expect(createHunter(ports, KEY).find([PERSON])).toEqual([{ ok: true, value: { email: EMAIL, verdict: 'valid' } }]);
    const sent = new URL(ports.http.requests[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(sent)).toEqual({ domain: PERSON.domain, first_name: 'Zoé', last_name: 'L’Hôte & fils' });
  });

  test('knows nobody: no address', () => {
    const { ports } = scriptAnswers(
      reply(200, JSON.stringify({ data: { email: null, verification: { status: null } } })),
    );
    expect(createHunter(ports, KEY).find([PERSON])).toEqual([{ ok: true, value: { email: '', verdict: null } }]);
  });
});
