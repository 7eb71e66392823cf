/** What happens in the CRM and other tools may be told of. */
import * as z from 'zod/mini';

export const EVENT_KINDS = [
  'lead.qualified',
  'tender.found',
  'tender.urgent',
  'opportunity.won',
  'opportunity.lost',
  'follow-up.overdue',
  'contact.received',
] as const;

/** Its name in what is sent: a contract with the scenarios that teams build on it. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** As the team reads it, in PARAMETRES and in ENVOIS. */
export const EVENT_NAMES: Readonly<Record<EventKind, string>> = {
  'lead.qualified': 'Lead qualifié',
  'tender.found': 'Appel d’offres trouvé',
  'tender.urgent': 'Appel d’offres urgent',
  'opportunity.won': 'Opportunité gagnée',
  'opportunity.lost': 'Opportunité perdue',
  'follow-up.overdue': 'Relance en retard',
  'contact.received': 'Contact reçu par un crochet web',
};

export interface CrmEvent {
  readonly kind: EventKind;
  /** Kind, subject and occurrence: the same event always has the same key, by which its receiver knows it again. */
  readonly key: string;
  readonly occurredAt: Date;
  readonly subject: { readonly table: string; readonly id: string; readonly name: string };
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** One French sentence. */
  readonly text: string;
}

/** What an event's subject is told by is never longer: a title may be a whole page. */
const LONGEST_NAME = 200;

/** A name on one line, cut where it is too long. */
export function nameSubject(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}

/** The body of what is sent, as JSON text: what is signed, and what stands in ENVOIS. Instants are ISO 8601, UTC. */
export function writeEvent({ kind, key, occurredAt, subject, facts, text }: CrmEvent): string {
  return JSON.stringify({ event: kind, key, occurredAt: occurredAt.toISOString(), subject, facts, text });
}

const WRITTEN = z.object({ text: z.string() });

/** The sentence of a written event; `null` when somebody has spoilt it. */
export function readSentence(written: string): string | null {
  try {
    const event = WRITTEN.safeParse(JSON.parse(written));
    return event.success ? event.data.text : null;
  } catch {
    return null;
  }
}
