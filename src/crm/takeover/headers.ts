/** What the header of a column says that it holds, however it is spelt. */
import { distance } from 'fastest-levenshtein';
import { fold, matchKey } from '../names.ts';
import { tableOf } from '../tables/index.ts';
import type { Target } from './source.ts';

/** How sure a header is, surest first. */
export type Certainty = 'name' | 'alias' | 'typo' | 'words';

export interface HeaderMatch {
  /** Key of the column, or `fullName`. */
  readonly key: string;
  readonly certainty: Certainty;
}

/** Headers of a column that holds a first and a last name together. */
const FULL_NAMES = [
  'Nom Prénom',
  'Prénom Nom',
  'Nom et prénom',
  'Prénom et nom',
  'Noms et prénoms',
  'Nom complet',
  'Full name',
  'Contact',
  'Contacts',
  'Contact principal',
  'Personne',
  'Personne à contacter',
  'Interlocuteur',
  'Interlocutrice',
  'Référent',
  'Identité',
  'Nom contact',
];

/** Words of a header that betray a column, most telling first; compared folded. */
const WORDS: Readonly<Record<Target, readonly (readonly [key: string, words: RegExp])[]>> = {
  contacts: [
    ['fullName', /\bprenom\b.*\bnom\b|\bnom\b.*\bprenom\b/],
    ['email2', /mail.*(\b2\b|second|perso|autre)|courriel.*2/],
    ['email', /\be?-?mails?\b|courriel/],
    ['mobile', /portable|mobile|\bgsm\b/],
    ['phone', /\btel\b|telephone|phone|\bfixe\b|ligne directe/],
    ['linkedin', /linkedin/],
    ['dueOn', /date.*relance|relance.*date|relancer le|echeance|rappel/],
    ['lastInteraction', /dernier(e)? (contact|echange|appel|relance|interaction|rdv)/],
    ['addedOn', /date.*(ajout|creation|entree)|cree le/],
    ['nextAction', /prochaine|\ba faire\b|action/],
    ['position', /fonction|poste|intitule/],
    ['stage', /statut|etape|avancement/],
    ['source', /source|origine|provenance/],
    ['assignee', /commercial|suivi par|responsable|charge d/],
    ['optedOut', /opposition|desinscri|ne pas (contacter|relancer)|blacklist/],
    ['firstName', /prenom/],
    ['company', /entreprise|societe|structure|organisme|collectivite|raison sociale|etablissement/],
    ['lastName', /\bnom\b/],
    ['type', /\btype\b|categorie/],
    ['notes', /\bnotes?\b|comment|remarque|observation/],
  ],
  companies: [
    ['siret', /siret/],
    ['siren', /siren/],
    ['website', /site|\bweb\b|\burl\b/],
    ['postcode', /code postal|\bcp\b/],
    ['city', /\bville\b|commune|localite/],
    ['email', /mail|courriel/],
    ['phone', /\btel\b|telephone|standard/],
    ['address', /adresse|\brue\b/],
    ['size', /effectif|salarie|habitant|population|\bhab\b|taille/],
    ['certifications', /certif|\blabels?\b/],
    ['sector', /secteur|activite/],
    ['budget', /budget/],
    ['name', /entreprise|societe|structure|organisme|collectivite|raison sociale|etablissement/],
    ['type', /\btype\b|categorie/],
    ['assignee', /commercial|suivi par|responsable/],
    ['notes', /\bnotes?\b|comment|remarque|observation/],
  ],
  opportunities: [
    ['budgetConfirmed', /budget.*(confirm|valid|ok)/],
    ['amount', /montant|\bca\b|chiffre|valeur|\bdevis\b/],
    ['closesOn', /date.*(signature|cloture|limite|prevue)|closing/],
    ['probability', /proba|chance/],
    ['lossReason', /(motif|raison|cause).*(perte|refus|echec)/],
    ['stage', /statut|etape|avancement|phase/],
    ['title', /affaire|projet|opportunite|\boffre\b|prestation|programme/],
    ['company', /client|entreprise|societe|structure|collectivite/],
    ['contact', /contact|interlocuteur/],
    ['assignee', /commercial|suivi par|responsable/],
    ['notes', /\bnotes?\b|comment|remarque|observation/],
  ],
  interactions: [
    ['date', /\bdate\b/],
    ['type', /\btype\b|canal|moyen/],
    ['contact', /contact|interlocuteur|personne/],
    ['result', /resultat|issue|retour/],
    ['nextAction', /prochaine|\ba faire\b|suite/],
    ['summary', /compte.?rendu|resume|\bnotes?\b|comment|echange/],
  ],
  tenders: [
    ['deadline', /date.*limite|remise|echeance/],
    ['publishedOn', /publi|parution/],
    ['buyer', /acheteur|collectivite|organisme|donneur/],
    ['title', /objet|intitule|marche/],
    ['url', /lien|\burl\b/],
  ],
  followUps: [
    ['dueOn', /date|echeance|pour le/],
    ['assignee', /\bqui\b|responsable/],
    ['status', /statut|\bfait\b|etat/],
    ['what', /tache|action|a faire|quoi/],
    ['contact', /contact|personne/],
  ],
};

