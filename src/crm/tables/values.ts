/** Lists of allowed values that several tables or rules share. The words are the ones that people read in cells. */

export const CONTACT_TYPES = ['Collectivité', 'Entreprise RSE', 'Partenaire', 'Prescripteur', 'Ambassadeur'] as const;

export const COMPANY_TYPES = ['Collectivité', 'Entreprise RSE', 'Partenaire', 'Autre'] as const;

export const CONTACT_ROLES = ['Décideur', 'Prescripteur interne', 'Utilisateur', 'Acheteur', 'Élu'] as const;

export const NETWORKS = ['Personnel', 'Vertical', 'Horizontal', 'Transversal'] as const;

export const SOURCES = [
  'BOAMP',
  'Apollo',
  'LinkedIn',
  'Réseau/Référence',
  'Événement',
  'Site web',
  'Import',
  'Autre',
] as const;

export const TEMPERATURES = ['Chaud', 'Tiède', 'Froid', 'Inactif'] as const;
export type Temperature = (typeof TEMPERATURES)[number];

export const CERTIFICATIONS = [
  'B Corp',
  'ISO 26000',
  'ISO 14001',
  'Lucie',
  'Engagé RSE',
  'ESS',
  'Société à mission',
  'Territoire engagé pour la nature',
  'ABC réalisé',
  'Villes et villages fleuris',
] as const;

export const INTERACTION_TYPES = [
  'Email envoyé',
  'Email reçu',
  'Appel',
  'Visio',
  'Réunion',
  'Réponse appel d’offres',
  'Événement',
  'LinkedIn',
  'SMS',
  'Note',
] as const;
export type InteractionType = (typeof INTERACTION_TYPES)[number];

export const INTERACTION_RESULTS = [
  'Sans réponse',
  'Réponse positive',
  'Réponse neutre',
  'Réponse négative',
  'RDV pris',
] as const;
export type InteractionResult = (typeof INTERACTION_RESULTS)[number];

/** What HISTORIQUE follows through the stages. */
export const HISTORY_SUBJECTS = ['Contact', 'Opportunité'] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

/** An intent is « Prévu » until its seal says « Fait », « Annulé » or « Échec »; « Information » stands alone. */
export const JOURNAL_STATES = ['Prévu', 'Fait', 'Annulé', 'Échec', 'Information'] as const;
export type JournalState = (typeof JOURNAL_STATES)[number];

/** « À vérifier » : a run died around the sending, so that only a person can tell whether it left. */
export const DRAFT_STATES = ['À relire', 'Envoi en cours', 'Envoyé', 'Écarté', 'À vérifier'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const DELIVERY_STATES = ['À envoyer', 'Envoyé', 'Abandonné'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
