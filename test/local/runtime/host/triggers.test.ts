import { describe, expect, it } from 'vitest';
import { openWith } from './bundle-folder.ts';

const CODE = `
  function daily(name) { ScriptApp.newTrigger(name || 'nightly').timeBased().everyDays(1).atHour(2).create(); }
  function soon() { ScriptApp.newTrigger('once').timeBased().after(60000).create(); }
  function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), t.getEventType().toString(), t.getTriggerSource().toString()]); }
  function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
  function fill() { for (let i = 0; i < 21; i++) soon(); }
  function noSchedule() { ScriptApp.newTrigger('once').timeBased().create(); }
  function nightly(e) { console.log(JSON.stringify(e)); }
  function once() { soon(); throw new Error('raté'); }
  function slow() { Utilities.sleep(300000); }
  function onChangeToo() { ScriptApp.newTrigger('nightly').forSpreadsheet('x').onChange().create(); }
`;

describe('time-driven triggers', () => {
  it('fire in order as the clock goes forward, with the documented event', () => {
    const runtime = openWith(CODE);
    runtime.call('daily');
    runtime.call('soon');
    const runs = runtime.clock.advanceTo(new Date('2026-04-10T12:00:00+02:00'));
    const days = runs.filter(({ functionName }) => functionName === 'nightly');
    expect(days).toHaveLength(2);
    expect(days.map(({ startedAt }) => new Date(startedAt).getHours())).toEqual([2, 2]);
    expect(JSON.parse(days[0]?.log[0]?.message ?? '')).toMatchObject({
      authMode: 'FULL',
      triggerUid: runtime.triggers[0]?.id,
      year: 2026,
      month: 4,
      'day-of-month': 9,
      'day-of-week': 4,
      'week-of-year': 15,
      hour: 0,
      timezone: 'UTC',
    });
    expect(runtime.clock.now()).toBe(new Date('2026-04-10T12:00:00+02:00').getTime());
  });

  it('go on after one has failed, including those it has just made', () => {
    const runtime = openWith(CODE);
    runtime.call('soon');
    const runs = runtime.clock.advanceTo(runtime.clock.now() + 5 * 60_000);
    expect(runs.length).toBeGreaterThan(1);
    expect(new Set(runs.map(({ error }) => error?.message))).toEqual(new Set(['raté']));
  });

  it('are at most twenty a person, listed and deleted by who made them', () => {
    const runtime = openWith(CODE);
    expect(() => runtime.call('fill')).toThrow('This script has too many triggers.');
    expect(runtime.call('list', [], { user: 'autre@pistil.example' })).toEqual([]);
    runtime.call('clear');
    runtime.call('onChangeToo');
    expect(runtime.call('list')).toEqual([['nightly', 'ON_CHANGE', 'SPREADSHEETS']]);
    expect(() => runtime.call('noSchedule')).toThrow('time-based');
  });

  it('stop for the day after ninety minutes of work', () => {
    const runtime = openWith(CODE);
    for (let index = 0; index < 20; index++) runtime.call('daily', ['slow']);
    const runs = runtime.clock.advanceTo(new Date('2026-04-09T12:00:00+02:00'));
    expect(runs.filter(({ error }) => error === null)).toHaveLength(18);
    expect(runs.at(-1)?.error?.message).toBe('Service using too much computer time for one day');
  });

  it('call nobody whose function has gone', () => {
    const runtime = openWith(CODE);
    runtime.call('daily', ['renamed']);
    const [run] = runtime.clock.advanceTo(new Date('2026-04-09T12:00:00+02:00'));
    expect(run?.error?.message).toBe('Script function not found: renamed');
  });
});
