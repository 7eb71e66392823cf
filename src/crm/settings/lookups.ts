import { days, numberBetween } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** How companies are looked up in public registers, and people in paid directories. */
export interface LookupSettings {
  /** Days before the same question about the same person is paid for again. */
  readonly again: number;
  /** Contacts that a run may ask each service about. */
  readonly most: number;
  /** Days before a company with blanks is looked up again. */
  readonly companiesAgain: number;
  /** Companies that a run may look up. */
  readonly mostCompanies: number;
}

const GROUP = 'Enrichissement';
const AGAIN = 'Redemander la même personne après';
const MOST = 'Contacts demandés par passage';
const COMPANIES_AGAIN = 'Reconsulter les registres publics après';
const MOST_COMPANIES = 'Entreprises consultées par passage';

export const lookupSettings: Section<LookupSettings> = {
  rows: [
    ...declareGroup(GROUP, 'jours', 'Une personne n’est pas redemandée plus tôt au même service payant.', [
      [AGAIN, 180],
    ]),
    ...declareGroup(GROUP, 'contacts', 'Les meilleurs scores d’abord\u00a0; le budget quotidien reste la limite.', [
      [MOST, 50],
    ]),
    ...declareGroup(GROUP, 'jours', 'Une entreprise dont des cases restent vides est consultée de nouveau.', [
      [COMPANIES_AGAIN, 180],
    ]),
    ...declareGroup(GROUP, 'entreprises', 'Les registres publics sont gratuits, et limités en débit.', [
      [MOST_COMPANIES, 120],
    ]),
  ],
  read: (source) => ({
    again: source.one(GROUP, AGAIN, days),
    most: source.one(GROUP, MOST, numberBetween(0, 1000, 'un nombre de contacts entre 0 et 1000')),
    companiesAgain: source.one(GROUP, COMPANIES_AGAIN, days),
    mostCompanies: source.one(GROUP, MOST_COMPANIES, numberBetween(0, 1000, 'un nombre d’entreprises entre 0 et 1000')),
  }),
};
