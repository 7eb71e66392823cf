import { describe, expect, it } from 'vitest';
import type { ScriptError } from '../../../../local/runtime/index.ts';
import { openWith } from './bundle-folder.ts';

describe('an execution', () => {
  const runtime = openWith(`
    var runs = 0;
    function countRuns() { runs += 1; return runs; }
    function add(a, b) { return a + b; }
    function names() { return Object.getOwnPropertyNames(globalThis); }
    function natives() {
      const values = Utilities.parseCsv('a,b');
      const date = Utilities.parseDate('08/04/2026', 'Europe/Paris', 'dd/MM/yyyy');
      let thrown; try { Utilities.formatDate(date, 'nowhere', 'yyyy'); } catch (error) { thrown = error; }
      return [values instanceof Array, values[0] instanceof Array, date instanceof Date, thrown instanceof Error, thrown.name];
    }
    function today() { return [new Date(), Date.now(), typeof Date(), new Date(2026, 0, 1) instanceof Date]; }
    function echo(value) { return value; }
    function fails() { throw new RangeError('Montant invalide'); }
    async function promised() { await null; console.log('plus tard'); return 1; }
    async function rejected() { await null; throw new Error('trop tard'); }
    function unknownMember() { return Utilities.jsonStringify; }
    function unknownService() { return GmailApp.search('x'); }
    function logs() { console.log('a %s', 'b'); console.warn({ a: 1 }); Logger.log('%s %d', 'n', 3.7); return Logger.getLog(); }
  `);

  it('starts with new globals each time', () => {
    expect([runtime.call('countRuns'), runtime.call('countRuns')]).toEqual([1, 1]);
  });

  it('gives arguments and gets an answer, dates included', () => {
    expect(runtime.call('add', [1, 2])).toBe(3);
    const when = new Date(2026, 3, 8);
    expect(runtime.call('echo', [{ when, list: [1, null, 'é'] }])).toEqual({ when, list: [1, null, 'é'] });
  });

  it('has the globals of Apps Script, and none of a browser nor of Node', () => {
    const names = runtime.call('names') as string[];
    expect(names).toEqual(expect.arrayContaining(['SpreadsheetApp', 'UrlFetchApp', 'console', 'JSON', 'Promise']));
    for (const absent of [
      'URL',
      'fetch',
      'TextEncoder',
      'setTimeout',
      'atob',
      'crypto',
      'structuredClone',
      'queueMicrotask',
      'require',
      'process',
      'Intl',
      '__host',
      '__work',
    ]) {
      expect(names).not.toContain(absent);
    }
  });

  it('hands out objects of the bundle’s own world', () => {
    expect(runtime.call('natives')).toEqual([true, true, true, true, 'Exception']);
  });

  it('lives at the runtime’s instant', () => {
    const now = new Date('2026-04-08T06:00:00+02:00');
    expect(runtime.call('today')).toEqual([now, now.getTime(), 'string', true]);
  });

  it('fails with the bundle’s own message and place', () => {
    const failure = (() => {
      try {
        return runtime.call('fails');
      } catch (error) {
        return error as ScriptError;
      }
    })() as ScriptError;
    expect(failure).toMatchObject({ name: 'RangeError', message: 'Montant invalide' });
    expect(failure.stack).toContain('Code.js:');
  });

  it('lets promises settle, and fails with the one it returned', () => {
    expect(runtime.call('promised')).toBeNull();
    expect(runtime.runs.at(-1)?.log).toEqual([{ level: 'info', message: 'plus tard' }]);
    expect(() => runtime.call('rejected')).toThrow('trop tard');
  });

  it('refuses what Google does not have, and says what is not implemented', () => {
    expect(() => runtime.call('missing')).toThrow('Script function not found: missing');
    expect(() => runtime.call('unknownMember')).toThrow(
      expect.objectContaining({ name: 'NotImplemented', message: 'Utilities.jsonStringify' }),
    );
    expect(() => runtime.call('unknownService')).toThrow(
      expect.objectContaining({ name: 'NotImplemented', message: 'GmailApp.search' }),
    );
  });

  it('keeps the lines it logged', () => {
    expect(runtime.call('logs')).toBe('n 3\n');
    expect(runtime.runs.at(-1)?.log.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'info a b',
      'warning {"a":1}',
      'info n 3',
    ]);
  });
});

describe('limits', () => {
  it('end an endless loop with Google’s words', () => {
    const runtime = openWith('function loop() { for (;;) {} }', { limits: { run: 100 } });
    expect(() => runtime.call('loop')).toThrow('Exceeded maximum execution time');
  });

  it('end a run that sleeps past six minutes, whatever it catches', () => {
    const runtime = openWith(`function sleep() {
      for (let minute = 0; minute < 10; minute++) { try { Utilities.sleep(60000); } catch (error) { return 'caught'; } }
      PropertiesService.getScriptProperties().setProperty('done', 'yes');
    }`);
    expect(() => runtime.call('sleep')).toThrow('Exceeded maximum execution time');
    expect(runtime.properties.script).toEqual({});
  });
});

describe('loading the bundle', () => {
  it('is watched for service calls', () => {
    const eager = openWith(
      `const key = PropertiesService.getScriptProperties().getProperty('key'); function read() { return key; }`,
    );
    eager.call('read');
    expect(eager.runs.at(-1)?.callsAtLoad.map(({ method }) => method)).toEqual(['Properties.getProperty']);
  });

  it('says what is wrong with a bundle that is not there', () => {
    expect(() => openWith({ code: 'function broken( {' })).toThrow(SyntaxError);
  });
});
