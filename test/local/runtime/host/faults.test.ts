import { describe, expect, it } from 'vitest';
import { openWith } from './bundle-folder.ts';

const CODE = `
  function work() {
    const store = PropertiesService.getScriptProperties();
    try { store.setProperty('a', '1'); store.setProperty('b', '2'); store.setProperty('c', '3'); return 'done'; }
    catch (error) { try { store.setProperty('caught', error.message); } catch (again) { return 'twice'; } return 'caught'; }
    finally { LockService.getScriptLock().hasLock(); }
  }
`;

describe('a fault injected in a service call', () => {
  it('fails the call, which the script may catch', () => {
    const runtime = openWith(CODE);
    runtime.faults.at(2, { error: 'Service Spreadsheets failed' });
    expect(runtime.call('work')).toBe('caught');
    expect(runtime.properties.script).toEqual({ a: '1', caught: 'Service Spreadsheets failed' });
  });

  it('loses the answer of a call that had its effect', () => {
    const runtime = openWith(CODE);
    runtime.faults.at(2, { error: 'Timed out', after: true });
    expect(runtime.call('work')).toBe('caught');
    expect(runtime.properties.script).toEqual({ a: '1', b: '2', caught: 'Timed out' });
  });

  it.each([
    ['before', { a: '1' }],
    ['after', { a: '1', b: '2' }],
  ] as const)('kills the run %s the call: nothing later has an effect, whatever the script catches', (kill, left) => {
    const runtime = openWith(CODE);
    runtime.faults.at(({ kind }, number) => kind === 'propertySet' && number === 2, { kill });
    expect(() => runtime.call('work')).toThrow('ended by a fault');
    expect(runtime.properties.script).toEqual(left);
    runtime.faults.clear();
    expect(runtime.call('work')).toBe('done');
  });
});
