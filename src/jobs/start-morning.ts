/** The morning: what is to be done today, then a dashboard that shows it. */
import type { Ports } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { type MorningReport, morning } from './morning.ts';
import { refreshDashboard } from './refresh-dashboard.ts';

export function startMorning(ports: Ports): Result<MorningReport> {
  const opened = morning(ports);
  if (!opened.ok) return opened;
  const shown = refreshDashboard(ports);
  return shown.ok ? ok(opened.value) : shown;
}
