import { describe, expect, it } from 'vitest';
import { installPistil } from '../../../src/jobs/install/install-pistil.ts';
import { byOwner, ensureTriggers, takeOverTriggers } from '../../../src/jobs/owner/triggers.ts';
import { ok } from '../../../src/result.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';

const MALIK = 'malik@butinage.example';
const JEANNE = 'jeanne@butinage.example';

/** Two people of one workbook: each sees the triggers of their own account only. */
function team(): { malik: MemoryPorts; jeanne: MemoryPorts } {
  const malik = createMemoryPorts({ person: false, owner: MALIK });
  installPistil(malik);
  return { malik, jeanne: createMemoryPorts({ person: false, owner: JEANNE }, malik.world) };
}

/** Who really works when the triggers of both fire. */
function night(people: Readonly<Record<string, MemoryPorts>>): string[] {
  return Object.entries(people).flatMap(([name, ports]) => {
    const fires = ports.scheduler.triggers().some(({ functionName }) => functionName === 'nightly');
    if (!fires) return [];
    const done = byOwner(() => ok({ worked: true }))(ports);
    return done.ok && 'worked' in done.value ? [name] : [];
  });
}

describe('handing the night over', () => {
  it('is never done behind somebody’s back', () => {
    const { jeanne } = team();
    expect(ensureTriggers(jeanne)).toEqual({ kind: 'elsewhere', owner: MALIK });
    expect(jeanne.scheduler.triggers()).toEqual([]);
  });

  it('lets the new owner’s triggers run, and the former owner’s remove themselves', () => {
    const { malik, jeanne } = team();
    expect(takeOverTriggers(jeanne)).toMatchObject({ ok: true, value: { owner: JEANNE } });
    expect(malik.scheduler.triggers()).toHaveLength(2);
    expect(night({ malik, jeanne })).toEqual(['jeanne']);
    expect(malik.scheduler.triggers()).toEqual([]);
    expect(night({ malik, jeanne })).toEqual(['jeanne']);
  });

  it('there and back doubles nothing', () => {
    const { malik, jeanne } = team();
    takeOverTriggers(jeanne);
    takeOverTriggers(malik);
    expect(malik.scheduler.triggers()).toHaveLength(2);
    expect(night({ malik, jeanne })).toEqual(['malik']);
    expect(jeanne.scheduler.triggers()).toEqual([]);
  });

  it('of what one has already changes nothing', () => {
    const { malik } = team();
    expect(takeOverTriggers(malik)).toMatchObject({
      ok: true,
      value: { summary: 'Les exécutions de nuit vous appartiennent déjà.' },
    });
    expect(malik.scheduler.triggers()).toHaveLength(2);
  });

  it('is refused when Google hides who asks, since nobody could tell the owners apart', () => {
    const { malik } = team();
    const nobody = createMemoryPorts({ person: false, user: '', owner: '' }, malik.world);
    expect(takeOverTriggers(nobody)).toMatchObject({ ok: false, error: { code: 'triggers.nobody' } });
    expect(nobody.scheduler.triggers()).toEqual([]);
  });
});
