import { daysBetween } from './french/dates.ts';
import type { TemperatureSettings } from './settings/temperature.ts';
import type { Temperature } from './tables/values.ts';

/** What the temperature is made of. `null`: never. */
export interface TemperatureFacts {
  /** The last answer or meeting. */
  readonly lastInbound: Date | null;
  readonly lastOutgoing: Date | null;
  /** An opportunity of this contact is at the proposal or in negotiation. */
  readonly openProposal: boolean;
  /** The reminders have waited in vain: the team writes no more. */
  readonly givenUp?: boolean;
}

/**
 * How warm a contact is. Blank when never contacted; Inactif when the last message left over 30 days ago and nothing
 * came back since; Froid once the reminders have run out; else Chaud up to 14 days after an answer (30 with an open proposal), Tiède up to 30, Froid beyond.
 * The thresholds are settings.
 */
export function temperatureOf(facts: TemperatureFacts, today: Date, thresholds: TemperatureSettings): Temperature | '' {
  const { lastInbound, lastOutgoing, openProposal, givenUp = false } = facts;
  if (lastInbound === null && lastOutgoing === null) return '';
  const unanswered = lastOutgoing !== null && (lastInbound === null || lastInbound < lastOutgoing);
  if (unanswered && daysBetween(lastOutgoing, today) > thresholds.inactive) return 'Inactif';
  if (lastInbound === null || givenUp) return 'Froid';
  const age = daysBetween(lastInbound, today);
  if (age <= thresholds.hot || (openProposal && age <= thresholds.hotWithProposal)) return 'Chaud';
  return age <= thresholds.warm ? 'Tiède' : 'Froid';
}
