import { describe, expect, test } from 'vitest';
import { journal } from '../../../src/crm/tables/index.ts';
import { readHeartbeats } from '../../../src/jobs/engine/heartbeat.ts';
import { runProgram, type Step } from '../../../src/jobs/engine/run-program.ts';
import type { StepReport } from '../../../src/jobs/engine/slice.ts';
import { fail, ok, type Result } from '../../../src/result.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf, smallCrm } from '../crm-workbook.ts';

const MINUTE = 60_000;

function night(ports: MemoryPorts, minutes: Readonly<Record<string, number>>) {
  const ran: string[] = [];
  const answers = new Map<string, () => Result<StepReport>>();
  const steps = Object.entries(minutes).map(
    ([action, duration]): Step => ({
      action,
      run: () => {
        ran.push(action);
        ports.clock.sleep(duration * MINUTE);
        return answers.get(action)?.() ?? ok({ summary: `${action} est faite.` });
      },
    }),
  );
  const run = (how: 'begin' | 'resume') => runProgram(ports, { name: 'night', resume: 'continueNight', steps }, how);
  const resumptions = () => ports.scheduler.triggers().filter(({ functionName }) => functionName === 'continueNight');
  return { ran, answers, run, resumptions };
}

describe('a night of several steps', () => {
  test('runs them all in order, and leaves no trigger behind', () => {
    const ports = smallCrm();
    const { ran, run, resumptions } = night(ports, { reconcile: 1, watch: 1, score: 1 });
    expect(run('begin')).toMatchObject({ ok: true, value: { finished: true } });
    expect(ran).toEqual(['reconcile', 'watch', 'score']);
    expect(resumptions()).toEqual([]);
    expect(readHeartbeats(ports).jobs.get('watch')?.said).toBe('watch est faite.');
  });

  test('that is too long for one run goes on in another, a minute later', () => {
    const ports = smallCrm();
    const { ran, run, resumptions } = night(ports, { reconcile: 2, watch: 3, score: 1 });
    expect(run('begin')).toMatchObject({ value: { finished: false } });
    expect(ran).toEqual(['reconcile', 'watch']);
    expect(resumptions()).toHaveLength(1);
    expect(run('resume')).toMatchObject({ value: { finished: true } });
    expect(ran).toEqual(['reconcile', 'watch', 'score']);
    expect(resumptions()).toEqual([]);
  });

  test('gives an unfinished step another run, after the others', () => {
    const ports = smallCrm();
    const { ran, answers, run } = night(ports, { enrich: 1, score: 1 });
    answers.set('enrich', () => ok({ summary: '7 sur 20.', unfinished: ran.length < 3 }));
    expect(run('begin')).toMatchObject({ value: { finished: false } });
    expect(run('resume')).toMatchObject({ value: { finished: true } });
    expect(ran).toEqual(['enrich', 'score', 'enrich']);
  });

  test('is not spoilt by a step that fails or breaks', () => {
    const ports = smallCrm();
    const { ran, answers, run } = night(ports, { watch: 1, enrich: 1, score: 1 });
    answers.set('watch', () => fail('boamp.unavailable', 'Le BOAMP est indisponible.'));
    answers.set('enrich', () => {
      throw new TypeError('undefined is not a function');
    });
    const done = run('begin');
    expect(ran).toEqual(['watch', 'enrich', 'score']);
    expect(done.ok && done.value?.beats.map((beat) => beat.ok)).toEqual([false, false, true]);
    const failures = rowsOf(ports, journal).filter(({ state }) => state === 'Échec');
    expect(failures.map(({ action }) => action)).toContain('watch');
    expect(failures.map(({ detail }) => String(detail)).join()).toContain('undefined is not a function');
  });

  test('fired twice at once is worked once', () => {
    const ports = smallCrm();
    const inner: unknown[] = [];
    const { ran, answers, run } = night(ports, { watch: 1, score: 1 });
    answers.set('watch', () => {
      inner.push(run('begin'));
      return ok({ summary: '' });
    });
    expect(run('begin')).toMatchObject({ value: { finished: true } });
    expect(inner).toEqual([ok(null)]);
    expect(ran).toEqual(['watch', 'score']);
  });

  test('killed by Google in its middle is taken up by the trigger it had made, from the step it was at', () => {
    const ports = smallCrm();
    const { ran, answers, run, resumptions } = night(ports, { reconcile: 1, watch: 1, score: 1 });
    answers.set('watch', () => {
      ports.gate.beforeCall = () => {
        throw new Error('Exceeded maximum execution time');
      };
      throw new Error('Exceeded maximum execution time');
    });
    expect(() => run('begin')).toThrow();
    ports.gate.beforeCall = null;
    answers.clear();
    expect(resumptions()).toHaveLength(1);
    expect(run('resume'), 'the dead run still counts as busy').toEqual(ok(null));
    ports.clock.sleep(7 * MINUTE);
    expect(run('resume')).toMatchObject({ value: { finished: true } });
    expect(ran).toEqual(['reconcile', 'watch', 'watch', 'score']);
  });

  test('whose continuation was never fired begins anew the next night', () => {
    const ports = smallCrm();
    const { ran, run, resumptions } = night(ports, { watch: 5, score: 1 });
    run('begin');
    ports.clock.sleep(24 * 60 * MINUTE);
    run('begin');
    expect(ran).toEqual(['watch', 'watch']);
    expect(resumptions()).toHaveLength(1);
  });

  test('that never ends gives up after fifteen runs, until the next night', () => {
    const ports = smallCrm();
    const { answers, run, resumptions } = night(ports, { enrich: 5 });
    answers.set('enrich', () => ok({ summary: '', unfinished: true }));
    run('begin');
    for (let index = 2; index <= 15; index += 1) {
      expect(resumptions(), `run ${index}`).toHaveLength(1);
      run('resume');
    }
    expect(resumptions()).toEqual([]);
  });
});
