import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeHands, isAway, standIn } from '../../../src/crm/follow-ups/stand-in.ts';
import type { TeamMember } from '../../../src/crm/settings/team.ts';

const june = (day: number) => new Date(2026, 5, day);

const member = (name: string, from: number | null, until: number | null, replacedBy = ''): TeamMember => ({
  name,
  email: '',
  absentFrom: from === null ? null : june(from),
  absentUntil: until === null ? null : june(until),
  replacedBy,
});

const CAMILLE = member('Camille Roche', 8, 19, 'Malik Benali');
const MALIK = member('Malik Benali', null, null, 'Inès Carpentier');
const INES = member('Inès Carpentier', null, null);
const TEAM = [CAMILLE, MALIK, INES];

describe('an absence', () => {
  test('lasts from its first day to its last, both included, whatever the hour', () => {
    expect([7, 8, 19, 20].map((day) => isAway(CAMILLE, new Date(2026, 5, day, 18)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('without a beginning has begun, without an end goes on, without either is none', () => {
    expect(isAway(member('A', null, 19), june(1))).toBe(true);
    expect(isAway(member('A', 8, null), june(30))).toBe(true);
    expect(isAway(member('A', null, null), june(16))).toBe(false);
  });
});

describe('who acts for an absent person', () => {
  test('the one named to stand in, and that one’s own stand-in when both are away', () => {
    expect(standIn('camille roche', june(16), TEAM)).toBe('Malik Benali');
    const away = [CAMILLE, { ...MALIK, absentUntil: june(30) }, INES];
    expect(standIn('Camille Roche', june(16), away)).toBe('Inès Carpentier');
  });

  test('nobody when all are away: it stays with the person', () => {
    const round = [member('A', null, 30, 'B'), member('B', null, 30, 'A')];
    expect(standIn('A', june(16), round)).toBe('A');
    expect(standIn('Personne', june(16), TEAM)).toBe('Personne');
  });

  test('is never somebody away while one of the chain is there, and always ends', () => {
    const day = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
    const names = ['A', 'B', 'C', 'D'];
    const team = fc.tuple(
      ...names.map((name) =>
        fc.tuple(day, day, fc.constantFrom('', ...names)).map(([from, until, by]) => member(name, from, until, by)),
      ),
    );
    fc.assert(
      fc.property(team, fc.constantFrom(...names), fc.integer({ min: 1, max: 30 }), (people, name, on) => {
        const doer = people.find((one) => one.name === standIn(name, june(on), people));
        if (doer === undefined) return false;
        return doer.name === name || !isAway(doer, june(on));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an open follow-up', () => {
  const hands = (assignee: string, dueOn: Date | null, today: Date) =>
    changeHands({ assignee, dueOn }, { owner: 'Camille Roche' }, TEAM, today);

  test('leaves a person who has gone away, when it is due before they are back', () => {
    expect(hands('Camille Roche', june(5), june(8))).toBe('Malik Benali');
    expect(hands('Camille Roche', june(22), june(8))).toBeNull();
    expect(hands('Camille Roche', june(5), june(5))).toBeNull();
  });

  test('comes back the day after the absence', () => {
    expect(hands('Malik Benali', june(12), june(19))).toBeNull();
    expect(hands('Malik Benali', june(12), june(20))).toBe('Camille Roche');
  });

  test('stays where somebody put it', () => {
    expect(hands('Zoé Lambert', june(12), june(20))).toBeNull();
    // Given to Malik before Camille left, or for a day after her return.
    expect(hands('Malik Benali', june(5), june(5))).toBeNull();
    expect(hands('Malik Benali', june(24), june(22))).toBeNull();
  });

  test('settles: what has just changed hands does not change again that day', () => {
    const names = fc.constantFrom(...TEAM.map(({ name }) => name), 'Zoé Lambert', '');
    const day = fc.integer({ min: 1, max: 30 }).map(june);
    fc.assert(
      fc.property(names, names, day, day, (owner, assignee, dueOn, today) => {
        const first = changeHands({ assignee, dueOn }, { owner }, TEAM, today);
        if (first === null) return true;
        return first !== assignee && changeHands({ assignee: first, dueOn }, { owner }, TEAM, today) === null;
      }),
      { numRuns: 1000 },
    );
  });
});
