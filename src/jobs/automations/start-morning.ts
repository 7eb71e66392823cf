/** The morning: what is to be done today, then a dashboard that shows it. */
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/read-table.ts';
import { runProgram } from '../engine/run-program.ts';
import { MORNING } from './automations.ts';

/** Fails when every step has. */
export function startMorning(ports: Ports): Result<{ readonly summary: string }> {
  return runMorning(ports, 'begin');
}

/** Takes up what the run before has left. */
export function continueMorning(ports: Ports): Result<{ readonly summary: string }> {
  return runMorning(ports, 'resume');
}

function runMorning(ports: Ports, how: 'begin' | 'resume'): Result<{ readonly summary: string }> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const steps = MORNING.filter(({ wanted }) => wanted(settings.operation.modules));
  const run = runProgram(ports, { name: 'morning', resume: 'continueMorning', steps }, how);
  if (!run.ok) return run;
  if (run.value === null) return ok({ summary: 'Le travail du matin est déjà en cours.' });
  const { beats } = run.value;
  const summary = beats
    .map(({ said }) => said)
    .filter((sentence) => sentence !== '')
    .join(' ');
  return beats.length > 0 && beats.every((step) => !step.ok) ? fail('morning.failed', summary) : ok({ summary });
}