const ANY: readonly Certainty[] = ['name', 'alias', 'typo', 'words'];

/**
 * The column of a table that a header names, the surest first; `null` when it says nothing. Columns already found,
 * `without`, are not guessed again: only a header of the very name is theirs.
 */
export function matchHeader(
  table: Target,
  text: string,
  certainties: readonly Certainty[] = ANY,
  without: ReadonlySet<string> = new Set(),
): HeaderMatch | null {
  const bare = text.replace(/\([^)]*\)/g, ' ');
  for (const candidate of [text, bare]) {
    const found = vocabularyOf(table).get(matchKey(candidate));
    if (found && certainties.includes(found.certainty)) return found;
  }
  const typo = certainties.includes('typo') ? matchTypo(table, matchKey(bare), without) : null;
  return typo ?? (certainties.includes('words') ? matchWords(table, fold(bare), without) : null);
}

const vocabularies = new Map<Target, ReadonlyMap<string, HeaderMatch>>();

/** Every header of a table by its key: names win over aliases. */
function vocabularyOf(table: Target): ReadonlyMap<string, HeaderMatch> {
  const known = vocabularies.get(table);
  if (known) return known;
  const headers = new Map<string, HeaderMatch>();
  const add = (texts: readonly string[], key: string, certainty: Certainty) => {
    for (const text of texts) if (!headers.has(matchKey(text))) headers.set(matchKey(text), { key, certainty });
  };
  const { columns } = tableOf(table) as { readonly columns: readonly DeclaredColumn[] };
  for (const column of columns) add([column.header], column.key, 'name');
  for (const column of columns) add(column.aliases ?? [], column.key, 'alias');
  if (table === 'contacts') add(FULL_NAMES, 'fullName', 'alias');
  vocabularies.set(table, headers);
  return headers;
}

interface DeclaredColumn {
  readonly key: string;
  readonly header: string;
  readonly aliases?: readonly string[];
}

/** One slip in a word, two in a long one: « Entrepise », « Telephonne », « Prochiane action ». */
function matchTypo(table: Target, key: string, without: ReadonlySet<string>): HeaderMatch | null {
  if (key.length < 5) return null;
  const most = key.length < 9 ? 1 : 2;
  let best: HeaderMatch | null = null;
  let least = most + 1;
  for (const [spelling, { key: column }] of vocabularyOf(table)) {
    if (spelling.length < 5 || without.has(column) || Math.abs(spelling.length - key.length) > most) continue;
    const slips = distance(spelling, key);
    if (slips < least) [best, least] = [{ key: column, certainty: 'typo' }, slips];
  }
  return best;
}

function matchWords(table: Target, folded: string, without: ReadonlySet<string>): HeaderMatch | null {
  const found = WORDS[table].find(([key, words]) => !without.has(key) && words.test(folded));
  return found ? { key: found[0], certainty: 'words' } : null;
}
