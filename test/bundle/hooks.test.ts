import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { type ReceivedPost, type RecordingHooks, startRecordingHooks } from './start-recording-hooks.ts';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';
const MAKE = 'https://hook.eu1.make.com/abcdefghijklmnop';
const SLACK = 'https://hooks.slack.com/services/T000/B000/invented';
const INES = 'ines.carpentier@butinage.example';

let runtime: Runtime;
let hooks: RecordingHooks;

beforeAll(async () => {
  hooks = await startRecordingHooks();
  runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00'), services: { origins: hooks.origins } });
  runtime.call('installPistil');
  saveKey('inbound', SECRET);
});

afterAll(async () => {
  runtime.close();
  await hooks.stop();
});

const rpc = (method: string, input: object = {}, user = runtime.user) =>
  runtime.call('rpc', [method, input], { kind: 'sidebar', user });

function saveKey(name: string, key: string): void {
  expect(rpc('health.save-key', { name, key })).toMatchObject({ ok: true });
}

/** The built bundle as a web app on the local runtime. */
describe('what another tool posts to the bundle', () => {
  function sign(request: unknown, id: string): string {
    const timestamp = Math.floor(runtime.clock.now() / 1000);
    const payload = JSON.stringify(request);
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${id}.${payload}`).digest('hex');
    return JSON.stringify({ payload, timestamp, id, signature });
  }

  const post = (contents: string) => JSON.parse(runtime.post({ contents }).content) as unknown;

  const CONTACT = {
    action: 'contact.upsert',
    contact: { email: 'léa.oury@ruchelle.example', firstName: '=1+1', lastName: 'Oury', company: 'Ruchelle' },
  };

  it('creates a contact in JSON, once, a formula staying a text', () => {
    const body = sign(CONTACT, 'make-000001');
    const first = post(body);
    expect(first).toMatchObject({ ok: true, value: { result: 'created' } });
    expect(post(body)).toEqual(first);
    const rows = runtime.dump('CONTACTS').filter((row) => row.Nom === 'Oury');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.Prénom).toBe('=1+1');
  });

  it('answers a stranger with a refusal, and journals nothing of it', () => {
    const before = runtime.dump('JOURNAL').length;
    expect(post('{"payload":"{}"}')).toMatchObject({ ok: false, error: { code: 'hook.envelope' } });
    expect(runtime.dump('JOURNAL')).toHaveLength(before);
  });

  it('has no more than the six scopes, and runs as who has deployed it', () => {
    post(sign(CONTACT, 'make-000002'));
    expect(runtime.runs.at(-1)).toMatchObject({ functionName: 'doPost', kind: 'web-app', error: null });
  });
});

/** From a stage typed in a cell to what Make and Slack receive, over HTTP, with the keys kept by the owner. */
describe('what the bundle announces', () => {
  const advance = (minutes: number) => runtime.clock.advanceTo(runtime.clock.now() + minutes * 60_000);
  const cellOf = (header: string): string => {
    const [headers = []] = runtime.book.values('OPPORTUNITES');
    return String.fromCharCode(65 + headers.indexOf(header));
  };

  beforeAll(() => {
    saveKey('make', MAKE);
    saveKey('slack', SLACK);
    const [headers = []] = runtime.book.values('OPPORTUNITES');
    const texts = [headers.map((header) => DEAL[String(header)] ?? '')];
    runtime.gesture({ kind: 'paste', sheet: 'OPPORTUNITES', row: 2, column: 1, texts });
    advance(11);
  });

  it('leave within five minutes of a stage typed in a cell, signed, each once', async () => {
    runtime.edit(`OPPORTUNITES!${cellOf('Statut')}2`, 'Gagné');
    advance(6);
    const [make, slack, ...others] = await hooks.received();
    expect(others).toEqual([]);
    expect([make, slack].map((post) => [post?.tool, post?.status])).toEqual([
      ['Make', 200],
      ['Slack', 200],
    ]);
    expect(JSON.parse(slack?.body ?? '').text).toMatch(/^Opportunité gagnée\u00a0: Prairies fleuries/);
    expectSigned(make as ReceivedPost);
    const sent = runtime.dump('ENVOIS').map((row) => [row.Vers, row.Statut, row.Réponse]);
    expect(sent).toEqual([
      ['Make', 'Envoyé', 'Accepted'],
      ['Slack', 'Envoyé', 'ok'],
    ]);
    advance(10);
    expect(await hooks.received()).toHaveLength(2);
  });

  it('cost a passage with nothing to tell one property and the size of one tab', () => {
    advance(5);
    const run = runtime.runs.filter(({ functionName }) => functionName === 'everyFiveMinutes').at(-1);
    expect(run).toMatchObject({ kind: 'installed-trigger', error: null });
    expect(run?.calls.filter(({ kind }) => kind !== 'free')).toMatchObject([{ method: 'Properties.getProperty' }]);
  });

  it('leave all the same when the owner keeps the keys, out of everybody else’s reach', async () => {
    expect(rpc('health.settle-keys', { kept: true })).toMatchObject({ ok: true });
    expect(JSON.stringify(runtime.properties.script)).not.toContain(MAKE);
    expect(rpc('health.settle-keys', { kept: false }, INES)).toMatchObject({ error: { code: 'keys.elsewhere' } });
    expect(rpc('automations.run', { action: 'events.deliver' }, INES)).toMatchObject({
      ok: true,
      value: { asked: true },
    });
    const before = (await hooks.received()).length;
    runtime.edit(`OPPORTUNITES!${cellOf('Statut')}2`, 'Négociation');
    runtime.edit(`OPPORTUNITES!${cellOf('Statut')}2`, 'Gagné');
    advance(6);
    const posts = (await hooks.received()).slice(before);
    expect(posts.map(({ tool }) => tool)).toEqual(['Make', 'Slack']);
    expectSigned(posts[0] as ReceivedPost);
    const health = rpc('health.open', {}, INES);
    expect(health).toMatchObject({
      ok: true,
      value: { keeping: { kind: 'elsewhere' }, requests: [{ state: 'done' }] },
    });
    expect(JSON.stringify(health)).not.toContain(SLACK);
  });
});

const DEAL: Readonly<Record<string, string>> = {
  Titre: 'Prairies fleuries',
  'Montant HT': '12000',
  'Date limite': '30/06/2026',
  Statut: 'Négociation',
};

/** As a scenario would check it. */
function expectSigned({ body, headers }: ReceivedPost): void {
  const { id, timestamp, payload, signature } = JSON.parse(body);
  const expected = createHmac('sha256', SECRET).update(`out.${timestamp}.${id}.${payload}`).digest('hex');
  expect(signature).toBe(expected);
  expect(headers['x-pistil-signature']).toBe(`t=${timestamp},v1=${expected}`);
  expect(JSON.parse(payload)).toMatchObject({ event: 'opportunity.won', subject: { name: 'Prairies fleuries' } });
}
