/** The reports by e-mail: daily, weekly and monthly, once for each period and person (decision 0035). */
import { isAway } from '../../crm/follow-ups/stand-in.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { findRecipients, type Recipient } from '../../crm/messages/recipients.ts';
import { duePeriod } from '../../crm/reports/periods.ts';
import { REPORT_KINDS, type ReportKind } from '../../crm/reports/report.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Mail, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { composeReport, toMail } from './compose-report.ts';
import { claimDelivery, type Deliveries, recallDeliveries, settleDeliveries } from './deliveries.ts';
import { readReportFacts } from './read-facts.ts';

const ACTION = 'reports.send';

const NAMES: Readonly<Record<ReportKind, string>> = {
  daily: 'Bilan du jour',
  weekly: 'Bilan de la semaine',
  monthly: 'Bilan du mois',
};

const CLOSING =
  'Vous le recevez parce que vous êtes nommé dans PARAMETRES, groupe Destinataires. Pour ne plus le recevoir, retirez-y votre nom. Le même bilan est dans le menu Pistil > Bilans.';

/** What became of one report. */
interface Round {
  readonly sent: number;
  /** French sentences. */
  readonly troubles: readonly string[];
  readonly unfinished: boolean;
}

/**
 * Sends what is due to whom has not got it. PARAMETRES, one read for each table that a due report looks at; for each message
 * a lock, two properties and the sending. A second run of the same day sends nothing.
 */
export function sendReports(ports: Ports, slice: Slice): Result<StepReport> {
  const fresh = new FreshReader(ports);
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const said: string[] = [];
  const troubles: string[] = [];
  let unfinished = false;
  for (const kind of REPORT_KINDS) {
    const round = sendKind(ports, slice, fresh, settings, kind);
    if (!round.ok) return round;
    if (round.value.sent > 0)
      said.push(`${NAMES[kind]} envoyé à ${countOf(round.value.sent, 'personne', 'personnes')}.`);
    troubles.push(...round.value.troubles);
    unfinished ||= round.value.unfinished;
  }
  const summary = [...said, ...new Set(troubles)].join(' ');
  if (summary === '') return ok({ summary: 'Aucun bilan à envoyer.' });
  const noted = note(ports, { action: ACTION, summary });
  return noted.ok ? ok({ summary, unfinished }) : noted;
}

function sendKind(ports: Ports, slice: Slice, fresh: FreshReader, settings: Settings, kind: ReportKind): Result<Round> {
  const nothing: Round = { sent: 0, troubles: [], unfinished: false };
  const period = duePeriod(kind, ports.clock.now(), settings.calendar);
  const { known, unknown } = findRecipients(settings.messages.recipients[kind], settings.team);
  if (period === null || known.length + unknown.length === 0) return ok(nothing);
  const begun = recallDeliveries(ports, kind, period);
  const troubles = interrupted(begun, NAMES[kind]);
  const waiting = known.filter(
    ({ name, email }) => begun.deliveries[email] === undefined && !(kind === 'daily' && isOff(name, settings, ports)),
  );
  if (waiting.length === 0 && begun.complete && troubles.length === 0) return ok(nothing);
  troubles.push(...unknown.map((text) => tellUnknown(text)));

  const facts = waiting.length === 0 ? null : readReportFacts(ports, fresh, settings, kind);
  const ended: Record<string, 'sent' | 'doubtful'> = {};
  for (const email of interruptedOf(begun)) ended[email] = 'doubtful';
  let left = 0;
  let overtime = false;
  for (const to of waiting) {
    if (facts === null) break;
    const report = composeReport(kind, facts, to, new Date(begun.since));
    if (report.isEmpty && !settings.messages.emptyReports) continue;
    overtime ||= slice.over();
    if (overtime || ports.mailer.remaining() < 1) {
      left += 1;
      continue;
    }
    const mail = toMail(ports, report, to, CLOSING);
    const claimed = claimDelivery(ports, kind, begun, to.email);
    if (!claimed.ok) return claimed;
    if (!claimed.value) continue;
    const failure = trySending(ports, mail, to);
    ended[to.email] = failure === null ? 'sent' : 'doubtful';
    if (failure !== null) troubles.push(failure);
  }
  const settled = settleDeliveries(ports, kind, begun, ended, left === 0);
  if (!settled.ok) return settled;
  if (left > 0 && !overtime) {
    troubles.push(
      `${NAMES[kind]}\u00a0: ${countOf(left, 'personne attend', 'personnes attendent')}, le nombre d’e-mails du jour est atteint.`,
    );
  }
  const sent = Object.values(ended).filter((state) => state === 'sent').length;
  return ok({ sent, troubles, unfinished: overtime });
}

/**
 * Google’s refusal, told; `null` when it has taken the message. One that fails may have left all the same, so it is not tried
 * again: the same report is in the menu.
 */
function trySending(ports: Ports, mail: Mail, { name, email }: Recipient): string | null {
  try {
    ports.mailer.send(mail);
    return null;
  } catch (cause) {
    ports.log.error(ACTION, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    return `L’envoi à ${name || email} a échoué («\u00a0${reason}\u00a0»)\u00a0: le bilan reste dans Pistil > Bilans.`;
  }
}

/** Somebody’s day is told to nobody while they are away: their follow-ups are in the report of who stands in for them. */
function isOff(name: string, { team }: Settings, { clock }: Ports): boolean {
  const member = team.find((one) => name !== '' && one.name === name);
  return member !== undefined && isAway(member, clock.now());
}

function interruptedOf({ deliveries }: Deliveries): string[] {
  return Object.keys(deliveries).filter((email) => deliveries[email] === 'claimed');
}

function interrupted(begun: Deliveries, name: string): string[] {
  return interruptedOf(begun).map(
    (email) =>
      `${name}\u00a0: l’envoi à ${email} s’est interrompu, il n’est peut-être pas parti\u00a0; il reste dans Pistil > Bilans.`,
  );
}

function tellUnknown(text: string): string {
  return `«\u00a0${text}\u00a0» (PARAMETRES, Destinataires) n’est ni une adresse ni une personne de l’équipe qui en a une.`;
}
