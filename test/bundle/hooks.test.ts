import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';

/** The built bundle as a web app on the local runtime. */
describe('what another tool posts to the bundle', () => {
  let runtime: Runtime;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    runtime.call('installPistil');
    saveKey('inbound', SECRET);
  });

  afterAll(() => runtime.close());

  function saveKey(name: string, key: string): void {
    const saved = runtime.call('rpc', ['health.save-key', { name, key }]);
    expect(saved).toMatchObject({ ok: true });
  }

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
