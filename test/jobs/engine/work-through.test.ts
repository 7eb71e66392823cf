import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journal } from '../../../src/crm/tables/index.ts';
import { openSlice, type Slice } from '../../../src/jobs/engine/slice.ts';
import { type UnitOutcome, type WorkReport, workThrough } from '../../../src/jobs/engine/work-through.ts';
import { fail, ok, type Result } from '../../../src/result.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';

const SIRENS = ['552100554', '732829320', '404833048', '542065479', '383474814', '301940219', '487444697'];

interface Bench {
  readonly ports: MemoryPorts;
  /** Units done, in order; twice is once for the sheet, but shows here. */
  readonly done: string[];
  /** What becomes of a unit. */
  outcome: (siren: string) => UnitOutcome | 'down';
}

function bench(): Bench {
  return { ports: smallCrm(), done: [], outcome: (key) => ({ key, ok: true }) };
}

const endless: Slice = { over: () => false };

function run(at: Bench, slice: Slice = endless, units: readonly string[] = SIRENS): WorkReport {
  const report = workThrough(at.ports, slice, {
    action: 'companies.enrich',
    units: units.filter((siren) => !at.done.includes(siren)),
    keyOf: (siren) => siren,
    batch: 2,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      const outcomes = batch.map((siren) => at.outcome(siren));
      if (outcomes.includes('down')) return fail('directory.unavailable', 'L’annuaire est indisponible.');
      const told = outcomes.filter((outcome) => outcome !== 'down');
      at.done.push(...told.filter((outcome) => outcome.ok).map(({ key }) => key));
      return ok(told);
    },
  });
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

describe('work that may be long', () => {
  test('is done in batches, to its end when there is time', () => {
    const at = bench();
    expect(run(at)).toEqual({ done: 7, parked: [], failing: 0, left: 0, stopped: null });
    expect(at.done).toEqual(SIRENS);
  });

  test('stops when the slice is over, says what is left, and goes on there', () => {
    const at = bench();
    const slice = openSlice(at.ports.clock);
    at.outcome = (key) => {
      at.ports.clock.sleep(70_000);
      return { key, ok: true };
    };
    expect(run(at, slice)).toMatchObject({ done: 4, left: 3 });
    expect(run(at)).toMatchObject({ done: 3, left: 0 });
    expect(at.done).toEqual(SIRENS);
  });

  test('goes on after the last unit that was looked at, even when it is still in the list', () => {
    const at = bench();
    let looks = 0;
    at.outcome = (key) => ({ key, ok: false, reason: `${key} est introuvable.` });
    const slice: Slice = { over: () => looks++ >= 2 };
    expect(run(at, slice)).toMatchObject({ done: 0, failing: 4, left: 3 });
    at.outcome = (key) => ({ key, ok: true });
    looks = 0;
    expect(run(at, slice)).toMatchObject({ done: 4 });
    expect(at.done).toEqual([...SIRENS.slice(4), SIRENS[0]]);
  });

  test('stops at a service that is down, without blaming the units', () => {
    const at = bench();
    at.outcome = (key) => (key === SIRENS[2] ? 'down' : { key, ok: true });
    expect(run(at)).toMatchObject({ done: 2, left: 5, stopped: { code: 'directory.unavailable' } });
    at.outcome = (key) => ({ key, ok: true });
    expect(run(at)).toMatchObject({ done: 5, left: 0, stopped: null });
  });

  test('parks a unit after five failures, with its reason in JOURNAL, and the rest go on', () => {
    const at = bench();
    at.outcome = (key) => (key === SIRENS[1] ? { key, ok: false, reason: 'Réponse illisible.' } : { key, ok: true });
    expect(run(at)).toMatchObject({ done: 6, failing: 1, parked: [] });
    for (const _ of [2, 3, 4]) expect(run(at)).toMatchObject({ failing: 1, parked: [] });
    expect(run(at)).toMatchObject({ failing: 0, parked: ['Réponse illisible.'] });
    expect(rowsOf(at.ports, journal).at(-1)).toMatchObject({
      action: 'companies.enrich',
      summary: '1\u00a0ligne mise de côté\u00a0: Réponse illisible.',
    });
    expect(run(at)).toEqual({ done: 0, parked: [], failing: 0, left: 0, stopped: null });
  });

  test('parks at once what no try can help, and gives it another chance after a month', () => {
    const at = bench();
    at.outcome = (key) =>
      key === SIRENS[0] ? { key, ok: false, reason: 'Opposition.', final: true } : { key, ok: true };
    expect(run(at).parked).toEqual(['Opposition.']);
    expect(run(at)).toMatchObject({ parked: [], left: 0 });
    at.ports.clock.sleep(31 * 86_400_000);
    at.outcome = (key) => ({ key, ok: true });
    expect(run(at)).toMatchObject({ done: 1 });
  });

  test('does every unit once, wherever runs are cut and whichever fail for a while', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 12 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat({ max: 12 }), { maxLength: 4 }),
        (units, cuts, faults) => {
          const at = bench();
          const failures = new Map(faults.map((index) => [units[index] ?? '', 2]));
          at.outcome = (key) => {
            const left = failures.get(key) ?? 0;
            failures.set(key, left - 1);
            return left > 0 ? { key, ok: false, reason: 'Plus tard.' } : { key, ok: true };
          };
          for (const cut of cuts) {
            let looks = 0;
            run(at, { over: () => looks++ >= cut }, units);
          }
          for (const _ of [1, 2, 3]) run(at, endless, units);
          expect([...at.done].sort()).toEqual([...units].sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('forgets an unreadable memory', () => {
    const at = bench();
    at.ports.world.store.set('pistil.work.companies.enrich', '{');
    expect(run(at)).toMatchObject({ done: 7 });
  });

  test('remembers troubles within the 9 KB of a property', () => {
    const at = bench();
    at.outcome = (key) => ({ key, ok: false, reason: 'é'.repeat(500) });
    const many = Array.from({ length: 300 }, (_, index) => `adresse.electronique.${index}@butinage.example`);
    run(at, endless, many);
    expect(Buffer.byteLength(at.ports.world.store.get('pistil.work.companies.enrich') ?? '')).toBeLessThan(9000);
  });
});
