import { isSameDay } from 'date-fns';
import { formatDay, formatTime } from '../../crm/french/dates.ts';
import { fullName } from '../../crm/names.ts';
import type { contacts } from '../../crm/tables/index.ts';
import type { InteractionType } from '../../crm/tables/values.ts';
import type { Committed, SheetRow } from '../../sheet/index.ts';

/** What saving an interaction did, for the page to show. */
export interface LoggedInteraction {
  /** For `journal.undo`. */
  readonly operation: string;
  /** « Appel avec Claire Vasseur, aujourd’hui à 10 h 42. » */
  readonly sentence: string;
  /** True when an earlier note was completed. */
  readonly completed: boolean;
  readonly changes: readonly ShownChange[];
  /** What the follow-ups that it closed asked for. */
  readonly closed: readonly string[];
  /** What was left as a colleague has it, and what to mind; one sentence each. */
  readonly notices: readonly string[];
}

/** A cell of the contact, before and after; `note` is the due day of a next action, else a sentence. */
export interface ShownChange {
  readonly column: 'temperature' | 'nextAction' | 'stage';
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

/** What the plan of `interactions.log` has decided. */
export interface Decision {
  readonly contact: SheetRow<typeof contacts>;
  readonly type: InteractionType;
  readonly date: Date;
  readonly now: Date;
  readonly completed: boolean;
  readonly closed: readonly string[];
  readonly changes: readonly ShownChange[];
  readonly notices: readonly string[];
}

/** How each kind of exchange is named before the contact's name. */
const PHRASES: Readonly<Record<InteractionType, string>> = {
  'Email envoyé': 'un e-mail envoyé à',
  'Email reçu': 'un e-mail reçu de',
  Appel: 'un appel avec',
  Visio: 'une visio avec',
  Réunion: 'une réunion avec',
  'Réponse appel d’offres': 'une réponse à un appel d’offres avec',
  Événement: 'un événement avec',
  LinkedIn: 'un échange LinkedIn avec',
  SMS: 'un SMS avec',
  Note: 'une note sur',
};

/** Puts into words what was decided and what the sheet accepted of it. */
export function tellOutcome(decision: Decision, { operation, givenUp }: Committed<unknown>): LoggedInteraction {
  const { contact, type, date, now, completed } = decision;
  const lost = new Set(givenUp.filter(({ id }) => id === contact.id).map(({ column }) => column));
  const name = fullName(contact.values);
  const opposed = contact.values.optedOut
    ? [`${name} s’oppose à la prospection\u00a0: ne lui envoyez plus de message commercial.`]
    : [];
  return {
    operation: operation ?? '',
    sentence: `${titleOf(type, name)}, ${when(date, now)}.`,
    completed,
    closed: decision.closed,
    changes: decision.changes.filter(({ column }) => !lost.has(column)),
    notices: [...decision.notices, ...givenUp.map(({ message }) => message), ...opposed],
  };
}

/** « un appel avec Claire Vasseur ». */
export function phraseOf(type: InteractionType, name: string): string {
  return `${PHRASES[type]} ${name}`;
}

/** « Appel avec Claire Vasseur ». */
export function titleOf(type: InteractionType, name: string): string {
  const bare = phraseOf(type, name).replace(/^une? /, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
}

function when(date: Date, now: Date): string {
  return isSameDay(date, now) ? `aujourd’hui à ${formatTime(date)}` : formatDay(date);
}
