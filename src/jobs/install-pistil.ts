/** Menu *Pistil > Installer*: turns an empty workbook, or the team's own prospecting file, into the CRM. Twice is once. */
import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { note } from '../sheet/journal.ts';
import { beginInstall } from './install/begin.ts';
import { DEFAULT_CHOICES, type InstallChoices } from './install/choices.ts';
import { describePlan } from './install/describe-plan.ts';
import { planInstall } from './install/plan-install.ts';
import { type InstallReport, reportInstall } from './install/report.ts';
import { forgetState, type InstallState, loadState, saveState } from './install/state.ts';
import { STEPS } from './install/steps.ts';
import { ensureTriggers } from './install/triggers.ts';
import { migrate, startAtNewest } from './migrate.ts';

export type InstallProgress =
  /** `step` of `steps` comes next. */
  | { readonly state: 'going'; readonly step: number; readonly steps: number; readonly name: string }
  | { readonly state: 'done'; readonly report: InstallReport };

/**
 * Without a page: shows its plan, and on agreement (without a person, at once) applies it. An installation that was
 * interrupted is taken up where it stood, with the choices that were made then.
 */
export function installPistil(ports: Ports): Result<InstallReport> {
  if (ports.screen.present && loadState(ports) === null) {
    const words = describePlan(planInstall(ports, DEFAULT_CHOICES));
    if (!ports.screen.confirm('Installer Pistil', `${words}\n\nContinuer\u00a0?`)) {
      return fail('install.cancelled', 'Rien n’a été changé.');
    }
  }
  for (;;) {
    const done = applyInstall(ports, DEFAULT_CHOICES);
    if (!done.ok) return done;
    if (done.value.state === 'done') return ok(done.value.report);
  }
}

/**
 * Does the next step of the installation; the first call begins it, with these choices. How far it has come is kept with the
 * workbook: a step that stops half-way is done again, and each looks at what is there.
 */
export function applyInstall(ports: Ports, choices: InstallChoices): Result<InstallProgress> {
  const known = loadState(ports);
  const state = known ?? beginInstall(ports, planInstall(ports, choices), choices);
  if (!known) saveState(ports, state);
  const due = STEPS.filter((step) => step.wanted(state));
  const step = due[state.done];
  if (!step) return finish(ports, state);
  const done = step.run(ports, state);
  if (!done.ok) return done;
  const next = { ...state, ...done.value, done: state.done + 1 };
  saveState(ports, next);
  const name = due[next.done]?.name ?? 'Exécutions automatiques';
  return ok({ state: 'going', step: next.done, steps: due.length + 1, name });
}

function finish(ports: Ports, state: InstallState): Result<InstallProgress> {
  const triggers = ensureTriggers(ports);
  const migrated = state.fresh ? startAtNewest(ports) : migrate(ports);
  if (!migrated.ok) return migrated;
  const report = reportInstall(state, triggers, migrated.value.done);
  const noted = note(ports, { action: 'install', summary: report.summary });
  if (!noted.ok) return noted;
  forgetState(ports);
  return ok({ state: 'done', report });
}
