/** Rituals into agendas: each person in charge gets theirs by e-mail, as one calendar file. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { writeCalendar } from '../../crm/steering/rituals/calendar.ts';
import { nextOccurrence } from '../../crm/steering/rituals/occurrences.ts';
import type { Ritual } from '../../crm/steering/rituals/rhythm.ts';
import { tellRhythm } from '../../crm/steering/rituals/words.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { addressOf, readRituals } from './read-rituals.ts';

/** PARAMETRES and RITUELS read, a line of JOURNAL. */
export const floor = { read: 2, appendRow: 1 } as const;

/**
 * One message to each address, with the rituals that are still to come. Sent twice, an agenda holds them once: their
 * identifiers stay. Fails with `rituals.none`, `rituals.no-address` and `rituals.quota`, before anything leaves.
 */
export function sendRituals(ports: Ports): Result<{ readonly summary: string }> {
  const book = readRituals(ports);
  if (!book.ok) return book;
  const { settings } = book.value;
  const now = ports.clock.now();
  const coming = book.value.rituals.filter((ritual) => nextOccurrence(ritual, now, settings.calendar) !== null);
  if (coming.length === 0)
    return fail('rituals.none', 'Rien n’est parti\u00a0: aucun rituel de RITUELS n’est à venir.');
  const byAddress = groupByAddress(coming, settings);
  if (byAddress.size === 0) {
    return fail(
      'rituals.no-address',
      'Rien n’est parti\u00a0: donnez à chaque rituel un responsable qui a une adresse dans PARAMETRES, groupe Équipe.',
    );
  }
  if (ports.mailer.remaining() < byAddress.size) {
    return fail('rituals.quota', 'Rien n’est parti\u00a0: le nombre d’e-mails du jour est atteint. Réessayez demain.');
  }
  const workbookKey = ports.signer.sha256(ports.workbook.address()).slice(0, 16);
  for (const [to, rituals] of byAddress) {
    ports.mailer.send({
      to,
      subject: `Pistil\u00a0: ${countOf(rituals.length, 'rituel', 'rituels')} pour votre agenda`,
      text: writeMessage(rituals),
      attachments: [
        {
          name: 'rituels.ics',
          type: 'text/calendar',
          text: writeCalendar({ rituals, calendar: settings.calendar, now, workbookKey }),
        },
      ],
    });
  }
  const sent = [...byAddress.values()].reduce((sum, rituals) => sum + rituals.length, 0);
  const left = coming.length - sent;
  const summary = `${countOf(sent, 'rituel envoyé', 'rituels envoyés')} à ${[...byAddress.keys()].join(', ')}.${
    left === 0 ? '' : ` Sans responsable joignable\u00a0: ${left}.`
  }`;
  const noted = note(ports, { action: 'rituals.send', summary });
  return noted.ok ? ok({ summary }) : noted;
}

function groupByAddress(rituals: readonly Ritual[], settings: Settings): ReadonlyMap<string, readonly Ritual[]> {
  const groups = new Map<string, Ritual[]>();
  for (const ritual of rituals) {
    const address = addressOf(ritual, settings);
    if (address !== '') groups.set(address, [...(groups.get(address) ?? []), ritual]);
  }
  return groups;
}

function writeMessage(rituals: readonly Ritual[]): string {
  return [
    'Bonjour,',
    `Ouvrez la pièce jointe rituels.ics pour ajouter à votre agenda\u00a0:\n${rituals.map((ritual) => `- ${ritual.name}\u00a0: ${lowerFirst(tellRhythm(ritual))}`).join('\n')}`,
    'Un rituel modifié dans RITUELS remplace le précédent quand vous ouvrez un nouvel envoi\u00a0; un rituel supprimé reste à retirer de votre agenda.',
    'Pistil',
  ].join('\n\n');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
