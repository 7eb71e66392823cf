/** « Santé »: what runs, what does not, and the one click that repairs it. */
import { momentOf } from '../../crm/french/moments.ts';
import { countOf, formatAmount } from '../../crm/french/numbers.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports, SecretName } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readOperations, readTable } from '../../sheet/index.ts';
import { reachedTools, readAddresses } from '../announcements/addresses.ts';
import { readTroubles } from '../announcements/sending.ts';
import { type Automation, describeAutomations, tellLateness } from '../automations/automation-states.ts';
import { readHeartbeats } from '../engine/heartbeat.ts';
import { readSpending } from '../engine/spending.ts';
import { type ErrandRequest, recallErrands } from '../errands/memory.ts';
import { describeRequest } from '../errands/requests.ts';
import { NEWEST, readVersion } from '../migrations/migrate.ts';
import { keysKeeper } from '../owner/key-keeper.ts';
import { type ShownParked, showParked } from './parked.ts';
import type { Problem } from './problem.ts';
import { inspectTriggers } from './triggers.ts';
import { inspectTabs } from './workbook-problems.ts';

export interface Health {
  readonly problems: readonly Problem[];
  /** « 7 h 02 » */
  readonly checkedAt: string;
  readonly automations: readonly Pick<Automation, 'job' | 'name' | 'state' | 'said'>[];
  readonly keys: readonly {
    readonly name: SecretName;
    readonly word: 'Clé' | 'Adresse';
    readonly label: string;
    readonly present: boolean;
    readonly use: string;
  }[];
  /** Who may use the keys: every editor (`shared`), this account alone (`mine`), or another one (`elsewhere`, with its address). */
  readonly keeping: { readonly kind: 'shared' | 'mine' } | { readonly kind: 'elsewhere'; readonly keeper: string };
  /** What has been asked of the account that keeps the keys, the newest first. */
  readonly requests: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: ErrandRequest['state'];
    readonly said: string;
  }[];
  readonly gauges: readonly Gauge[];
  /** Given up, until somebody or a month gives them another chance. */
  readonly parked: readonly ShownParked[];
  /** Term and value. */
  readonly facts: readonly (readonly [string, string])[];
}

/** What is used of what is allowed today. */
export interface Gauge {
  readonly name: string;
  /** « 0,40 € sur 2 € » */
  readonly said: string;
  /** 0 to 1; `null` when the whole is not known. */
  readonly ratio: number | null;
}

/** What Pistil may call or be called with, and what that brings. A web hook's address is as secret as a key. */
const KEYS: readonly Omit<Health['keys'][number], 'present'>[] = [
  { name: 'claude', word: 'Clé', label: 'Claude', use: 'lit et résume les avis prometteurs' },
  {
    name: 'apollo',
    word: 'Clé',
    label: 'Apollo',
    use: 'complète le poste, le profil LinkedIn et l’adresse des contacts',
  },
  { name: 'hunter', word: 'Clé', label: 'Hunter', use: 'vérifie les adresses e-mail, et cherche celles qui manquent' },
  { name: 'make', word: 'Adresse', label: 'Make', use: 'annonce les événements à vos scénarios' },
  { name: 'slack', word: 'Adresse', label: 'Slack', use: 'annonce les événements dans votre canal' },
  {
    name: 'inbound',
    word: 'Clé',
    label: 'Outils extérieurs',
    use: 'accepte ce que vos autres outils lui envoient, signé',
  },
];

/** Google stops a consumer account's triggers after so many minutes a day; a Workspace account has six hours. */
const MINUTES_A_DAY = 90;

/** One weighted call for each tab, PARAMETRES and the journal, and a few properties. Never fails: what is broken is told. */
export function loadHealth(ports: Ports): Result<Health> {
  const now = ports.clock.now();
  const configured = readTable(ports, settingsTable);
  const { settings, problems } = parseSettings(configured.ok ? configured.value.rows.map(({ values }) => values) : []);
  const tabs = inspectTabs(ports, settings.operation.modules.steering);
  const beats = readHeartbeats(ports);
  const automations = describeAutomations(beats, settings, now);
  const reconciled = beats.jobs.get('reconcile');
  return ok({
    checkedAt: momentOf(now, now).replace(/^.* à /, ''),
    problems: [
      ...tabs.problems,
      ...interrupted(ports),
      ...lateness(automations, inspectTriggers(ports)),
      ...refusedHooks(ports),
      ...unreadableSettings(problems),
    ],
    automations: automations.map(({ job, name, state, said }) => ({ job, name, state, said })),
    keys: KEYS.map((key) => ({ ...key, present: ports.secrets.whereabouts(key.name) !== 'absent' })),
    keeping: describeKeeping(ports),
    requests: [...recallErrands(ports).requests].reverse().map((request) => ({
      id: request.id,
      name: request.name,
      state: request.state,
      said: describeRequest(request, now),
    })),
    gauges: [mails(ports), paidCalls(spentToday(ports), settings), computing(beats.secondsToday)],
    parked: showParked(ports),
    facts: [
      ['Onglets', `${tabs.recognised} reconnus sur ${tabs.expected}`],
      ['Version', tellVersion(readVersion(ports))],
      [
        'Vérification',
        reconciled?.succeededAt ? `${momentOf(reconciled.succeededAt, now)}. ${reconciled.said}` : 'pas encore faite',
      ],
    ],
  });
}

