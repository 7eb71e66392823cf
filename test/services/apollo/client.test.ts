import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createApollo, type WantedPerson } from '../../../src/services/apollo/client.ts';
import { NO_ANSWER, reply, scriptAnswers } from '../outgoing.ts';

const KEY = 'apollo-essai-0123456789';
const RECORDED = '../shared/recorded/apollo';

const claire: WantedPerson = {
  firstName: 'Claire',
  lastName: 'Vasseur',
  company: 'Ville de Valmarais',
  domain: 'valmarais.example',
  email: '',
  linkedin: '',
};

const found = JSON.stringify({
  credits_consumed: 1,
  matches: [
    {
      first_name: 'Claire',
      last_name: 'Vasseur',
      title: 'Directrice',
      linkedin_url: 'http://www.linkedin.com/in/claire-vasseur',
      email: 'claire.vasseur@valmarais.example',
      email_status: 'verified',
      organization: { name: 'Ville de Valmarais', primary_domain: 'valmarais.example' },
    },
    null,
  ],
});

describe('asking Apollo about people', () => {
  test('names travel in the body, the key in its header, and nothing personal is revealed', () => {
    const { ports } = scriptAnswers(reply(200, found));
    createApollo(ports, KEY).match([claire]);
    const [request] = ports.http.requests;
    expect(request?.url).not.toMatch(/Vasseur|apollo-essai/);
    expect(request?.url).toContain('reveal_personal_emails=false');
    expect(request?.url).toContain('reveal_phone_number=false');
    expect(request?.headers).toMatchObject({ 'x-api-key': KEY });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      details: [
        {
          first_name: 'Claire',
          last_name: 'Vasseur',
          organization_name: 'Ville de Valmarais',
          domain: 'valmarais.example',
        },
      ],
    });
  });

  test('gives whom it knows, and the credits it took', () => {
    const { ports } = scriptAnswers(reply(200, found));
    expect(createApollo(ports, KEY).match([claire, claire])).toMatchObject({
      credits: 1,
      people: { ok: true, value: [{ position: 'Directrice', emailVerified: true, domain: 'valmarais.example' }] },
    });
  });

  test('the same question is paid for once in six hours', () => {
    const { ports } = scriptAnswers(reply(200, found));
    const apollo = createApollo(ports, KEY);
    expect(apollo.match([claire])).toEqual(apollo.match([claire]));
    expect(ports.http.requests).toHaveLength(1);
    ports.clock.sleep(7 * 3_600_000);
    apollo.match([claire]);
    expect(ports.http.requests).toHaveLength(2);
  });

  test.each([
    [401, 'Invalid API key. See the documentation.', 'apollo.unauthorized', 1],
    [403, '{"error":"not accessible"}', 'apollo.forbidden', 1],
    [400, '{"status":"failed","error_code":"INVALID_REQUEST"}', 'apollo.refused', 1],
    [422, '{"error_message":"no implicit conversion"}', 'apollo.refused', 1],
    [429, '{"message":"600 times per hour"}', 'apollo.limited', 3],
    [500, '', 'apollo.unavailable', 3],
  ])('%d: one French sentence, no credit, no key in the log', (status, body, code, calls) => {
    const { ports } = scriptAnswers(reply(status, body));
    const { people, credits } = createApollo(ports, KEY).match([claire]);
    expect(people).toMatchObject({ ok: false, error: { code } });
    expect(credits).toBe(0);
    expect(ports.http.requests).toHaveLength(calls);
    expect(JSON.stringify(ports.log)).not.toContain(KEY);
  });

  test('no answer at all costs nothing; an unreadable one is reckoned at the most it may have cost', () => {
    const silent = scriptAnswers(NO_ANSWER);
    expect(createApollo(silent.ports, KEY).match([claire])).toMatchObject({ credits: 0, people: { ok: false } });
    const garbled = scriptAnswers(reply(200, '{"matches": ['));
    expect(createApollo(garbled.ports, KEY).match([claire, claire])).toMatchObject({
      credits: 2,
      people: { ok: false, error: { code: 'apollo.unreadable' } },
    });
  });

  test.skipIf(!existsSync(RECORDED))('reads the documentation’s own example', () => {
    const body = readFileSync(`${RECORDED}/people-bulk-match.200.result.json`, 'utf8');
    const { ports } = scriptAnswers(reply(200, body));
    const { people, credits } = createApollo(ports, KEY).match([claire]);
    expect(credits).toBe(3);
    expect(people).toMatchObject({ ok: true });
    expect(people.ok && people.value.every(({ lastName, position, domain }) => lastName && position && domain)).toBe(
      true,
    );
  });
});
