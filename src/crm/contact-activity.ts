import { type ContactActivity, type Exchange, NO_ACTIVITY, recordExchange } from './interactions.ts';
import { findStage } from './pipeline/stages.ts';
import type { Stage } from './settings/stages.ts';
import type { TemperatureSettings } from './settings/temperature.ts';
import type { ContactRow } from './tables/index.ts';
import { TEMPERATURES, type Temperature } from './tables/values.ts';
import { temperatureOf } from './temperature.ts';

/** The columns of a contact that tell of its past exchanges. */
export type ContactMemory = Pick<ContactRow, 'stage' | 'temperature' | 'lastInteraction'>;

/**
 * What a contact's row alone proves of its past, without reading every interaction: Chaud and Tiède come from an answer
 * or a meeting, Inactif from a message. It may prove less than what happened, never more.
 */
export function activityFromRow({ temperature, lastInteraction }: ContactMemory): ContactActivity {
  const warm = temperature === 'Chaud' || temperature === 'Tiède';
  return {
    ...NO_ACTIVITY,
    lastInteraction,
    lastOutgoing: temperature === 'Inactif' ? lastInteraction : null,
    lastAnswer: warm ? lastInteraction : null,
    lastInbound: warm ? lastInteraction : null,
  };
}

/**
 * The temperature after one more exchange: what the exchange alone would give, unless the contact is warmer already.
 * The night's calculation, which knows every exchange, cools contacts down.
 */
export function temperatureAfter(
  contact: ContactMemory,
  exchange: Exchange,
  today: Date,
  settings: { readonly temperature: TemperatureSettings; readonly stages: readonly Stage[] },
): Temperature | '' {
  const { lastInbound, lastOutgoing } = recordExchange(NO_ACTIVITY, exchange);
  const openProposal = findStage(settings.stages, contact.stage)?.kind === 'proposal';
  const alone = temperatureOf({ lastInbound, lastOutgoing, openProposal }, today, settings.temperature);
  const known = TEMPERATURES.find((temperature) => temperature === contact.temperature) ?? '';
  return warmth(alone) > warmth(known) ? alone : known;
}

/** Warmer is greater; never contacted is least. */
function warmth(temperature: Temperature | ''): number {
  return temperature === '' ? -1 : TEMPERATURES.length - TEMPERATURES.indexOf(temperature);
}
