/** The night: the workbook is put in order, tenders are watched, everything is scored, the dashboard refreshed. */
import { parseSettings } from '../crm/settings/index.ts';
import { settings as settingsTable } from '../crm/tables/index.ts';
import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { note } from '../sheet/journal.ts';
import { readTable } from '../sheet/read-table.ts';
import { recover } from '../sheet/recover.ts';
import { type Beat, beat } from './heartbeat.ts';
import { migrate } from './migrate.ts';
import { reconcile } from './reconcile.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import { scoreAll } from './score-all.ts';
import { setToday } from './set-today.ts';
import { watchTenders } from './watch-tenders.ts';

export interface NightReport {
  /** What each step has to say, in order. */
  readonly steps: readonly string[];
  readonly summary: string;
}

interface Step {
  readonly action: string;
  readonly wanted: boolean;
  readonly run: (ports: Ports) => Result<{ readonly summary: string }>;
}

/** One step's failure is journaled and the next ones run all the same; it fails only when every step has. */
export function nightly(ports: Ports): Result<NightReport> {
  const start = ports.clock.now();
  const recovered = recover(ports);
  if (!recovered.ok) return recovered;
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings, problems } = parseSettings(configured.value.rows.map(({ values }) => values));
  const { modules } = settings.operation;
  const steps: readonly Step[] = [
    { action: 'migrate', wanted: true, run: migrate },
    { action: 'settings.today', wanted: true, run: setToday },
    { action: 'reconcile', wanted: true, run: reconcile },
    { action: 'tenders.watch', wanted: modules.tenderWatch, run: watchTenders },
    { action: 'companies.score', wanted: modules.nightlyScore, run: scoreAll },
    { action: 'dashboard.refresh', wanted: modules.nightlyDashboard, run: refreshDashboard },
  ];
  const said: string[] = [...problems];
  const beats: Beat[] = [];
  const due = steps.filter((step) => step.wanted);
  for (const step of due) {
    const done = step.run(ports);
    const sentence = done.ok ? done.value.summary : done.error.message;
    said.push(sentence);
    beats.push({ job: step.action, ok: done.ok, said: sentence });
    if (done.ok) continue;
    const noted = note(ports, {
      action: step.action,
      state: 'Échec',
      summary: done.error.message,
      detail: done.error.code,
    });
    if (!noted.ok) return noted;
  }
  beat(ports, start, beats);
  const summary = said.filter((sentence) => sentence !== '').join(' ');
  if (beats.every((step) => !step.ok)) return fail('night.failed', summary);
  const noted = note(ports, { action: 'night', summary });
  return noted.ok ? ok({ steps: said, summary }) : noted;
}
