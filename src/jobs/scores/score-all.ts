/** Scores every company and warms or cools every contact, from what all tables say today. */
import { startOfDay } from 'date-fns';
import { tellPromoted } from '../../crm/events/score-events.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { writeQualifiedAlert } from '../../crm/messages/qualified-alert.ts';
import { findRecipients } from '../../crm/messages/recipients.ts';
import { weighAmount } from '../../crm/pipeline/weigh-amount.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities } from '../../crm/tables/index.ts';
import { temperatureOf } from '../../crm/temperature.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, setSystem } from '../../sheet/change.ts';
import type { Fresh } from '../../sheet/operation.ts';
import { transact } from '../../sheet/transact.ts';
import { announce } from '../announcements/announce.ts';
import { createFirmScorer } from './score-firms.ts';
import { readScoredTables } from './surroundings.ts';

export interface ScoreReport {
  readonly companies: number;
  readonly contacts: number;
  /** Companies above the threshold of PARAMETRES. */
  readonly qualified: number;
  /** Those that this run has brought above it. */
  readonly promoted: readonly Promoted[];
  readonly summary: string;
}

export interface Promoted {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  /** The score explained. */
  readonly sentence: string;
}

/** The fewest weighted calls: the lock taken and given back, six tables read, three written. */
export const floor = { lock: 2, read: 6, write: 3 } as const;

/**
 * Rewrites, in one operation, the score and its explanation for each company, the score and temperature of each contact,
 * and the weighted amount of each opportunity. The same tables on the same day give the same cells.
 */
export function scoreAll(ports: Ports): Result<ScoreReport> {
  const done = transact(ports, {
    action: 'companies.score',
    plan: (fresh) => planScores(fresh),
    summary: ({ report }: Scored) => report.summary,
  });
  if (!done.ok) return done;
  const { report, settings } = done.value.value;
  alertTeam(ports, report.promoted, settings);
  const announced = announce(ports, tellPromoted(report.promoted, ports.clock.now()), settings);
  return announced.ok ? ok(report) : announced;
}

interface Scored {
  readonly report: ScoreReport;
  readonly settings: Settings;
}

/**
 * Sent after the scores are written: a run that dies in between tells nobody, and the morning's report still does. A second
 * run finds them above the threshold already, so that nobody is told twice.
 */
function alertTeam(ports: Ports, promoted: readonly Promoted[], { messages, team, icp }: Settings): void {
  if (promoted.length === 0) return;
  const { known } = findRecipients(messages.recipients.alerts, team);
  if (known.length === 0 || ports.mailer.remaining() < known.length) return;
  const alert = writeQualifiedAlert(promoted, icp.threshold);
  for (const { email } of known) ports.mailer.send({ to: email, ...alert });
}

function planScores(fresh: Fresh): Result<{ changes: Change[]; value: Scored }> {
  const tables = readScoredTables(fresh);
  if (!tables.ok) return tables;
  const { settings, people, deals } = tables.value;
  const today = startOfDay(fresh.now);
  const { around, scoreOf } = createFirmScorer(tables.value, fresh.now);
  const scores = new Map<string, number>();
  const changes: Change[] = [];
  const promoted: Promoted[] = [];
  for (const firm of tables.value.firms) {
    const { id, values } = firm;
    if (id === '') continue;
    const { score: points, sentence } = scoreOf(firm);
    scores.set(id, points);
    if (points > settings.icp.threshold && (values.score ?? 0) <= settings.icp.threshold) {
      promoted.push({ id, name: values.name, score: points, sentence });
    }
    changes.push(setSystem(companies, id, { score: points, scoreDetail: sentence }));
  }
  for (const { id, values } of people) {
    if (id === '') continue;
    changes.push(
      setSystem(contacts, id, {
        score: scores.get(values.companyId) ?? null,
        temperature: temperatureOf(around.temperatureFactsOf(id), today, settings.temperature),
      }),
    );
  }
  for (const { id, values } of deals) {
    if (id !== '') changes.push(setSystem(opportunities, id, { weightedAmount: weighAmount(values, settings.stages) }));
  }
  const qualified = [...scores.values()].filter((points) => points > settings.icp.threshold).length;
  const report = { companies: scores.size, contacts: people.length, qualified, promoted };
  return ok({ changes, value: { report: { ...report, summary: say(report, settings.icp.threshold) }, settings } });
}

function say(report: Omit<ScoreReport, 'summary'>, threshold: number): string {
  const scored = countOf(report.companies, 'entreprise notée', 'entreprises notées');
  const followed = countOf(report.contacts, 'contact mis à jour', 'contacts mis à jour');
  return `${scored}, dont ${report.qualified} au-dessus de ${threshold}\u00a0; ${followed}.`;
}
