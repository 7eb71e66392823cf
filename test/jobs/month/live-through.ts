/** A month, day by day, on the real jobs: two triggers a day that may be late, doubled or skipped, in runs that may be killed. */
import { addDays, set } from 'date-fns';
import { continueNight, nightly } from '../../../src/jobs/automations/nightly.ts';
import { continueMorning, startMorning } from '../../../src/jobs/automations/start-morning.ts';
import type { Result } from '../../../src/result.ts';
import { createRandom, type MemoryPorts } from '../../ports/memory-ports.ts';
import { type Outside, openOutside } from './outside.ts';
import { openOffice, workOn } from './team.ts';

const FIRST_DAY = new Date(2026, 3, 5);
const DAYS = 30;
/** Days at the end on which nothing fails: what was missed is caught up with. */
const QUIET_DAYS = 4;

/** Calls within which a doomed run is killed. */
const LONGEST_LIFE = 220;

const JOBS: Readonly<Record<string, (ports: MemoryPorts) => Result<unknown>>> = {
  nightly,
  continueNight,
  startMorning,
  continueMorning,
};

class Killed extends Error {}

export interface Month {
  readonly ports: MemoryPorts;
  readonly outside: Outside;
  readonly killed: number;
  /** What was charged in the very call after which a run was killed: nothing could have kept its answer. */
  readonly lost: ReadonlySet<string>;
}

/** @param seed of what goes wrong; `null`: nothing does */
export function liveThrough(seed: number | null): Month {
  const random = createRandom(seed ?? 1);
  const ports = openOffice(FIRST_DAY);
  ports.mailer.quota = Number.MAX_SAFE_INTEGER;
  let troubled = false;
  const outside = openOutside(() => (troubled ? random() : null));
  ports.http.answer = outside.answer;
  const lost = new Set<string>();
  let killed = 0;

  const fire = (name: string): void => {
    const doomed = troubled && random() < 0.25 ? Math.floor(random() * LONGEST_LIFE) : Number.POSITIVE_INFINITY;
    let calls = 0;
    let dead = false;
    ports.gate.beforeCall = ({ kind }) => {
      calls += 1;
      if (!dead && calls > doomed) {
        dead = true;
        for (const charge of outside.takeNewCharges()) lost.add(charge);
      }
      if (dead) throw new Killed('Exceeded maximum execution time');
      if (kind !== 'fetch') outside.takeNewCharges();
    };
    try {
      JOBS[name]?.(ports);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killed += 1;
    }
    ports.gate.beforeCall = null;
    ports.world.lock.holder = null;
    ports.gate.reset();
  };
  const fireAfter = (functionName: string): void => {
    for (const trigger of ports.scheduler.triggers().filter((one) => one.functionName === functionName)) {
      ports.clock.sleep(8 * 60_000);
      // A one-off trigger stays in Google's list after it has fired.
      fire(functionName);
      if (ports.scheduler.triggers().includes(trigger)) break;
    }
  };

  for (let day = 0; day < DAYS; day += 1) {
    const date = addDays(FIRST_DAY, day);
    troubled = seed !== null && day < DAYS - QUIET_DAYS;
    workOn(ports, day, date);
    for (const [job, resume, hour] of [
      ['nightly', 'continueNight', 3],
      ['startMorning', 'continueMorning', 7],
    ] as const) {
      const late = troubled ? Math.floor(random() * 55) : 4;
      ports.clock.time = set(addDays(date, 1), { hours: hour, minutes: late });
      const skipped = troubled && random() < 0.15;
      if (!skipped) fire(job);
      if (troubled && random() < 0.15) fire(job);
      fireAfter(resume);
    }
  }
  return { ports, outside, killed, lost };
}