function describeKeeping(ports: Ports): Health['keeping'] {
  const keeper = keysKeeper(ports);
  if (keeper === null) return { kind: 'shared' };
  return keeper === ports.identity.owner() ? { kind: 'mine' } : { kind: 'elsewhere', keeper };
}

/** Announcements that a tool did not take: they are kept, and somebody may have to look. */
function refusedHooks(ports: Ports): Problem[] {
  const troubles = readTroubles(ports);
  const readable = readAddresses(ports);
  return reachedTools(ports).flatMap((tool) => {
    const text = troubles[tool];
    if (text === undefined) return [];
    return [
      {
        code: `hook:${tool}`,
        title: `${tool} ne prend pas les annonces`,
        text,
        remedies: readable.has(tool) ? [{ label: 'Réessayer maintenant', repair: { kind: 'deliver' } }] : [],
      },
    ];
  });
}

/** Euros, all paid services together. */
function spentToday(ports: Ports): number {
  return Object.values(readSpending(ports)).reduce((sum, euros) => sum + euros, 0);
}

function tellVersion(version: number): string {
  return version >= NEWEST ? `${version}, à jour` : `${version}\u00a0; la ${NEWEST} s’installe par Pistil > Installer`;
}

/** Operations that a stop of Google's has left open. */
function interrupted(ports: Ports): Problem[] {
  const operations = readOperations(ports);
  if (!operations.ok) return [];
  const open = operations.value.filter(({ state }) => state === 'Prévu').length;
  if (open === 0) return [];
  return [
    {
      code: 'operations',
      title: `${countOf(open, 'écriture interrompue', 'écritures interrompues')}`,
      text: 'Google a arrêté Pistil en route. Ce qui était commencé sera remis en ordre cette nuit, ou tout de suite.',
      remedies: [{ label: 'Remettre en ordre', repair: { kind: 'recover' } }],
    },
  ];
}

function lateness(automations: readonly Automation[], triggers: ReturnType<typeof inspectTriggers>): Problem[] {
  const late = automations.filter(({ daysLate }) => daysLate > 0);
  const remedy = { label: 'Réactiver', repair: { kind: 'make-triggers' } } as const;
  const missed = late.map(
    (automation): Problem => ({
      code: `late:${automation.job}`,
      title: tellLateness(automation),
      text: `${automation.said} Ce qui a été manqué sera repris, sans doublon.`,
      remedies: triggers.kind === 'elsewhere' ? [] : [remedy],
    }),
  );
  if (triggers.kind === 'whole' || triggers.kind === 'elsewhere') return missed;
  return [
    {
      code: 'triggers',
      title:
        triggers.kind === 'missing'
          ? 'Les exécutions automatiques sont arrêtées'
          : 'Des exécutions automatiques sont en double',
      text:
        triggers.kind === 'missing'
          ? 'Rien ne tourne la nuit ni le matin. Rien n’est perdu\u00a0: tout reprendra depuis le dernier succès.'
          : 'Chaque tâche tourne deux fois, sans doublon dans le classeur, mais pour rien.',
      remedies: [remedy],
    },
    ...missed,
  ];
}

function unreadableSettings(problems: readonly string[]): Problem[] {
  return problems.map((text, index) => ({
    code: `setting:${index}`,
    title: 'Un réglage est illisible',
    text,
    remedies: [{ label: 'Ouvrir PARAMETRES', repair: { kind: 'open-tab', table: 'settings' } }],
  }));
}

/** Google tells what is left, not how much there was. */
function mails({ mailer }: Ports): Gauge {
  const left = mailer.remaining();
  return {
    name: 'E-mails',
    said: countOf(left, 'destinataire encore possible', 'destinataires encore possibles'),
    ratio: null,
  };
}

function paidCalls(spent: number, { operation }: Settings): Gauge {
  const { dailyBudget } = operation;
  return {
    name: 'Appels payants',
    said: `${formatAmount(spent)} sur ${formatAmount(dailyBudget)}`,
    ratio: dailyBudget > 0 ? Math.min(1, spent / dailyBudget) : 1,
  };
}

function computing(seconds: number): Gauge {
  const minutes = Math.ceil(seconds / 60);
  return {
    name: 'Temps de calcul',
    said: `${minutes} sur ${MINUTES_A_DAY}\u00a0min`,
    ratio: Math.min(1, minutes / MINUTES_A_DAY),
  };
}
