/** Fires triggers: the simple ones that the bundle declares by name, then the installed ones. */
import type { PersonChange } from './book/contract.ts';
import type { Clock } from './host/clock.ts';
import { openDailyQuota } from './host/daily-quota.ts';
import { describeFiring, type EventDescription } from './host/event-object.ts';
import type { Executor } from './host/executor.ts';
import { type Run, ScriptError } from './host/run.ts';
import type { ScheduledTrigger, Triggers } from './host/triggers.ts';

/** Installed triggers may run 90 minutes a day (https://developers.google.com/apps-script/guides/services/quotas). */
const RUN_TIME_A_DAY_MS = 90 * 60_000;

export interface TriggerFiring {
  opened(): void;
  edited(change: PersonChange): void;
  changed(change: PersonChange): void;
  /** Sets the clock forward to `instant`, firing what is due on the way, in order. */
  advanceTo(instant: number): Run[];
}

export interface FiringParts {
  readonly executor: Executor;
  readonly triggers: Triggers;
  readonly clock: Clock;
  /** The person in front of the screen. */
  readonly person: () => string;
}

export function createTriggerFiring({ executor, triggers, clock, person }: FiringParts): TriggerFiring {
  const runTime = openDailyQuota(clock, RUN_TIME_A_DAY_MS);

  const fireSimple = (functionName: string, detail: EventDescription['detail']) => {
    if (!executor.has(functionName)) return;
    const event: EventDescription = { authMode: 'LIMITED', user: person(), triggerUid: null, detail };
    executor.fire({ functionName, kind: 'simple-trigger', user: person(), activeUser: person(), event });
  };

  const fireInstalled = (trigger: ScheduledTrigger, event: EventDescription): Run => {
    const { functionName, user } = trigger;
    const start = {
      functionName,
      kind: 'installed-trigger',
      user,
      activeUser: event.detail.kind === 'clock' ? '' : person(),
      event,
    } as const;
    if (runTime.remaining(user) <= 0) {
      const error = new ScriptError('Service using too much computer time for one day', 'Exception', '');
      return { ...start, startedAt: clock.now(), calls: [], callsAtLoad: [], scriptCpu: 0, log: [], error };
    }
    const startedAt = clock.now();
    const run = executor.fire(start);
    runTime.take(user, Math.min(clock.now() - startedAt, runTime.remaining(user)));
    return run;
  };

  const fireAll = (event: ScheduledTrigger['event'], detail: EventDescription['detail']) => {
    for (const trigger of triggers.all.filter((installed) => installed.event === event)) {
      fireInstalled(trigger, { authMode: 'FULL', user: person(), triggerUid: trigger.id, detail });
    }
  };

  return {
    opened() {
      fireSimple('onOpen', { kind: 'open' });
      fireAll('ON_OPEN', { kind: 'open' });
    },
    edited({ edit }) {
      if (edit === null) return;
      fireSimple('onEdit', { kind: 'edit', edit });
      fireAll('ON_EDIT', { kind: 'edit', edit });
    },
    changed({ changeType }) {
      fireAll('ON_CHANGE', { kind: 'change', changeType });
    },
    advanceTo(instant) {
      const runs: Run[] = [];
      for (let due = triggers.nextDue(instant); due !== null; due = triggers.nextDue(instant)) {
        const at = due.next ?? instant;
        // A clock that ran on meanwhile never goes back.
        if (clock.now() < at) clock.set(at);
        triggers.fired(due.id);
        runs.push(fireInstalled(due, describeFiring(due, at)));
      }
      if (clock.now() < instant) clock.set(instant);
      return runs;
    },
  };
}
