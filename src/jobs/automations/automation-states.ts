/** The automatic jobs as a person knows them: running, late, failed or switched off. */
import { daysBetween } from '../../crm/french/dates.ts';
import { momentOf } from '../../crm/french/moments.ts';
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import type { Heartbeat, Heartbeats } from '../engine/heartbeat.ts';
import { AUTOMATIONS } from './automations.ts';

export interface Automation {
  readonly job: string;
  readonly name: string;
  readonly state: 'ok' | 'bad' | 'off';
  /** « Ce matin à 3 h 04. 4 avis retenus. » */
  readonly said: string;
  /** Days without a success; 0 when it is on time. */
  readonly daysLate: number;
}

/** A daily run may begin anywhere within its hour, and Google may skip one for a while: a day and a half is late. */
const LATE_AFTER_HOURS = 36;

export function describeAutomations(beats: Heartbeats, settings: Settings, now: Date): Automation[] {
  return AUTOMATIONS.map(({ action: job, name, wanted }) => {
    if (!wanted(settings.operation.modules)) {
      return { job, name, state: 'off', said: 'Désactivé dans PARAMETRES, groupe Modules.', daysLate: 0 };
    }
    const heartbeat = beats.jobs.get(job);
    const daysLate = daysLateOf(heartbeat, now);
    const failing = hasJustFailed(heartbeat);
    return {
      job,
      name,
      state: daysLate > 0 || failing ? 'bad' : stateOf(heartbeat),
      said: tell(heartbeat, now),
      daysLate,
    };
  });
}

function stateOf(heartbeat: Heartbeat | undefined): 'ok' | 'off' {
  return heartbeat?.succeededAt ? 'ok' : 'off';
}

function hasJustFailed(heartbeat: Heartbeat | undefined): boolean {
  if (!heartbeat?.failedAt) return false;
  return heartbeat.succeededAt === null || heartbeat.failedAt > heartbeat.succeededAt;
}

/** Whole days beyond the one it should have succeeded in; a job that has never run is not late. */
function daysLateOf(heartbeat: Heartbeat | undefined, now: Date): number {
  const last = heartbeat?.succeededAt;
  if (!last || now.getTime() - last.getTime() < LATE_AFTER_HOURS * 3_600_000) return 0;
  return Math.max(1, daysBetween(last, now) - 1);
}

function tell(heartbeat: Heartbeat | undefined, now: Date): string {
  if (!heartbeat) return 'Pas encore lancée.';
  if (hasJustFailed(heartbeat) && heartbeat.failedAt) {
    const since = heartbeat.succeededAt ? ` Dernier succès ${momentOf(heartbeat.succeededAt, now)}.` : '';
    return `Échec ${momentOf(heartbeat.failedAt, now)}\u00a0: ${heartbeat.failure}${since}`;
  }
  if (!heartbeat.succeededAt) return 'Pas encore lancée.';
  const moment = momentOf(heartbeat.succeededAt, now);
  return [`${moment.charAt(0).toUpperCase()}${moment.slice(1)}.`, heartbeat.said]
    .filter((part) => part !== '')
    .join(' ');
}

/** « La veille BOAMP a un jour de retard » */
export function tellLateness({ name, daysLate }: Automation): string {
  return `«\u00a0${name}\u00a0» a ${countOf(daysLate, 'jour', 'jours')} de retard`;
}
