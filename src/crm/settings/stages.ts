import type { StageRecord } from '../conversion/stage-records.ts';
import { matchKey } from '../names.ts';
import { type Gate, parseGate } from '../pipeline/gates.ts';
import { conversionSettings } from './conversion.ts';
import { daysOrNone, numberBetween, oneOf, percentage, text } from './readers.ts';
import { declareGroup, type Section } from './section.ts';
import type { SettingsSource } from './source.ts';

/** What a stage is for the rules, whatever its name: prospecting, then a proposal is out, then it is over. */
export type StageKind = 'prospecting' | 'proposal' | 'won' | 'lost';

export interface Stage {
  readonly name: string;
  readonly kind: StageKind;
  /** Chance of signing from here, 0 to 1: the team's own history when it tells enough, else `rate`. */
  readonly probability: number;
  /** The stage's own rate in PARAMETRES, 0 to 1. */
  readonly rate: number;
  /** The finished opportunities that `probability` rests on; `null` when it is the rate. */
  readonly history: Pick<StageRecord, 'won' | 'finished'> | null;
  /** A longer stay counts as stuck; `null`: no limit. */
  readonly maxDays: number | null;
  /** What must be true to enter it. */
  readonly gate: Gate;
  /** The team's own word for it in a channel, by `matchKey` of the channel. */
  readonly wording: ReadonlyMap<string, string>;
}

const ORDER = 'Étapes';
const KIND = 'Étapes : nature';
const PROBABILITY = 'Étapes : probabilité';
const MAX_DAYS = 'Étapes : durée maximale';
const GATE = 'Étapes : conditions';
const WORDING = 'Étapes : libellé ';

const KIND_WORDS = ['Prospection', 'Proposition', 'Gagnée', 'Perdue'] as const;

const KINDS: Readonly<Record<(typeof KIND_WORDS)[number], StageKind>> = {
  Prospection: 'prospecting',
  Proposition: 'proposal',
  Gagnée: 'won',
  Perdue: 'lost',
};

const STAGES = [
  { name: 'Lead', kind: 'Prospection', probability: 5, maxDays: 30, gate: '' },
  { name: 'Qualifié', kind: 'Prospection', probability: 15, maxDays: 14, gate: 'Score ICP > 70 ; Budget confirmé' },
  { name: 'Contacté', kind: 'Prospection', probability: 20, maxDays: 21, gate: 'Prise de contact' },
  { name: 'En discussion', kind: 'Prospection', probability: 35, maxDays: 30, gate: 'Réponse ou Rendez-vous' },
  {
    name: 'Proposition envoyée',
    kind: 'Proposition',
    probability: 50,
    maxDays: 30,
    gate: 'Montant ; Contact principal ; Date limite',
  },
  { name: 'Négociation', kind: 'Proposition', probability: 75, maxDays: 30, gate: 'Réponse après la proposition' },
  { name: 'Gagné', kind: 'Gagnée', probability: 100, maxDays: '', gate: 'Montant ; Date limite' },
  { name: 'Perdu', kind: 'Perdue', probability: 0, maxDays: '', gate: 'Motif de perte' },
] as const;

const TENDER_WORDS = ['Détection', 'Analyse', 'Retenu', 'Dossier', 'Dépôt', 'Négociation', 'Attribué'];
const COMPANY_WORDS = ['Identification', 'Enrichissement', 'Contact', 'RDV', 'Proposition', 'Négociation', 'Signature'];

const nameOf = (index: number): string => STAGES[index]?.name ?? '';

