/** How names are compared: people type accents, capitals, legal forms and « Mairie de » as they please. */

/** Texts longer than this are seldom compared twice. */
const LONGEST_KNOWN = 80;
const MOST_KNOWN = 20_000;

const foldings = new Map<string, string>();
const keys = new Map<string, string>();

/** Lower case, without accents, ligatures opened, straight apostrophes, single spaces. Idempotent. */
export function fold(text: string): string {
  return remember(foldings, text, () =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/ß/g, 'ss')
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/**
 * Key under which headers, tab names, settings and stage names are matched: letters and digits only, so that
 * « Date d’ajout », `date d'ajout` and `DATE_DAJOUT` are one. Falls back on the folded text when nothing else is left.
 */
export function matchKey(text: string): string {
  return remember(keys, text, () => {
    const folded = fold(text);
    return folded.replace(/[^\p{L}\p{N}]+/gu, '') || folded;
  });
}

/** Headers, settings and names come back at each reading of a table: what they give is kept, up to a bound. */
function remember(known: Map<string, string>, text: string, work: () => string): string {
  if (text.length > LONGEST_KNOWN) return work();
  const before = known.get(text);
  if (before !== undefined) return before;
  const answer = work();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, answer);
  return answer;
}

/** The words of a text, folded: what a search compares. */
export function searchWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}@.]+/u)
    .filter((word) => word !== '');
}

/** True when each word of the query begins a word of the text, in any order. An empty query matches everything. */
export function matchesSearch(query: string, text: string): boolean {
  const words = searchWords(text);
  return searchWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

const LEGAL_FORMS = new Set([
  'sa',
  'sas',
  'sasu',
  'sarl',
  'eurl',
  'sci',
  'snc',
  'scop',
  'scic',
  'scp',
  'selarl',
  'selas',
  'gie',
  'spl',
  'sem',
  'seml',
  'epic',
  'ltd',
  'inc',
  'gmbh',
  'llc',
  'plc',
  'bv',
  'spa',
]);

const TOWN_WORDS =
  /^(?:mairie|commune|ville|municipalite|hotel de ville)(?: nouvelle)? (de la|de l|de|du|des|d) (?=\S)/;

/** What the article hidden in « Mairie du Havre » was: « Le Havre ». */
const ARTICLES: Readonly<Record<string, string>> = { 'de la': 'la ', 'de l': 'l ', du: 'le ', des: 'les ' };

const ABBREVIATIONS = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/**
 * Key under which two spellings of a company or local authority are the same: no accents, no punctuation, no legal form
 * at either end, no « Mairie de », « St » read as « Saint ». `MAIRIE DU HAVRE` and `Le Havre` share `le havre`.
 */
export function companyKey(name: string): string {
  const plain = fold(name)
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/&/g, ' et ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
  // Hyphens last: Ville-d’Avray is the name of a town.
  const town = plain.replace(TOWN_WORDS, (_match, article: string) => ARTICLES[article] ?? '');
  const words = town
    .replace(/[\s-]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => ABBREVIATIONS.get(word) ?? word);
  let first = 0;
  let last = words.length;
  while (last - first > 1 && LEGAL_FORMS.has(words[last - 1] ?? '')) last -= 1;
  while (last - first > 1 && LEGAL_FORMS.has(words[first] ?? '')) first += 1;
  return words.slice(first, last).join(' ');
}

/** « Prénom Nom (Entreprise) », as dropdowns show a contact; the parts that are known. */
export function contactLabel(firstName: string, lastName: string, company: string): string {
  const name = [firstName.trim(), lastName.trim()].filter((part) => part !== '').join(' ');
  if (company.trim() === '') return name;
  return name === '' ? company.trim() : `${name} (${company.trim()})`;
}

/** « Prénom Nom », else what else tells the person: the address, the identifier. */
export function fullName(person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly id: string;
}): string {
  return [person.firstName, person.lastName].filter((part) => part !== '').join(' ') || person.email || person.id;
}
