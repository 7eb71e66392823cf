import { numberBetween, text, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';
import type { Item, SettingsSource } from './source.ts';

/** Who gets which report: names of the team or e-mail addresses. */
export interface Recipients {
  readonly daily: readonly string[];
  readonly weekly: readonly string[];
  readonly monthly: readonly string[];
  readonly alerts: readonly string[];
}

export interface MessageSettings {
  readonly recipients: Recipients;
  /** The daily report leaves even when it has nothing to say. */
  readonly emptyReports: boolean;
  readonly signature: string;
  /** A message for each type of lead; `{prénom}`, `{nom}`, `{entreprise}`, `{signature}` are filled in. */
  readonly templates: readonly Item<string>[];
  readonly drafts: {
    /** New drafts a night at most; 0 writes none. */
    readonly aNight: number;
    /** Days without a message to somebody just contacted, unless their next action is due. */
    readonly quietDays: number;
    /** Who writes, as the law wants it told: the organisation's name. */
    readonly sender: string;
  };
}

const RECIPIENTS = 'Destinataires';
const REPORTS = 'Bilans';
const EMPTY = 'Bilan quotidien même sans nouvelles';
const MESSAGES = 'Messages';
const DRAFTS = 'Brouillons';
const A_NIGHT = 'Brouillons par nuit';
const QUIET = 'Jours entre deux messages';
const SENDER = 'Nom de l’organisation';
const TEMPLATES = 'Messages : modèles';

/** Recipients of reports, signature and message templates. */
export const messageSettings: Section<MessageSettings> = {
  rows: [
    ...declareGroup(RECIPIENTS, 'noms ou e-mails', 'Séparés par des virgules. Vide : rien n’est envoyé.', [
      ['Bilan quotidien', ''],
      ['Bilan hebdomadaire', ''],
      ['Bilan mensuel', ''],
      ['Alertes', ''],
    ]),
    ...declareGroup(REPORTS, '', 'Non\u00a0: rien n’est envoyé un jour où il n’y a rien à dire.', [[EMPTY, 'Non']]),
    ...declareGroup(MESSAGES, '', 'Ajoutée à la fin de chaque message.', [['Signature', '']]),
    ...declareGroup(DRAFTS, '', 'Au plus\u00a0; 0\u00a0: aucun. Rien ne part sans votre accord.', [[A_NIGHT, 10]]),
    ...declareGroup(DRAFTS, 'jours', 'Pas de nouveau brouillon avant, sauf si une action est échue.', [[QUIET, 7]]),
    ...declareGroup(DRAFTS, '', 'Dite à la fin de chaque message envoyé, avec l’origine des coordonnées.', [
      [SENDER, ''],
    ]),
    ...declareGroup(
      TEMPLATES,
      '',
      '{prénom}, {nom}, {entreprise} et {signature} sont remplacés. Une ligne par type de contact.',
      [
        [
          'Collectivité',
          'Bonjour {prénom} {nom},\n\nNous accompagnons les collectivités dans leurs projets pour la biodiversité : suivi des ' +
            'pollinisateurs, ruches parrainées, restauration de milieux. Seriez-vous disponible pour en parler au sujet ' +
            'de {entreprise} ?\n\n{signature}',
        ],
        [
          'Entreprise RSE',
          'Bonjour {prénom} {nom},\n\nVotre démarche RSE retient notre attention. Nous aidons des entreprises comme ' +
            '{entreprise} à agir pour la biodiversité, avec des résultats mesurés. Pourrions-nous échanger un ' +
            'quart d’heure ?\n\n{signature}',
        ],
        [
          'Partenaire',
          'Bonjour {prénom} {nom},\n\nNos activités se complètent. Seriez-vous disponible pour voir comment {entreprise} ' +
            'et nous pourrions travailler ensemble ?\n\n{signature}',
        ],
      ],
    ),
  ],
  read: (source) => ({
    recipients: {
      daily: readList(source, 'Bilan quotidien'),
      weekly: readList(source, 'Bilan hebdomadaire'),
      monthly: readList(source, 'Bilan mensuel'),
      alerts: readList(source, 'Alertes'),
    },
    emptyReports: source.one(REPORTS, EMPTY, yesNo),
    signature: source.one(MESSAGES, 'Signature', text),
    templates: source.list(TEMPLATES, text),
    drafts: {
      aNight: source.one(DRAFTS, A_NIGHT, numberBetween(0, 200, 'un nombre de brouillons entre 0 et 200')),
      quietDays: source.one(DRAFTS, QUIET, numberBetween(0, 365, 'un nombre de jours entre 0 et 365')),
      sender: source.one(DRAFTS, SENDER, text),
    },
  }),
};

function readList(source: SettingsSource, name: string): string[] {
  return source
    .one(RECIPIENTS, name, text)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
