/** The morning: what is to be done today, then a dashboard that shows it. */
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { beat } from './heartbeat.ts';
import { type MorningReport, morning } from './morning.ts';
import { refreshDashboard } from './refresh-dashboard.ts';

export function startMorning(ports: Ports): Result<MorningReport> {
  const start = ports.clock.now();
  const opened = morning(ports);
  beat(ports, start, [
    { job: 'morning', ok: opened.ok, said: opened.ok ? opened.value.summary : opened.error.message },
  ]);
  if (!opened.ok) return opened;
  const shown = refreshDashboard(ports);
  return shown.ok ? ok(opened.value) : shown;
}
