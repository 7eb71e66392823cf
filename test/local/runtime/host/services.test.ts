import { describe, expect, it } from 'vitest';
import { openWith } from './bundle-folder.ts';

describe('PropertiesService', () => {
  const runtime = openWith(`
    const of = (name) => PropertiesService['get' + name + 'Properties']();
    function set(store, key, value) { of(store).setProperty(key, value); }
    function get(store, key) { return of(store).getProperty(key); }
    function all(store) { return of(store).getProperties(); }
    function replace(store, values) { of(store).setProperties(values, true); }
    function fill(count) { const p = of('Script'); for (let i = 0; i < count; i++) p.setProperty('k' + i, 'x'.repeat(9000)); }
  `);

  it('keeps texts, one store a person and one for all', () => {
    runtime.call('set', ['Script', 'a', 1]);
    runtime.call('set', ['User', 'a', 'mine']);
    expect(runtime.call('get', ['Script', 'a'])).toBe('1');
    expect(runtime.call('get', ['User', 'a'])).toBe('mine');
    expect(runtime.call('get', ['User', 'a'], { user: 'autre@pistil.example' })).toBeNull();
    runtime.call('replace', ['Script', { b: 'c' }]);
    expect(runtime.call('all', ['Script'])).toEqual({ b: 'c' });
  });

  it('refuses a value above 9 KB and a store above 500 KB, as bytes', () => {
    expect(() => runtime.call('set', ['Script', 'long', 'é'.repeat(4700)])).toThrow('Argument too large: value');
    expect(() => runtime.call('fill', [60])).toThrow('You have exceeded the property storage quota');
  });
});

describe('CacheService', () => {
  const runtime = openWith(`
    function put(key, value, seconds) { CacheService.getScriptCache().put(key, value, seconds); }
    function get(key) { return CacheService.getScriptCache().get(key); }
    function fill() { const values = {}; for (let i = 0; i < 1001; i++) values['k' + i] = 'v'; CacheService.getScriptCache().putAll(values, 60); }
    function count() { const keys = []; for (let i = 0; i < 1001; i++) keys.push('k' + i); return Object.keys(CacheService.getScriptCache().getAll(keys)).length; }
  `);

  it('forgets when its time has come', () => {
    runtime.call('put', ['a', 'b', 60]);
    expect(runtime.call('get', ['a'])).toBe('b');
    runtime.clock.set(runtime.clock.now() + 60_000);
    expect(runtime.call('get', ['a'])).toBeNull();
  });

  it('refuses long keys, large values and long times, and keeps 900 items of too many', () => {
    expect(() => runtime.call('put', ['k'.repeat(251), 'v', 60])).toThrow('Argument too large: key');
    expect(() => runtime.call('put', ['k', 'v'.repeat(102_401), 60])).toThrow('Argument too large: value');
    expect(() => runtime.call('put', ['k', 'v', 21_601])).toThrow('Invalid argument');
    runtime.call('fill');
    expect(runtime.call('count')).toBe(900);
  });
});

