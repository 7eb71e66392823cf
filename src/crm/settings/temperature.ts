import { days } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** Thresholds of the temperature, in days. */
export interface TemperatureSettings {
  readonly hot: number;
  readonly hotWithProposal: number;
  readonly warm: number;
  readonly inactive: number;
}

const GROUP = 'Température';
const HOT = 'Chaud : réponse depuis au plus';
const HOT_WITH_PROPOSAL = 'Chaud avec une proposition ouverte : réponse depuis au plus';
const WARM = 'Tiède : réponse depuis au plus';
const INACTIVE = 'Inactif : envoi sans réponse depuis plus de';

export const temperatureSettings: Section<TemperatureSettings> = {
  rows: [
    ...declareGroup(GROUP, 'jours', 'Compté depuis la dernière réponse ou le dernier rendez-vous.', [
      [HOT, 14],
      [HOT_WITH_PROPOSAL, 30],
      [WARM, 30],
    ]),
    ...declareGroup(GROUP, 'jours', 'Compté depuis le dernier envoi, quand rien n’est revenu depuis.', [
      [INACTIVE, 30],
    ]),
  ],
  read: (source) => ({
    hot: source.one(GROUP, HOT, days),
    hotWithProposal: source.one(GROUP, HOT_WITH_PROPOSAL, days),
    warm: source.one(GROUP, WARM, days),
    inactive: source.one(GROUP, INACTIVE, days),
  }),
};
