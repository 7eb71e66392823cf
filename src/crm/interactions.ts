import type { InteractionRow } from './tables/index.ts';
import type { InteractionResult, InteractionType } from './tables/values.ts';

/** The part of an interaction that rules look at; `result` may be blank. */
export type Exchange = Pick<InteractionRow, 'date' | 'type' | 'result'>;

/** When a contact last heard from the team, and the team from it. `null`: never. */
export interface ContactActivity {
  /** Any interaction, notes included. */
  readonly lastInteraction: Date | null;
  /** A message, call or meeting from the team. */
  readonly lastOutgoing: Date | null;
  readonly lastAnswer: Date | null;
  readonly lastMeeting: Date | null;
  /** The later of an answer and a meeting: what temperature and moment count from. */
  readonly lastInbound: Date | null;
}

export const NO_ACTIVITY: ContactActivity = {
  lastInteraction: null,
  lastOutgoing: null,
  lastAnswer: null,
  lastMeeting: null,
  lastInbound: null,
};

const OUTGOING: readonly InteractionType[] = [
  'Email envoyé',
  'Appel',
  'Visio',
  'Réunion',
  'Réponse appel d’offres',
  'Événement',
  'LinkedIn',
  'SMS',
];

const MEETINGS: readonly InteractionType[] = ['Visio', 'Réunion'];

const ANSWERS: readonly InteractionResult[] = ['Réponse positive', 'Réponse neutre', 'Réponse négative', 'RDV pris'];

/** True when the team did something towards the contact; a note or a received e-mail is not that. */
export function isOutgoing({ type }: Exchange): boolean {
  return includes(OUTGOING, type);
}

/** True when the contact answered: it wrote, or the result says so, whatever the form of the exchange. */
export function isAnswer({ type, result }: Exchange): boolean {
  return type === 'Email reçu' || includes(ANSWERS, result);
}

/** True when people met, on site or by video. Nobody coming (« Sans réponse ») is no meeting. */
export function isMeeting({ type, result }: Exchange): boolean {
  return includes(MEETINGS, type) && result !== 'Sans réponse';
}

/** What is known after one more interaction, in whatever order they come. An interaction without a date changes nothing. */
export function recordExchange(activity: ContactActivity, exchange: Exchange): ContactActivity {
  const { date } = exchange;
  if (date === null) return activity;
  const answer = isAnswer(exchange);
  const meeting = isMeeting(exchange);
  return {
    lastInteraction: later(activity.lastInteraction, date),
    lastOutgoing: isOutgoing(exchange) ? later(activity.lastOutgoing, date) : activity.lastOutgoing,
    lastAnswer: answer ? later(activity.lastAnswer, date) : activity.lastAnswer,
    lastMeeting: meeting ? later(activity.lastMeeting, date) : activity.lastMeeting,
    lastInbound: answer || meeting ? later(activity.lastInbound, date) : activity.lastInbound,
  };
}

/** The activity of each contact, by its identifier. */
export function activityByContact(
  interactions: readonly (Exchange & Pick<InteractionRow, 'contactId'>)[],
): ReadonlyMap<string, ContactActivity> {
  const activities = new Map<string, ContactActivity>();
  for (const interaction of interactions) {
    if (interaction.contactId === '') continue;
    const before = activities.get(interaction.contactId) ?? NO_ACTIVITY;
    activities.set(interaction.contactId, recordExchange(before, interaction));
  }
  return activities;
}

function later(known: Date | null, date: Date): Date {
  return known !== null && known > date ? known : date;
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes(value);
}
