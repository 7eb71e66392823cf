/** A report in its dialog: the same content as the e-mail, as the figures stand now, for whoever looks. */
import type { Recipient } from '../../crm/messages/recipients.ts';
import { fold } from '../../crm/names.ts';
import { duePeriod } from '../../crm/reports/periods.ts';
import type { Report, ReportKind } from '../../crm/reports/report.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { note } from '../../sheet/journal.ts';
import { composeReport, toMail } from './compose-report.ts';
import { recallDeliveries } from './deliveries.ts';
import { readReportFacts } from './read-facts.ts';

export interface ShownReport {
  readonly report: Report;
  /** Where « M’envoyer ce bilan » would send it; `''` when Google does not say who looks. */
  readonly address: string;
  /** Recipients that today’s quota of e-mails still allows. */
  readonly mailsLeft: number;
}

interface Request {
  readonly kind: ReportKind;
}

/** PARAMETRES, and one read for each table that the report looks at. */
export function showReport(ports: Ports, { kind }: Request): Result<ShownReport> {
  const composed = composeForMe(ports, kind);
  if (!composed.ok) return composed;
  const { report, to } = composed.value;
  return ok({ report, address: to.email, mailsLeft: ports.mailer.remaining() });
}

/** Sends it to whoever asks, to nobody else. What leaves each morning is not changed by it. */
export function sendReportToMe(ports: Ports, { kind }: Request): Result<{ readonly summary: string }> {
  const composed = composeForMe(ports, kind);
  if (!composed.ok) return composed;
  const { report, to } = composed.value;
  if (to.email === '') {
    return fail('report.no-address', 'Rien n’est parti\u00a0: Google ne dit pas quelle est votre adresse.');
  }
  if (ports.mailer.remaining() < 1) {
    return fail('report.quota', 'Rien n’est parti\u00a0: le nombre d’e-mails du jour est atteint. Réessayez demain.');
  }
  ports.mailer.send(toMail(ports, report, to, 'Vous l’avez demandé dans Pistil > Bilans.'));
  const summary = `${report.name} envoyé à ${to.email}.`;
  const noted = note(ports, { action: 'reports.send-me', summary });
  return noted.ok ? ok({ summary }) : noted;
}

function composeForMe(ports: Ports, kind: ReportKind): Result<{ readonly report: Report; readonly to: Recipient }> {
  const fresh = new FreshReader(ports);
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const email = fold(ports.identity.user());
  const member = settings.team.find((person) => person.email !== '' && fold(person.email) === email);
  const to = { name: member?.name ?? '', email: member?.email ?? email };
  const facts = readReportFacts(ports, fresh, settings, kind);
  const period = duePeriod(kind, facts.now, settings.calendar) ?? facts.now;
  const { since } = recallDeliveries(ports, kind, period);
  return ok({ report: composeReport(kind, facts, to, new Date(since)), to });
}
