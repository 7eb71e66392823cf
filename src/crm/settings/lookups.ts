import { days, numberBetween } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** How people are looked up in paid directories. */
export interface LookupSettings {
  /** Days before the same question about the same person is paid for again. */
  readonly again: number;
  /** Contacts that a run may ask each service about. */
  readonly most: number;
}

const GROUP = 'Enrichissement';
const AGAIN = 'Redemander la même personne après';
const MOST = 'Contacts demandés par passage';

export const lookupSettings: Section<LookupSettings> = {
  rows: [
    ...declareGroup(GROUP, 'jours', 'Une personne n’est pas redemandée plus tôt au même service payant.', [
      [AGAIN, 180],
    ]),
    ...declareGroup(GROUP, 'contacts', 'Les meilleurs scores d’abord\u00a0; le budget quotidien reste la limite.', [
      [MOST, 50],
    ]),
  ],
  read: (source) => ({
    again: source.one(GROUP, AGAIN, days),
    most: source.one(GROUP, MOST, numberBetween(0, 1000, 'un nombre de contacts entre 0 et 1000')),
  }),
};
