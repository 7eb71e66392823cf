/** « Point de pilotage »: the report of the steering meeting, to read, to print, to copy, to send. */
import type { Recipient } from '../../crm/messages/recipients.ts';
import { fold } from '../../crm/names.ts';
import { renderMarkdown } from '../../crm/reports/render/markdown.ts';
import type { ReportContent } from '../../crm/reports/report.ts';
import { writeMeeting } from '../../crm/steering/meeting/write-meeting.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { toMail } from '../reports/compose-report.ts';
import { readMeeting } from './read-meeting.ts';

export interface ShownMeeting {
  readonly report: ReportContent;
  readonly markdown: string;
  /** Where « M’envoyer ce point » would send it; `''` when Google does not say who looks. */
  readonly address: string;
  /** Members of the team who have an address. */
  readonly team: number;
  /** Recipients that today’s quota of e-mails still allows. */
  readonly mailsLeft: number;
}

/** PARAMETRES and the four tabs that the meeting looks at. */
export const floor = { read: 5 };

/** Fails with `steering.off`. */
export function showMeeting(ports: Ports): Result<ShownMeeting> {
  const facts = readMeeting(ports);
  if (!facts.ok) return facts;
  const { team } = facts.value.settings;
  const report = writeMeeting(facts.value);
  return ok({
    report,
    markdown: renderMarkdown(report),
    address: findReader(ports, team).email,
    team: withAddress(team).length,
    mailsLeft: ports.mailer.remaining(),
  });
}

/**
 * Sends it to whoever asks, or to everybody in the team who has an address, one message each. Fails with `report.no-address`
 * and `report.quota`, before anything leaves.
 */
export function sendMeeting(
  ports: Ports,
  { to }: { readonly to: 'me' | 'team' },
): Result<{ readonly summary: string }> {
  const facts = readMeeting(ports);
  if (!facts.ok) return facts;
  const { team } = facts.value.settings;
  const reader = findReader(ports, team);
  const recipients = to === 'team' ? withAddress(team) : [reader].filter(({ email }) => email !== '');
  if (recipients.length === 0) {
    const whose =
      to === 'team' ? 'personne n’a d’adresse dans PARAMETRES' : 'Google ne dit pas quelle est votre adresse';
    return fail('report.no-address', `Rien n’est parti\u00a0: ${whose}.`);
  }
  if (ports.mailer.remaining() < recipients.length) {
    return fail('report.quota', 'Rien n’est parti\u00a0: le nombre d’e-mails du jour est atteint. Réessayez demain.');
  }
  const report = writeMeeting(facts.value);
  const asker = reader.name || reader.email || 'Quelqu’un de l’équipe';
  const closing =
    to === 'team'
      ? `${asker} l’a envoyé à l’équipe depuis Pistil > Point de pilotage.`
      : 'Vous l’avez demandé dans Pistil > Point de pilotage.';
  for (const recipient of recipients) ports.mailer.send(toMail(ports, report, recipient, closing));
  const summary = `${report.name} envoyé à ${recipients.map(({ email }) => email).join(', ')}.`;
  const noted = note(ports, { action: 'meeting.send', summary });
  return noted.ok ? ok({ summary }) : noted;
}

function withAddress(team: readonly Recipient[]): Recipient[] {
  return team.filter(({ email }) => email !== '');
}

function findReader({ identity }: Pick<Ports, 'identity'>, team: readonly Recipient[]): Recipient {
  const email = identity.user();
  const member = withAddress(team).find((person) => fold(person.email) === fold(email));
  return member ?? { name: '', email };
}
