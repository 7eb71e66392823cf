/** An installation, step by step: each looks at what is there, so that one that stopped is done again without harm. */
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { recover } from '../../sheet/index.ts';
import { readTable } from '../../sheet/read-table.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { reconcile } from '../completion/reconcile.ts';
import { refreshDashboard } from '../dashboard/refresh-dashboard.ts';
import { completeSettings } from '../tabs/complete-settings.ts';
import { designTabs, listsOf } from '../tabs/prepare-tabs.ts';
import { setToday } from '../tabs/set-today.ts';
import { backUpTabs } from './back-up.ts';
import { changedTables } from './begin.ts';
import { completeRows } from './complete-rows.ts';
import { makeTabs } from './make-tabs.ts';
import type { InstallState } from './state.ts';
import { mendKept, writeRebuilt } from './take-rows.ts';

interface InstallStep {
  /** What is being done, as the page shows it. */
  readonly name: string;
  /** False when this installation has nothing of the kind to do. */
  readonly wanted: (state: InstallState) => boolean;
  readonly run: (ports: Ports, state: InstallState) => Result<Partial<InstallState>>;
}

const always = () => true;
const nothing = ok({});
const takesOver = ({ kept, rebuilt }: InstallState) => kept.length + rebuilt.length > 0;

const STEPS: readonly InstallStep[] = [
  {
    name: 'Sauvegarde de vos onglets',
    wanted: ({ kept, sources, renamed }) => kept.length + sources.length + renamed.length > 0,
    run: (ports, state) =>
      underLock(ports, () => {
        backUpTabs(ports, state);
        return nothing;
      }),
  },
  {
    name: 'Onglets et colonnes',
    wanted: always,
    run: (ports, state) => then(underLock(ports, () => makeTabs(ports, state))),
  },
  { name: 'Réglages', wanted: always, run: (ports) => afterRecovery(ports, () => then(completeSettings(ports))) },
  {
    name: 'Reprise de vos lignes',
    wanted: takesOver,
    run: (ports, state) =>
      afterRecovery(ports, () => withSettings(ports, (settings) => takeRows(ports, state, settings))),
  },
  {
    name: 'Identifiants et liens',
    wanted: takesOver,
    run: (ports) => afterRecovery(ports, () => withSettings(ports, (settings) => then(completeRows(ports, settings)))),
  },
  {
    name: 'Formats et listes',
    wanted: (state) => changedTables(state).length > 0,
    run: (ports, state) => withSettings(ports, (settings) => then(designTabs(ports, changedTables(state), settings))),
  },
  {
    name: 'Vérification',
    wanted: takesOver,
    run: (ports) => {
      const checked = reconcile(ports);
      return checked.ok ? ok({ unclear: checked.value.unclear }) : checked;
    },
  },
  {
    name: 'Tableau de bord',
    wanted: always,
    run: (ports) => {
      const today = setToday(ports);
      return today.ok ? then(refreshDashboard(ports)) : today;
    },
  },
];

/** The steps that an installation has to take, in order. */
export function stepsOf(state: InstallState): readonly InstallStep[] {
  return STEPS.filter((step) => step.wanted(state));
}

/** What a run that died has left half written is taken back first: it is done again from here. */
function afterRecovery(ports: Ports, run: () => Result<Partial<InstallState>>): Result<Partial<InstallState>> {
  const recovered = recover(ports);
  return recovered.ok ? run() : recovered;
}

function takeRows(ports: Ports, state: InstallState, settings: Settings): Result<Partial<InstallState>> {
  const lists = listsOf(settings);
  const written = underLock(ports, () => {
    writeRebuilt(ports, state, lists);
    return nothing;
  });
  return written.ok ? then(mendKept(ports, state, lists)) : written;
}

function withSettings(
  ports: Ports,
  run: (settings: Settings) => Result<Partial<InstallState>>,
): Result<Partial<InstallState>> {
  const read = readTable(ports, settingsTable);
  return read.ok ? run(parseSettings(read.value.rows.map(({ values }) => values)).settings) : read;
}

function then(done: Result<unknown>): Result<Partial<InstallState>> {
  return done.ok ? nothing : done;
}
