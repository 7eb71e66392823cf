import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWith } from '../local/runtime/host/bundle-folder.ts';
import { bundleOf } from './bundle-of.ts';

/** Hands each call to a port over Apps Script. */
const BUNDLE = `${bundleOf("import { createPorts } from './src/app.ts'; export const ports = createPorts();")}
function callPort(port, method, args) { return pistil.ports[port][method](...args); }
function isPresent() { return pistil.ports.screen.present; }
function nightly() {}`;

const USER = 'malik.benali@butinage.example';

function open() {
  const runtime = openWith(
    { code: BUNDLE, whitelist: ['https://boamp-datadila.opendatasoft.com/', 'https://absent.example/'] },
    { user: USER },
  );
  const call = (port: string, method: string, ...args: unknown[]) => runtime.call('callPort', [port, method, args]);
  return { runtime, call };
}

describe('the ports over Apps Script', () => {
  it('touch no service while the bundle loads', () => {
    const { runtime, call } = open();
    call('clock', 'now');
    expect(runtime.runs.flatMap((run) => run.callsAtLoad)).toEqual([]);
  });

  it('keep small texts for all, for one person, and for a while', () => {
    const { call } = open();
    for (const store of ['store', 'userStore']) {
      expect(call(store, 'get', 'cursor')).toBeNull();
      call(store, 'set', 'cursor', '2026-06-15');
      expect(call(store, 'get', 'cursor')).toBe('2026-06-15');
      call(store, 'remove', 'cursor');
      expect(call(store, 'get', 'cursor')).toBeNull();
    }
    call('cache', 'put', 'population', '12400', 60);
    expect(call('cache', 'get', 'population')).toBe('12400');
  });

  it('pack long texts as letters that any cell may hold, and disbelieve what was touched', () => {
    const { call } = open();
    const text = 'Élodie a noté « 12 400 hab. » à l’Œuvre 🐝, '.repeat(2000);
    const packed = String(call('compressor', 'pack', text));
    expect(packed).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(packed.length).toBeLessThan(text.length / 20);
    expect(call('compressor', 'unpack', packed)).toBe(text);
    for (const touched of ['', 'bonjour', packed.slice(4), `${packed.slice(0, 40)}A${packed.slice(41)}`]) {
      expect(call('compressor', 'unpack', touched)).toBeNull();
    }
  });

  it('sign texts as RFC 4231 and NIST’s examples say, accents as UTF-8', () => {
    const { call } = open();
    expect(call('signer', 'sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(call('signer', 'hmacSha256', 'what do ya want for nothing?', 'Jefe')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(call('signer', 'hmacSha256', 'été', 'clé')).toBe(createHmac('sha256', 'clé').update('été').digest('hex'));
  });

  it('know no key until one is typed, and none by a blank', () => {
    const { call } = open();
    expect(call('secrets', 'get', 'claude')).toBeNull();
    call('secrets', 'set', 'claude', '  ');
    expect(call('secrets', 'get', 'claude')).toBeNull();
    call('secrets', 'set', 'claude', ' sk-ant-essai ');
    expect(call('secrets', 'get', 'claude')).toBe('sk-ant-essai');
  });

  it('keep a key for one account, out of the script’s own properties and of other accounts’ reach', () => {
    const { runtime, call } = open();
    const asInes = (method: string, ...args: unknown[]) =>
      runtime.call('callPort', ['secrets', method, args], { user: 'ines.carpentier@butinage.example' });
    call('secrets', 'set', 'claude', 'sk-ant-essai');
    call('secrets', 'keep', 'claude', 'sk-ant-essai');
    expect(JSON.stringify(runtime.properties.script)).not.toContain('sk-ant');
    expect(call('secrets', 'get', 'claude')).toBe('sk-ant-essai');
    expect(call('secrets', 'whereabouts', 'claude')).toBe('mine');
    expect(asInes('get', 'claude')).toBeNull();
    expect(asInes('whereabouts', 'claude')).toBe('elsewhere');
    call('secrets', 'set', 'claude', 'sk-ant-essai');
    expect(runtime.properties.user).toEqual({});
    expect([asInes('get', 'claude'), asInes('whereabouts', 'claude')]).toEqual(['sk-ant-essai', 'shared']);
    call('secrets', 'remove', 'claude');
    expect(call('secrets', 'whereabouts', 'claude')).toBe('absent');
  });

  it('answer that the lock is taken, without waiting for ever', () => {
    const { runtime, call } = open();
    expect(call('lock', 'acquire', 1_000)).toBe(true);
    const other = runtime.locks.hold('script');
    expect(call('lock', 'acquire', 1_000)).toBe(false);
    other.release();
  });

  it('make triggers, tell them and remove them', () => {
    const { runtime, call } = open();
    call('scheduler', 'everyDay', 'nightly', 3);
    const [trigger] = call('scheduler', 'triggers') as { id: string; functionName: string; kind: string }[];
    expect(trigger).toMatchObject({ functionName: 'nightly', kind: 'clock' });
    call('scheduler', 'remove', trigger?.id);
    expect(call('scheduler', 'triggers')).toEqual([]);
    call('scheduler', 'everyMinutes', 'nightly', 5);
    expect(runtime.triggers).toMatchObject([{ schedule: { every: 'minutes', count: 5 } }]);
  });

  it('give an answer for each request, also when a host does not exist', () => {
    const { call } = open();
    const answers = call('http', 'fetchAll', [{ url: 'https://absent.example/', method: 'get' }]);
    expect(answers).toEqual([{ status: 0, reason: 'dns' }]);
    expect(call('http', 'fetchAll', [])).toEqual([]);
  });

  it('send mail and count what is left', () => {
    const { runtime, call } = open();
    const before = call('mailer', 'remaining') as number;
    call('mailer', 'send', { to: 'claire@oise.example', subject: 'Vos relances', text: 'Deux relances.' });
    expect(call('mailer', 'remaining')).toBe(before - 1);
    expect(runtime.outbox).toHaveLength(1);
  });

  it('send a file of text in UTF-8', () => {
    const { runtime, call } = open();
    const attachments = [{ name: 'rituels.ics', type: 'text/calendar', text: 'SUMMARY:Équipe\r\n' }];
    call('mailer', 'send', { to: 'claire@oise.example', subject: 'Vos rituels', text: 'Joints.', attachments });
    const [file] = runtime.outbox[0]?.attachments ?? [];
    expect(file).toMatchObject({ name: 'rituels.ics', contentType: 'text/calendar' });
    expect(Buffer.from(file?.base64 ?? '', 'base64').toString()).toBe('SUMMARY:Équipe\r\n');
  });

  it('say who acts, and that nobody is at the screen', () => {
    const { runtime, call } = open();
    expect(call('identity', 'user')).toBe(USER);
    expect(runtime.call('isPresent')).toBe(false);
    expect(call('screen', 'confirm', 'Installer ?', 'Les onglets seront créés.')).toBe(false);
    call('screen', 'toast', 'Fait.', 'Pistil');
  });
});
