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

export const COST_KINDS = ['Temps', 'Outil', 'Déplacement', 'Publicité', 'Salon', 'Autre'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What the team does, and what comes of it. */
export const OBJECTIVE_KINDS = ['Moyen', 'Résultat'] as const;

/** The customer journey, from the first sight to the recommendation. */
export const JOURNEY_PHASES = [
  '1. Visibilité',
  '2. Premier contact',
  '3. Échanges',
  '4. Décision',
  '5. Expérience',
  '6. Fidélité',
  '7. Recommandation',
] as const;

/** Periods around today; others are typed: « 2026 », « T2 2026 », « juin 2026 ». */
export const PERIODS = ['Mois', 'Trimestre', 'Semestre', 'Année'] as const;

/** What Pistil counts from the tables. `VENTES_OFFRE:…` counts the sales of one offer. */
export const INDICATOR_CODES = [
  'NOUVEAUX_CONTACTS',
  'ECHANGES',
  'CONTACTS_TOUCHES',
  'RDV',
  'PREMIERS_RDV',
  'OPPORTUNITES_QUALIFIEES',
  'DEVIS_ENVOYES',
  'SIGNATURES',
  'TAUX_TRANSFORMATION',
  'TAUX_GAIN',
  'NOUVEAUX_CLIENTS',
  'VENTES',
  'VENTES_OFFRE:…',
  'CA',
  'CA_ENGAGE',
  'PANIER_MOYEN',
  'MARGE',
  'REPONSES_POSITIVES',
  'PERTES',
  'RECLAMATIONS',
  'RECOMMANDATIONS',
  'DEUXIEMES_VENTES',
  'TROISIEMES_VENTES',
  'COUT_ACQUISITION',
  'ROI',
] as const;
export type IndicatorCode = (typeof INDICATOR_CODES)[number];

export const FOLLOW_UP_STATES = ['À faire', 'Fait', 'Reportée', 'Annulée'] as const;
type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** States in which a follow-up asks nothing of anybody any more. */
export const FOLLOW_UPS_OVER: readonly FollowUpState[] = ['Fait', 'Annulée'];

export const ACTION_AXES = ['Prospection', 'Communication', 'Fidélisation'] as const;

export const HORIZONS = ['Court', 'Moyen', 'Long'] as const;

/** The law of numbers asks for three times the objective when starting, twice when developing. */
export const GROWTH_PHASES = ['Démarrage', 'Développement'] as const;

export const ACTION_STATES = ['À faire', 'En cours', 'Fait', 'Abandonné'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** States in which a task asks nothing of anybody any more. */
export const ACTIONS_OVER: readonly ActionState[] = ['Fait', 'Abandonné'];

export const FREQUENCIES = [
  'Chaque jour ouvré',
  'Chaque semaine',
  'Toutes les deux semaines',
  'Chaque mois',
  'Chaque trimestre',
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const WEEKDAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'] as const;

export const HYPOTHESIS_STATES = ['À tester', 'Validée', 'Invalidée'] as const;

export const VERDICTS = ['NO-GO', 'GO', 'GO idéal'] as const;
