import { describe, expect, test } from 'vitest';
import { journal } from '../../../src/crm/tables/index.ts';
import { loadHealth } from '../../../src/jobs/health/load-health.ts';
import { repairWorkbook } from '../../../src/jobs/health/repair-workbook.ts';
import { saveKey } from '../../../src/jobs/keys/save-key.ts';
import { settleKeys } from '../../../src/jobs/keys/settle-keys.ts';
import { takeOverTriggers } from '../../../src/jobs/owner/triggers.ts';
import { SECRET_NAMES } from '../../../src/ports.ts';
import { killAt } from '../../ports/kill-at.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';
import { INES, KEYS, keptByMalik, MALIK, twoAccounts } from '../errands/two-accounts.ts';

const whereabouts = (ports: MemoryPorts) => SECRET_NAMES.map((name) => ports.secrets.whereabouts(name));
const clockTriggers = (ports: MemoryPorts) =>
  ports.scheduler
    .triggers()
    .map(({ functionName }) => functionName)
    .sort();
const look = (ports: MemoryPorts) => {
  const health = loadHealth(ports);
  if (!health.ok) throw new Error(health.error.message);
  return health.value;
};

describe('keys that one account keeps', () => {
  test('move to its own properties and back, each in one place, and are written nowhere', () => {
    const { malik, ines } = twoAccounts();
    expect(whereabouts(malik)).toEqual(['shared', 'shared', 'shared', 'absent', 'absent', 'absent']);
    expect(settleKeys(malik, { kept: true })).toMatchObject({ ok: true });
    expect(malik.world.secrets.size).toBe(0);
    expect(malik.secrets.get('claude')).toBe(KEYS.claude);
    expect(ines.secrets.get('claude')).toBeNull();
    expect(whereabouts(ines).slice(0, 3)).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
    expect(settleKeys(malik, { kept: false })).toMatchObject({ ok: true });
    expect(malik.world.keptSecrets.size).toBe(0);
    expect(ines.secrets.get('claude')).toBe(KEYS.claude);
    const written = JSON.stringify([malik.book.tabs, [...malik.world.store], malik.log.lines, look(malik)]);
    for (const key of Object.values(KEYS)) expect(written).not.toContain(key);
    expect(rowsOf(malik, journal).map(({ action }) => action)).toEqual(['keys.keep', 'keys.share']);
  });

  test('need the trigger of every five minutes, which goes with them', () => {
    const { malik } = keptByMalik();
    expect(clockTriggers(malik)).toEqual(['everyFiveMinutes', 'morning', 'nightly']);
    settleKeys(malik, { kept: true });
    expect(clockTriggers(malik)).toEqual(['everyFiveMinutes', 'morning', 'nightly']);
    settleKeys(malik, { kept: false });
    expect(clockTriggers(malik)).toEqual(['morning', 'nightly']);
  });

  test('have « Santé » miss their trigger, find it doubled, and put it right', () => {
    const { malik } = keptByMalik();
    const titles = () => look(malik).problems.map(({ title }) => title);
    expect(titles()).toEqual([]);
    malik.scheduler.everyMinutes('everyFiveMinutes', 5);
    expect(titles()).toEqual(['Des exécutions automatiques sont en double']);
    repairWorkbook(malik, { kind: 'make-triggers' });
    expect(titles()).toEqual([]);
    for (const { id, functionName } of malik.scheduler.triggers()) {
      if (functionName === 'everyFiveMinutes') malik.scheduler.remove(id);
    }
    expect(titles()).toEqual(['Les exécutions automatiques sont arrêtées']);
    repairWorkbook(malik, { kind: 'make-triggers' });
    expect(clockTriggers(malik)).toEqual(['everyFiveMinutes', 'morning', 'nightly']);
  });

  test('are switched, added and taken away by nobody else', () => {
    const { malik, ines } = keptByMalik();
    for (const kept of [true, false]) {
      expect(settleKeys(ines, { kept })).toMatchObject({ ok: false, error: { code: 'keys.elsewhere' } });
    }
    for (const key of ['', KEYS.hunter]) {
      expect(saveKey(ines, { name: 'hunter', key })).toMatchObject({ ok: false, error: { code: 'keys.elsewhere' } });
    }
    expect(malik.secrets.get('hunter')).toBe(KEYS.hunter);
    expect(look(ines).keeping).toEqual({ kind: 'elsewhere', keeper: MALIK });
    expect(look(ines).keys.filter(({ present }) => present)).toHaveLength(3);
    expect(look(malik).keeping).toEqual({ kind: 'mine' });
  });

  test('are kept by who owns the triggers alone, since those alone use them', () => {
    const { ines } = twoAccounts();
    const answer = settleKeys(ines, { kept: true });
    expect(answer).toMatchObject({ ok: false, error: { code: 'keys.not-owner' } });
    expect(JSON.stringify(answer)).toContain(MALIK);
    expect(settleKeys(smallCrm(), { kept: true })).toMatchObject({ ok: false, error: { code: 'keys.not-owner' } });
    const hidden = createMemoryPorts({ owner: '' }, ines.world);
    expect(settleKeys(hidden, { kept: true })).toMatchObject({ ok: false, error: { code: 'keys.nobody' } });
  });

  test('typed later stay with the account that keeps them', () => {
    const { malik } = keptByMalik([]);
    expect(saveKey(malik, { name: 'claude', key: KEYS.claude })).toEqual({ ok: true, value: { present: true } });
    expect(malik.world.secrets.size).toBe(0);
    expect(malik.secrets.whereabouts('claude')).toBe('mine');
  });

  test('are not handed over with the night: who takes it over types them anew', () => {
    const { malik, ines } = keptByMalik();
    const taken = takeOverTriggers(ines);
    expect(taken).toMatchObject({ ok: true });
    expect(JSON.stringify(taken)).toContain('saisissez les vôtres');
    expect(look(ines).keeping).toEqual({ kind: 'mine' });
    expect(look(malik).keeping).toEqual({ kind: 'elsewhere', keeper: INES });
    expect(whereabouts(ines).every((where) => where === 'absent')).toBe(true);
    expect(saveKey(ines, { name: 'claude', key: KEYS.claude })).toMatchObject({ ok: true });
    expect(malik.secrets.get('claude')).toBeNull();
  });

  test.each([true, false])('end where they should wherever a switch dies (kept: %s)', (kept) => {
    const before = () => (kept ? twoAccounts() : keptByMalik());
    const whole = before();
    whole.malik.gate.reset();
    settleKeys(whole.malik, { kept });
    const calls = whole.malik.gate.calls.length;
    for (let dies = 0; dies < calls * 2; dies += 1) {
      const { malik } = before();
      killAt(malik, Math.floor(dies / 2), dies % 2 === 0 ? 'before' : 'after');
      expect(() => settleKeys(malik, { kept })).toThrow('killed');
      malik.world.lock.holder = null;
      const again = createMemoryPorts({ user: MALIK }, malik.world);
      again.scheduler.entries.push(...malik.scheduler.entries);
      expect(settleKeys(again, { kept })).toMatchObject({ ok: true });
      expect([...again.world.secrets].length).toBe(kept ? 0 : 3);
      expect([...again.world.keptSecrets].length).toBe(kept ? 3 : 0);
      expect(clockTriggers(again)).toEqual(clockTriggers(whole.malik));
    }
  });
});
