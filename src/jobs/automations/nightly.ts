/** The night: the workbook is put in order, tenders are watched, everything is scored, the dashboard refreshed. */
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { readTable } from '../../sheet/read-table.ts';
import { recover } from '../../sheet/recover.ts';
import { runProgram } from '../engine/run-program.ts';
import { NIGHT } from './automations.ts';

export interface NightReport {
  /** What each step has to say, in order. */
  readonly steps: readonly string[];
  readonly summary: string;
}

/** Runs all of the night's steps; fails only when every step has. */
export function nightly(ports: Ports): Result<NightReport> {
  return runNight(ports, 'begin');
}

/** Takes up what the run before has left. */
export function continueNight(ports: Ports): Result<NightReport> {
  return runNight(ports, 'resume');
}

function runNight(ports: Ports, how: 'begin' | 'resume'): Result<NightReport> {
  const recovered = recover(ports);
  if (!recovered.ok) return recovered;
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings, problems } = parseSettings(configured.value.rows.map(({ values }) => values));
  const steps = NIGHT.filter(({ wanted }) => wanted(settings.operation.modules));
  const run = runProgram(ports, { name: 'night', resume: 'continueNight', steps }, how);
  if (!run.ok) return run;
  if (run.value === null) return ok({ steps: [], summary: 'La nuit est déjà en cours.' });
  const { beats, finished } = run.value;
  const said = [...problems, ...beats.map((beat) => beat.said), finished ? '' : 'La suite dans une minute.'];
  const summary = said.filter((sentence) => sentence !== '').join(' ');
  if (beats.length > 0 && beats.every((step) => !step.ok)) return fail('night.failed', summary);
  const noted = note(ports, { action: 'night', summary });
  return noted.ok ? ok({ steps: said.filter((sentence) => sentence !== ''), summary }) : noted;
}
