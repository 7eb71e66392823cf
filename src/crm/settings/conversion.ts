import { readRecords, type StageRecord } from '../conversion/stage-records.ts';
import { matchKey } from '../names.ts';
import { numberBetween, text, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** Conversion probabilities learnt from the team's own history. */
export interface ConversionSettings {
  /** Finished opportunities that an estimate needs behind it; infinite when the team wants none. */
  readonly minimum: number;
  /** By `matchKey` of the stage's name, as the last night has counted. */
  readonly records: ReadonlyMap<string, StageRecord>;
}

const GROUP = 'Étapes : historique';
const WANTED = 'Probabilités tirées de votre historique';
const MINIMUM = 'Affaires terminées qu’il faut pour cela, au moins';

/** What `learn-probabilities.ts` writes every night. */
export const CONVERSION_RECORDS = { group: GROUP, name: 'Gagnées sur terminées' } as const;
export const CONVERSION_QUALITY = { group: GROUP, name: 'Qualité, mesurée sur le passé' } as const;

export const conversionSettings: Section<ConversionSettings> = {
  rows: [
    ...declareGroup(
      GROUP,
      '',
      'Oui : la chance de signer est la part de vos affaires passées par l’étape, et terminées, qui ont été gagnées.',
      [[WANTED, 'Oui']],
    ),
    ...declareGroup(GROUP, 'affaires', 'En dessous, le taux de l’étape sert.', [[MINIMUM, 30]]),
    ...declareGroup(GROUP, '', 'Écrit chaque nuit par Pistil, étape par étape.', [[CONVERSION_RECORDS.name, '']]),
    ...declareGroup(
      GROUP,
      '',
      'Écrit chaque nuit par Pistil : l’erreur (score de Brier) qu’auraient faite ces probabilités, et celle des taux.',
      [[CONVERSION_QUALITY.name, '']],
    ),
  ],
  read: (source) => ({
    minimum: source.one(GROUP, WANTED, yesNo)
      ? source.one(GROUP, MINIMUM, numberBetween(1, 10_000, 'un nombre d’affaires'))
      : Number.POSITIVE_INFINITY,
    records: new Map(
      readRecords(source.one(GROUP, CONVERSION_RECORDS.name, text)).map((record) => [matchKey(record.stage), record]),
    ),
  }),
};