const ROWS = [
  ...declareGroup(
    ORDER,
    'rang',
    'Les étapes, dans l’ordre de leur rang. Une étape ajoutée ici demande aussi sa nature, juste en dessous.',
    STAGES.map(({ name }, index) => [name, index + 1]),
  ),
  ...declareGroup(
    KIND,
    '',
    'Prospection, Proposition (une offre est partie), Gagnée ou Perdue.',
    STAGES.map(({ name, kind }) => [name, kind]),
  ),
  ...declareGroup(
    PROBABILITY,
    '%',
    'Chance de signer une affaire à cette étape, quand vous n’en avez pas saisi d’autre.',
    STAGES.map(({ name, probability }) => [name, probability]),
  ),
  ...declareGroup(
    MAX_DAYS,
    'jours',
    'Au-delà, l’affaire compte comme bloquée. Vide : pas de limite.',
    STAGES.map(({ name, maxDays }) => [name, maxDays]),
  ),
  ...declareGroup(
    GATE,
    '',
    'Ce qu’il faut pour entrer dans l’étape, séparé par « ; » (tout est demandé) ou par « ou » (un seul suffit). ' +
      'Au choix : Score ICP > 70, Budget confirmé, Prise de contact, Réponse, Rendez-vous, Montant, Contact principal, ' +
      'Date limite, Réponse après la proposition, Motif de perte. Vide : aucune condition.',
    STAGES.map(({ name, gate }) => [name, gate]),
  ),
  ...declareGroup(
    `${WORDING}BOAMP`,
    '',
    'Votre mot pour cette étape dans le canal BOAMP.',
    TENDER_WORDS.map((word, index) => [nameOf(index), word]),
  ),
  ...declareGroup(
    `${WORDING}Entreprises RSE`,
    '',
    'Votre mot pour cette étape dans le canal Entreprises RSE.',
    COMPANY_WORDS.map((word, index) => [nameOf(index), word]),
  ),
];

/** The pipeline's stages, in order, with what their probabilities rest on. */
export const stageSettings: Section<readonly Stage[]> = {
  rows: [...ROWS, ...conversionSettings.rows],
  read: readStages,
};

function readStages(source: SettingsSource): Stage[] {
  const ranks = source.list(ORDER, numberBetween(0, 1000, 'un rang, par exemple 3'));
  const kinds = source.byName(KIND, oneOf(KIND_WORDS));
  const probabilities = source.byName(PROBABILITY, percentage);
  const { records, minimum } = conversionSettings.read(source);
  const limits = source.byName(MAX_DAYS, daysOrNone);
  const gates = source.byName(GATE, text);
  const wordings = source.groupsStarting(WORDING).map((group) => ({
    channel: matchKey(group).slice(matchKey(WORDING).length),
    words: source.byName(group, text),
  }));
  const stages = [...ranks]
    .sort((a, b) => a.value - b.value)
    .map(({ name }): Stage => {
      const key = matchKey(name);
      const limit = limits.get(key);
      const kind = kinds.get(key);
      if (kind === undefined) {
        source.report(`PARAMETRES : la nature de l’étape « ${name} » manque ; elle compte comme Prospection.`);
      }
      const rate = probabilities.get(key) ?? 0;
      const record = records.get(key);
      const history = record !== undefined && record.finished >= minimum ? record : null;
      return {
        name,
        kind: KINDS[kind ?? 'Prospection'],
        probability: history === null ? rate : history.won / history.finished,
        rate,
        history,
        maxDays: limit === undefined || limit === 'none' ? null : limit,
        gate: readGate(source, name, gates.get(key) ?? ''),
        wording: new Map(
          wordings.flatMap(({ channel, words }): [string, string][] => {
            const word = words.get(key);
            return word === undefined || word === '' ? [] : [[channel, word]];
          }),
        ),
      };
    });
  for (const [word, kind] of Object.entries(KINDS)) {
    if (!stages.some((stage) => stage.kind === kind)) {
      source.report(`PARAMETRES : aucune étape n’est de nature ${word} ; ajoutez-en une dans « ${KIND} ».`);
    }
  }
  return stages;
}

function readGate(source: SettingsSource, stage: string, value: string): Gate {
  const gate = parseGate(value);
  if (gate.ok) return gate.value;
  source.report(`PARAMETRES : « ${GATE} / ${stage} » : ${gate.error.message}`);
  return [];
}
