/** ScriptApp's installable triggers: kept, fired by the clock or by what a person does. */
import type { HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';
import { ServiceException } from './exception.ts';
import { firstFiring, nextFiring, type Schedule } from './schedule.ts';

export type TriggerEvent = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

export interface ScheduledTrigger {
  readonly id: string;
  readonly functionName: string;
  readonly event: TriggerEvent;
  /** The account that installed it, and under which it runs. */
  readonly user: string;
  /** Of a time-driven trigger. */
  readonly schedule: Schedule | null;
  /** Instant of the next firing; null when a person's gesture fires it, or when it has fired for good. */
  readonly next: number | null;
}

export type TriggerRequest = Pick<ScheduledTrigger, 'functionName' | 'event' | 'schedule'>;

const PER_USER = 20;
const SCOPE = 'https://www.googleapis.com/auth/script.scriptapp';

export interface Triggers {
  readonly all: readonly ScheduledTrigger[];
  /** The one that the clock fires first, at `until` at the latest. */
  nextDue(until: number): ScheduledTrigger | null;
  /** Sets the next firing of a trigger that fires now; one that fires once stays in the list, as in Google, disabled. */
  fired(id: string): void;
  readonly operations: HostOperations;
}

export function openTriggers(clock: Clock, saved: readonly ScheduledTrigger[]): Triggers {
  const all = [...saved];
  return {
    all,
    nextDue(until) {
      const due = all.filter(({ next }) => next !== null && next <= until);
      due.sort((a, b) => (a.next ?? 0) - (b.next ?? 0));
      return due[0] ?? null;
    },
    fired(id) {
      const index = all.findIndex((trigger) => trigger.id === id);
      const trigger = all[index];
      if (trigger?.schedule && trigger.next !== null) {
        all[index] = { ...trigger, next: nextFiring(trigger.schedule, id, trigger.next) };
      }
    },
    operations: {
      'triggers.list'(run, method: string) {
        run.requireScope(SCOPE, method);
        run.record({ kind: 'free', method, cells: 0, waited: 0 });
        return all.filter(({ user }) => user === run.user);
      },
      'triggers.create'(run, request: TriggerRequest) {
        run.requireScope(SCOPE, 'ScriptApp.newTrigger');
        run.record({ kind: 'free', method: 'TriggerBuilder.create', cells: 0, waited: 0 });
        if (all.filter(({ user }) => user === run.user).length >= PER_USER) {
          throw new ServiceException(
            'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
          );
        }
        const id = newId(all);
        const next = request.schedule === null ? null : firstFiring(request.schedule, id, clock.now());
        const trigger: ScheduledTrigger = { ...request, id, user: run.user, next };
        all.push(trigger);
        return trigger;
      },
      'triggers.delete'(run, id: string) {
        run.requireScope(SCOPE, 'ScriptApp.deleteTrigger');
        run.record({ kind: 'free', method: 'ScriptApp.deleteTrigger', cells: 0, waited: 0 });
        const index = all.findIndex((trigger) => trigger.id === id && trigger.user === run.user);
        if (index < 0) throw new ServiceException('The trigger could not be found.');
        all.splice(index, 1);
      },
    },
  };
}

/** Numbers of Google's length, the same in every run of the same script. */
function newId(all: readonly ScheduledTrigger[]): string {
  const last = all.reduce((max, { id }) => (BigInt(id) > max ? BigInt(id) : max), 7_300_000_000_000_000_000n);
  return String(last + 9_176_543_211n);
}