describe('LockService', () => {
  const runtime = openWith(`
    function tryIt(ms) { return LockService.getScriptLock().tryLock(ms); }
    function wait(ms) { LockService.getScriptLock().waitLock(ms); return LockService.getScriptLock().hasLock(); }
    function leave() { const lock = LockService.getScriptLock(); lock.waitLock(1); lock.releaseLock(); return lock.hasLock(); }
    function documentLock() { return LockService.getDocumentLock() === null; }
  `);

  it('lets one execution in at a time, and waits as long as asked', () => {
    const held = runtime.locks.hold('script');
    const before = runtime.clock.now();
    expect(runtime.call('tryIt', [5000])).toBe(false);
    expect(runtime.clock.now() - before).toBe(5000);
    expect(() => runtime.call('wait', [100])).toThrow(
      'Lock timeout: another process was holding the lock for too long.',
    );
    held.release();
    expect(runtime.call('wait', [100])).toBe(true);
  });

  it('is free again once the execution that had it is over', () => {
    expect([runtime.call('tryIt', [1]), runtime.call('tryIt', [1]), runtime.call('leave')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has no document in a web app', () => {
    expect(runtime.call('documentLock', [], { kind: 'web-app' })).toBe(true);
    expect(runtime.call('documentLock')).toBe(false);
  });
});

describe('MailApp', () => {
  const runtime = openWith(`
    function plain() { MailApp.sendEmail('a@b.example,c@d.example', 'Objet', 'Corps'); return MailApp.getRemainingDailyQuota(); }
    function reply() { MailApp.sendEmail('a@b.example', 'r@b.example', 'Objet', 'Corps'); }
    function rich() { MailApp.sendEmail({ to: 'a@b.example', cc: 'c@b.example', subject: 'S', htmlBody: '<p>é</p>', name: 'Pistil',
      attachments: [Utilities.newBlob('BEGIN:VCALENDAR', 'text/calendar', 'rdv.ics')] }); }
    function to(address) { MailApp.sendEmail(address, 'Objet', 'Corps'); }
  `);

  it('keeps what it sends in the outbox', () => {
    expect(runtime.call('plain')).toBe(98);
    runtime.call('reply');
    runtime.call('rich');
    const [plain, reply, rich] = runtime.outbox;
    expect(plain).toMatchObject({
      to: 'a@b.example,c@d.example',
      subject: 'Objet',
      text: 'Corps',
      at: runtime.clock.now(),
    });
    expect(reply).toMatchObject({ replyTo: 'r@b.example', subject: 'Objet' });
    expect(rich).toMatchObject({ cc: 'c@b.example', html: '<p>é</p>', name: 'Pistil' });
    expect(rich?.attachments[0]).toMatchObject({ name: 'rdv.ics', contentType: 'text/calendar' });
    expect(Buffer.from(rich?.attachments[0]?.base64 ?? '', 'base64').toString()).toBe('BEGIN:VCALENDAR');
  });

  it('refuses a wrong address, and a hundred and first recipient until the next day', () => {
    expect(() => runtime.call('to', ['nobody'])).toThrow('Invalid email: nobody');
    expect(() => runtime.call('to', [''])).toThrow('Failed to send email: no recipient');
    const fifty = Array.from({ length: 50 }, (_, index) => `p${index}@b.example`).join(',');
    runtime.call('to', [fifty]);
    expect(() => runtime.call('to', [fifty])).toThrow('Service invoked too many times for one day: email.');
    runtime.clock.set(runtime.clock.now() + 25 * 3_600_000);
    expect(runtime.call('to', [fifty])).toBeNull();
  });
});

describe('Utilities', () => {
  const runtime = openWith(`
    function bytes() { return [Utilities.base64Encode('é€'), Utilities.base64EncodeWebSafe([-5, -1]), Utilities.base64Decode('w6k='), Utilities.newBlob([-61, -87]).getDataAsString()]; }
    function digests() { return [Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 4), Utilities.computeHmacSha256Signature('a', 'b').slice(0, 2)]; }
    function archive() { const zip = Utilities.zip([Utilities.newBlob('un', 'text/plain', 'a.txt'), Utilities.newBlob('deux', 'text/plain', 'b.txt')]);
      return Utilities.unzip(zip).map((blob) => blob.getName() + ' ' + blob.getDataAsString()).concat(Utilities.ungzip(Utilities.gzip(Utilities.newBlob('trois'))).getDataAsString()); }
    function strings() { return [Utilities.formatString('%s|%05d|%.2f|%-4s|%%', 'a', 42, 3.14159, 'b'), Utilities.parseCsv('a;"b;""c"""\\n1;2', ';')]; }
    function noPage() { HtmlService.createHtmlOutputFromFile('rien'); }
  `);

  it('handles bytes as Java does', () => {
    expect(runtime.call('bytes')).toEqual(['w6nigqw=', '-_8=', [-61, -87], 'é']);
    expect(runtime.call('digests')).toEqual([
      [-70, 120, 22, -65],
      [-53, 68],
    ]);
  });

  it('packs, unpacks, formats and parses', () => {
    expect(runtime.call('archive')).toEqual(['a.txt un', 'b.txt deux', 'trois']);
    expect(runtime.call('strings')).toEqual([
      'a|00042|3.14|b   |%',
      [
        ['a', 'b;"c"'],
        ['1', '2'],
      ],
    ]);
  });

  it('has no page that the bundle does not have', () => {
    const withPage = openWith({
      code: `function page() { const html = HtmlService.createHtmlOutputFromFile('fiche').setTitle('Fiche').setWidth(300); return [html.getContent(), html.getTitle(), html.getWidth()]; }`,
      pages: { fiche: '<p>Fiche</p>' },
    });
    expect(withPage.call('page')).toEqual(['<p>Fiche</p>', 'Fiche', 300]);
    expect(() => runtime.call('noPage')).toThrow('No HTML file named rien was found.');
  });
});
