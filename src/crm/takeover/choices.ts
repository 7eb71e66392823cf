/** How a team's own words for a stage, a type or a source become Pistil's, when its file is taken over. */
import { distance } from 'fastest-levenshtein';
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
    'Communes',
    'Mairies',
    'Villes',
    'Coll',
    'Collect',
    'Interco',
    'Intercommunalité',
    'Métropole',
    'Communauté d’agglomération',
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
    'Sociétés',
    'Entr',
    'Ent',
    'PME',
    'TPE',
    'ETI',
    'Grand groupe',
    'B2B',
  ],
  Partenaire: [
    'Partenaires',
    'Association',
    'Associations',
    'Asso',
    'Assoc',
    'Assos',
    'ONG',
    'Partner',
    'Bureau d’études',
  ],
  Prescripteur: ['Prescripteurs', 'Prescriptrice', 'Apporteur d’affaires'],
  Ambassadeur: ['Ambassadrice', 'Ambassadeurs'],
  'Email envoyé': ['Email', 'E-mail', 'Mail', 'Mail envoyé', 'Courriel', 'Emailing', 'Relance mail'],
  'Email reçu': ['Mail reçu', 'Réponse mail', 'Courriel reçu'],
  Appel: ['Tel', 'Téléphone', 'Appel téléphonique', 'Appel sortant', 'Appel entrant', 'Call', 'Phoning'],
  Visio: ['Visioconférence', 'Zoom', 'Teams', 'Meet', 'Webconférence'],
  Réunion: ['RDV', 'Rendez-vous', 'Meeting', 'Visite', 'Déjeuner', 'Rencontre', 'RDV physique'],
  Événement: ['Salon', 'Évènement', 'Conférence', 'Forum', 'Webinaire'],
  'Réponse appel d’offres': ['Réponse AO', 'Appel d’offres', 'AO'],
  LinkedIn: ['Message LinkedIn', 'Invitation LinkedIn'],
  SMS: ['Texto', 'WhatsApp'],
  Note: ['Commentaire', 'Remarque', 'Autre'],
};

const RESULTS: Synonyms = {
  'Sans réponse': ['Pas de réponse', 'Aucune réponse', 'NRP', 'Messagerie', 'Répondeur', 'Absent', 'Injoignable'],
  'Réponse positive': ['Positif', 'Positive', 'Intéressé', 'OK', 'Favorable'],
  'Réponse neutre': ['Neutre', 'À recontacter', 'À rappeler', 'En réflexion'],
  'Réponse négative': ['Négatif', 'Négative', 'Refus', 'Pas intéressé', 'Non'],
  'RDV pris': ['RDV', 'Rendez-vous', 'Rendez-vous pris', 'RDV fixé'],
};

const PRIORITIES: Synonyms = {
  Haute: ['Urgent', 'Urgente', 'Élevée', 'Forte', 'Prioritaire', 'High'],
  Normale: ['Moyenne', 'Normal', 'Medium'],
  Basse: ['Faible', 'Low'],
};

const TASK_STATES: Synonyms = {
  'À faire': ['En cours', 'À traiter', 'Todo', 'To do', 'Ouvert', 'Non'],
  Fait: ['Faite', 'Terminé', 'Terminée', 'Done', 'OK', 'Oui', 'x'],
  Reportée: ['Reporté', 'Décalé', 'Plus tard'],
  Annulée: ['Annulé', 'Abandonnée', 'Cancelled'],
};

const DECISIONS: Synonyms = {
  'À étudier': ['À voir', 'En cours', 'À analyser'],
  Retenu: ['Go', 'Oui', 'On répond', 'Répondu'],
  Écarté: ['No go', 'Non', 'Rejeté', 'Abandonné', 'Refusé'],
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
  result: RESULTS,
  priority: PRIORITIES,
  status: TASK_STATES,
  decision: DECISIONS,
};

/** The number that a team puts before its stages to sort them: « 1 - Lead », « 02. Contacté », « 3) RDV ». */
const RANK = /^\s*\d{1,2}\s*[-.):/–—]\s*(?=\D)/;

/** A word this long is known through one slip of the fingers. */
const LONG_WORD = 6;

/**
 * The allowed value that a text means: itself whatever its case, accents, rank and pictures, else a synonym known for that
 * column, else either of them one slip away. `null` when it means none, or several: it is then left as typed, for a person
 * to look at.
 */
export function recognizeChoice(columnKey: string, allowed: readonly string[], text: string): string | null {
  const own = allowed.find((value) => matchKey(value) === matchKey(text));
  if (own !== undefined) return own;
  const wanted = matchKey(text.replace(RANK, ''));
  const words = wordsOf(columnKey, allowed);
  const known = words.get(wanted);
  if (known !== undefined || wanted.length < LONG_WORD) return known ?? null;
  const near = new Set([...words].flatMap(([word, value]) => (isNear(word, wanted) ? [value] : [])));
  const [only] = near;
  return only !== undefined && near.size === 1 ? only : null;
}

function isNear(word: string, wanted: string): boolean {
  return word.length >= LONG_WORD && Math.abs(word.length - wanted.length) <= 1 && distance(word, wanted) <= 1;
}

/** Each list is opened once: a file asks for the same few words thousands of times. */
const opened = new WeakMap<readonly string[], Map<string, ReadonlyMap<string, string>>>();

function wordsOf(columnKey: string, allowed: readonly string[]): ReadonlyMap<string, string> {
  const lists = opened.get(allowed) ?? new Map<string, ReadonlyMap<string, string>>();
  opened.set(allowed, lists);
  const known = lists.get(columnKey);
  if (known) return known;
  const words = new Map<string, string>();
  const add = (text: string, value: string) => {
    if (!words.has(matchKey(text))) words.set(matchKey(text), value);
  };
  for (const value of allowed) add(value, value);
  const synonyms = BY_COLUMN[columnKey] ?? {};
  for (const value of allowed) for (const other of synonyms[value] ?? []) add(other, value);
  lists.set(columnKey, words);
  return words;
}
