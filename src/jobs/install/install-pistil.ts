/** Menu *Pistil > Installer*: turns an empty workbook, or the team's own prospecting file, into the CRM. Twice is once. */
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { migrate, startAtNewest } from '../migrations/migrate.ts';
import { ensureTriggers } from '../owner/triggers.ts';
import { beginInstall } from './begin.ts';
import { DEFAULT_CHOICES, type InstallChoices } from './choices.ts';
import { describePlan } from './describe-plan.ts';
import { planInstall } from './plan-install.ts';
import { type InstallReport, reportInstall } from './report.ts';
import { forgetState, type InstallState, loadState, saveState } from './state.ts';
import { stepsOf } from './steps.ts';

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
  let state = openInstall(ports, DEFAULT_CHOICES);
  for (;;) {
    const done = advance(ports, state);
    if (!done.ok) return done;
    if ('report' in done.value) return ok(done.value.report);
    state = done.value.state;
  }
}

/**
 * Does the next step of the installation; the first call begins it, with these choices. How far it has come is kept with the
 * workbook: a step that stops half-way is done again, and each looks at what is there.
 */
export function applyInstall(ports: Ports, choices: InstallChoices): Result<InstallProgress> {
  const done = advance(ports, openInstall(ports, choices));
  if (!done.ok) return done;
  if ('report' in done.value) return ok({ state: 'done', report: done.value.report });
  const { state } = done.value;
  const due = stepsOf(state);
  return ok({
    state: 'going',
    step: state.done,
    steps: due.length + 1,
    name: due[state.done]?.name ?? 'Exécutions automatiques',
  });
}

/** The installation that is under way, else a new one, written down before anything is touched. */
function openInstall(ports: Ports, choices: InstallChoices): InstallState {
  const known = loadState(ports);
  if (known) return known;
  const state = beginInstall(ports, planInstall(ports, choices), choices);
  saveState(ports, state);
  return state;
}

type Advance = { readonly state: InstallState } | { readonly report: InstallReport };

function advance(ports: Ports, state: InstallState): Result<Advance> {
  const step = stepsOf(state)[state.done];
  if (!step) return finish(ports, state);
  const done = step.run(ports, state);
  if (!done.ok) return done;
  const next = { ...state, ...done.value, done: state.done + 1 };
  saveState(ports, next);
  return ok({ state: next });
}

function finish(ports: Ports, state: InstallState): Result<Advance> {
  const triggers = ensureTriggers(ports);
  const migrated = state.fresh ? startAtNewest(ports) : migrate(ports);
  if (!migrated.ok) return migrated;
  const report = reportInstall(state, triggers, migrated.value.done);
  const noted = note(ports, { action: 'install', summary: report.summary });
  if (!noted.ok) return noted;
  forgetState(ports);
  return ok({ report });
}
