import { text, yesNo } from './readers.ts';
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
}

const RECIPIENTS = 'Destinataires';
const REPORTS = 'Bilans';
const EMPTY = 'Bilan quotidien même sans nouvelles';
const MESSAGES = 'Messages';
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
  }),
};

function readList(source: SettingsSource, name: string): string[] {
  return source
    .one(RECIPIENTS, name, text)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
