/** What the workshop shows of the runtime. */
import { estimate, type Run, type Runtime } from '../runtime/index.ts';
import type { ReceivedPost, RunReport, WorkshopState } from './protocol.ts';
import { describeTrigger } from './trigger-wording.ts';

/** Hosts that a stand-in answers for. */
const HOSTS = [
  'boamp-datadila.opendatasoft.com',
  'api.anthropic.com',
  'api.apollo.io',
  'api.hunter.io',
  'hook.eu1.make.com',
  'hooks.slack.com',
];

export function describeRuntime(runtime: Runtime, received: readonly ReceivedPost[]): WorkshopState {
  const lastRun = runtime.runs.filter((run) => run.kind !== 'custom-function').at(-1);
  return {
    now: runtime.clock.now(),
    user: runtime.user,
    triggers: runtime.triggers.map((trigger) => ({
      id: trigger.id,
      functionName: trigger.functionName,
      when: describeTrigger(trigger),
      next: trigger.next,
    })),
    outbox: runtime.outbox.map((mail) => ({ ...mail, attachments: mail.attachments.map(({ name }) => name) })),
    received,
    lastRun: lastRun ? reportOf(lastRun) : null,
    misbehaviours: Object.fromEntries(HOSTS.map((host) => [host, runtime.http.misbehaviours[host] ?? 'none'])),
  };
}

function reportOf(run: Run): RunReport {
  const cost = estimate(run.calls, run.kind);
  return {
    functionName: run.functionName,
    calls: run.calls.map(({ method, kind, cells }) => ({ method, kind, cells })),
    weighted: cost.calls,
    low: cost.low,
    high: cost.high,
    error: run.error ? `${run.error.name}: ${run.error.message}` : null,
    log: run.log.map(({ message }) => message),
  };
}
