/** How a team's own words for a stage, a type or a source become Pistil's, when its file is taken over. */
import { matchKey } from '../names.ts';

/** Pistil's word to the other words that mean it, in any case, with or without accents. */
type Synonyms = Readonly<Record<string, readonly string[]>>;

const STAGES: Synonyms = {
  Lead: [
    'Prospect',
    'Nouveau',
    'Nouveau lead',
    'À contacter',
    'À qualifier',
    'Froid',
    'New',
    'Open',
    'Suspect',
    'Détection',
    'Identification',
  ],
  Qualifié: ['Qualifiée', 'Lead qualifié', 'Qualified', 'À relancer', 'Enrichissement'],
  Contacté: [
    'Contactée',
    'Relancé',
    'Relance',
    'Email envoyé',
    'Mail envoyé',
    'Appelé',
    'Attempted to contact',
    'Contacted',
    'En attente',
    'En attente de réponse',
  ],
  'En discussion': [
    'En cours',
    'Discussion',
    'Intéressé',
    'RDV',
    'RDV pris',
    'Rendez-vous',
    'Échange en cours',
    'In progress',
    'Connected',
    'Chaud',
  ],
  'Proposition envoyée': [
    'Proposition',
    'Devis',
    'Devis envoyé',
    'Offre envoyée',
    'Proposal',
    'Proposal sent',
    'Dossier déposé',
  ],
  Négociation: ['Négo', 'En négociation', 'Negotiation'],
  Gagné: ['Gagnée', 'Signé', 'Client', 'Conclu', 'Accepté', 'Won', 'Closed won', 'Attribué', 'Signature'],
  Perdu: [
    'Perdue',
    'Refusé',
    'Refus',
    'Abandonné',
    'Abandon',
    'Sans suite',
    'Pas intéressé',
    'Non intéressé',
    'Lost',
    'Closed lost',
    'Unqualified',
  ],
};

const TYPES: Synonyms = {
  Collectivité: [
    'Collectivités',
    'Collectivité territoriale',
    'Commune',
    'Mairie',
    'Ville',
    'Public',
    'Secteur public',
    'Acteur public',
    'EPCI',
    'Agglomération',
    'Communauté de communes',
    'Syndicat',
    'Département',
    'Région',
  ],
  'Entreprise RSE': [
    'Entreprise',
    'Entreprises',
    'RSE',
    'Société',
    'Privé',
    'Secteur privé',
    'PME',
    'ETI',
    'Grand groupe',
    'B2B',
  ],
  Partenaire: ['Partenaires', 'Association', 'ONG', 'Partner', 'Bureau d’études'],
  Prescripteur: ['Prescripteurs', 'Prescriptrice', 'Apporteur d’affaires'],
  Ambassadeur: ['Ambassadrice', 'Ambassadeurs'],
};

const SOURCES: Synonyms = {
  BOAMP: ['Appel d’offres', 'AO', 'Marché public', 'Marchés publics'],
  LinkedIn: ['Linked In', 'LK', 'Sales Navigator'],
  'Réseau/Référence': [
    'Réseau',
    'Référence',
    'Recommandation',
    'Bouche à oreille',
    'Parrainage',
    'Referral',
    'Relation',
  ],
  Événement: ['Salon', 'Évènement', 'Conférence', 'Forum', 'Webinaire', 'Event'],
  'Site web': ['Site', 'Web', 'Site internet', 'Formulaire', 'Website', 'Inbound'],
  Import: ['Fichier', 'Base achetée', 'CSV'],
  Autre: ['Autres', 'Other', 'Divers', 'Inconnu'],
};

const BY_COLUMN: Readonly<Record<string, Synonyms>> = {
  stage: STAGES,
  validatedStage: STAGES,
  type: TYPES,
  source: SOURCES,
};

/**
 * The allowed value that a text means: itself whatever its case and accents, else a synonym known for that column.
 * `null` when it means none: it is then left as typed, for a person to look at.
 */
export function recognizeChoice(columnKey: string, allowed: readonly string[], text: string): string | null {
  const wanted = matchKey(text);
  const own = allowed.find((value) => matchKey(value) === wanted);
  if (own !== undefined) return own;
  const synonyms = BY_COLUMN[columnKey] ?? {};
  return allowed.find((value) => synonyms[value]?.some((other) => matchKey(other) === wanted)) ?? null;
}
