/** Two organisations' names, compared as French people write them. */
import { fold } from '../names.ts';
import type { Evidence } from './confidence.ts';
import { countSlips, isMistyped } from './letters.ts';

/** What sort of public body a name says; `''` for none, as a company's or a bare town's. */
export type BodyKind = 'town' | 'intercommunal' | 'department' | 'region' | 'other' | '';

export interface OrganisationName {
  readonly kind: BodyKind;
  /** For `other`: which. */
  readonly body: string;
  /** Folded words that tell this one from others, in order: no legal form, no article, no « Mairie de », no « groupe ». */
  readonly words: readonly string[];
  /** The same without what a firm may add: « conseil », « atelier »… */
  readonly core: readonly string[];
  /** A company that owns the walls of another often bears its name. */
  readonly realEstate: boolean;
  /** Département written after the name, « Bréval (78) »; `''` for none. */
  readonly department: string;
  /** All letters of the name. */
  readonly letters: string;
  /** First letters of all its words, and of those that are not small. */
  readonly initials: { readonly all: string; readonly main: string };
}

const LEGAL_FORMS = new Set(
  'sa sas sasu sarl eurl sci snc scop scic scp scea earl gaec selarl selas gie gip spl sem seml epic ltd inc gmbh llc plc bv spa nv sprl srl ag corp'.split(
    ' ',
  ),
);

/** Those that are nothing else, wherever they stand. */
const ALWAYS_LEGAL = new Set('sas sasu sarl eurl scop scic selarl selas gmbh'.split(' '));

const SMALL_WORDS = new Set('le la les l de du des d et en sur sous a au aux pour par the of and'.split(' '));

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  ets: 'etablissements',
  ent: 'entreprise',
  cie: 'compagnie',
  lab: 'laboratoires',
  labo: 'laboratoires',
  labos: 'laboratoires',
  laboratoire: 'laboratoires',
  assoc: 'association',
  asso: 'association',
  dev: 'developpement',
  dept: 'departement',
  int: 'international',
  intl: 'international',
  nat: 'national',
  fr: 'france',
  etablissement: 'etablissements',
  soc: 'societe',
  freres: 'freres',
  frs: 'freres',
  mt: 'mont',
  ndame: 'notre dame',
};

/** Words that add nothing to a firm's name. */
const DECORATION = new Set(
  'groupe group holding societe entreprise entreprises etablissements compagnie france officiel'.split(' '),
);

/** Words that a firm's name may bear or not, and that may tell a subsidiary. */
const OPTIONAL = new Set(
  'international europe associes fils freres maison services service solutions association agence cabinet bureau atelier ateliers studio industrie industries conseil conseils consulting'.split(
    ' ',
  ),
);

/** Public bodies, as the beginning of a name says them. */
const BODIES: readonly {
  readonly kind: BodyKind;
  readonly body: string;
  readonly says: RegExp;
  /** The words are part of the name. */
  readonly kept?: true;
}[] = [
  {
    kind: 'intercommunal',
    body: '',
    says: /^(?:(?:la )?(?:communaute|com|comm) (?:de (?:communes|com)|d agglo(?:meration)?|d agglo|urbaine|communes)|comcom|com com|agglo(?:meration)?|c ?c|c ?a|c ?u|metropole|eurometropole)(?= )/,
  },
  { kind: 'intercommunal', body: '', says: /^(?:le )?(?:grand |pays d)/, kept: true },
  { kind: 'intercommunal', body: '', says: / (?:agglo(?:meration)?|metropole|communaute)$/ },
  { kind: 'other', body: 'ccas', says: /^(?:ccas|cias|centre (?:inter)?communal d action sociale)(?= |$)/ },
  {
    kind: 'department',
    body: '',
    says: /^(?:(?:le )?departement|conseil (?:departemental|general)|cd(?= ?\d\d)|cg(?= ?\d\d))(?= |\d)/,
  },
  { kind: 'region', body: '', says: /^(?:region|conseil regional)(?= )/ },
  {
    kind: 'other',
    body: 'syndicat',
    says: /^(?:syndicat(?: (?:mixte|intercommunal))?|sm|sivom|sivu|smictom|sictom|siaep|siom|sitom)(?= )/,
  },
  { kind: 'other', body: 'state', says: /^(?:sous )?prefecture(?= )|^(?:ddtm?|dreal|drac|rectorat|academie)(?= )/ },
  { kind: 'other', body: 'tourism', says: /^(?:office (?:de|du) tourisme|ot|oti|syndicat d initiative)(?= )/ },
  { kind: 'other', body: 'housing', says: /^(?:office public (?:de l habitat|hlm)|oph|opac)(?= )/ },
  { kind: 'other', body: 'fire', says: /^(?:sdis|sdmis|service departemental d incendie[a-z ]*)(?= |\d)/ },
  { kind: 'other', body: 'school', says: /^(?:groupe scolaire|ecole|college|lycee|universite|iut|creche|cfa)(?= )/ },
  {
    kind: 'other',
    body: 'hospital',
    says: /^(?:chu|chru|ch|centre hospitalier(?: universitaire)?|hopital|hopitaux|clinique|ehpad)(?= )/,
  },
  {
    kind: 'other',
    body: 'chamber',
    says: /^(?:cci|cma|chambre (?:de commerce|de metiers|d agriculture)[a-z ]*?)(?= (?:de|du|d|des) |$| \S+$)/,
  },
  { kind: 'other', body: 'park', says: /^(?:parc (?:naturel regional|national)|pnr)(?= )/ },
  {
    kind: 'other',
    body: 'town-service',
    says: /^(?:mediatheque|bibliotheque|piscine|police municipale|services? techniques?|centre (?:social|technique municipal|culturel)|musee|theatre|regie|caisse des ecoles|comite des fetes|foyer rural)(?= )/,
  },
  // « BRÉVAL (Commune de) », as registers write it.
  { kind: 'town', body: '', says: / (?:mairie|commune|ville)(?: de(?: la| l)?| du| des| d)?$/ },
  {
    kind: 'town',
    body: '',
    says: /^(?:mairie(?= )|(?:commune|ville|municipalite|hotel de ville)(?: nouvelle)?(?= (?:de|du|des|d) ))/,
  },
];

export function readOrganisationName(text: string): OrganisationName {
  const [, named = text, department = ''] = DEPARTMENT_AFTER.exec(text) ?? [];
  const plain = fold(named)
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/[&+]/g, ' et ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Hyphens last: Ville-d’Avray is the name of a town.
  const body = BODIES.find(({ says }) => says.test(plain));
  const rest = body === undefined || body.kept ? plain : plain.replace(body.says, ' ');
  const words = rest
    .split(/[ -]+/)
    .map((word) => ABBREVIATIONS[word] ?? word)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const telling = withoutLegalForms(words);
  const plainWords = telling.filter((word) => !DECORATION.has(word));
  const core = plainWords.filter((word) => !OPTIONAL.has(word));
  return {
    kind: body?.kind ?? '',
    body: body?.body ?? '',
    words: plainWords.length > 0 ? plainWords : telling,
    core: [core, plainWords, telling].find((kept) => kept.length > 0) ?? [],
    realEstate: words.includes('sci'),
    department,
    letters: plain.replace(/[ -]/g, ''),
    initials: initialsOf(plain.split(/[ -]/)),
  };
}

/** « Ville de Bréval (78) », « Mairie de Bréval - 78 ». */
const DEPARTMENT_AFTER = /^(.*\p{L}.*?)\s*(?:\(\s*|-\s+)(2[ab]|\d{2,3})(?:\d{3})?\s*\)?\s*$/iu;

function initialsOf(words: readonly string[]): OrganisationName['initials'] {
  const lettersOf = (some: readonly string[]) => some.map((word) => word.charAt(0)).join('');
  const named = words.filter((word) => !LEGAL_FORMS.has(word));
  return { all: lettersOf(named), main: lettersOf(named.filter((word) => !SMALL_WORDS.has(word))) };
}

/** A name made of a legal form alone keeps it. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  const unmistakable = words.filter((word) => !ALWAYS_LEGAL.has(word));
  if (unmistakable.length > 0 && unmistakable.length < words.length) return withoutLegalForms(unmistakable);
  let first = 0;
  let last = words.length;
  while (last - first > 1 && LEGAL_FORMS.has(words[last - 1] ?? '')) last -= 1;
  while (last - first > 1 && LEGAL_FORMS.has(words[first] ?? '')) first += 1;
  return words.slice(first, last);
}

export type OrganisationAgreement =
  | 'same'
  /** The same but for « groupe », « France », a slip of the keyboard, an abbreviation. */
  | 'close'
  /** Letters that begin the words of the other. */
  | 'acronym'
  /** One name holds the other and more: a branch, a subsidiary, a part. */
  | 'part'
  | 'unknown'
  /** Two public bodies, of one place perhaps: a town and its community of communes. */
  | 'other-body'
  | 'different';

export interface OrganisationVerdict extends Evidence {
  readonly agreement: OrganisationAgreement;
  /** For `part`: the words that one of the two has more. */
  readonly more: readonly string[];
}

function verdict(
  agreement: OrganisationAgreement,
  points: number,
  says: string,
  more: readonly string[] = [],
): OrganisationVerdict {
  return { agreement, points, says, more };
}

export function compareOrganisationNames(a: OrganisationName, b: OrganisationName): OrganisationVerdict {
  if (a.letters === '' || b.letters === '') return verdict('unknown', 0, '');
  if (a.letters === b.letters) return verdict('same', 6, 'même nom');
  if (isAcronym(a, b) || isAcronym(b, a)) return verdict('acronym', 2.5, 'sigle');
  if (!mayBeOneBody(a, b)) return verdict('other-body', -12, 'deux organismes');
  if (a.realEstate !== b.realEstate) return verdict('part', 1, 'société immobilière');
  const [left, right] = [a.words.join(''), b.words.join('')];
  if (left === right) return verdict('same', 6, 'même nom');
  if ([...a.words].sort().join('') === [...b.words].sort().join('')) return verdict('same', 5.5, 'même nom');
  const [short, long] = [a.core.join(''), b.core.join('')];
  if (short === long) return verdict('close', 4.5, 'nom proche');
  if (numbersOf(a) !== numbersOf(b)) return verdict('different', -6, 'noms différents');
  const slips = countNameSlips(a.core, b.core);
  if (slips > 0) return verdict('close', slips === 1 && short.length >= 12 ? 6 : 3.5, 'une lettre de différence');
  if (isAbbreviated(a.core, b.core)) return verdict('close', 3.5, 'nom abrégé');
  const [part, whole] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (part.core.join('').length >= 4 && part.core.every((word) => whole.core.includes(word))) {
    const more = whole.core.filter((word) => !part.core.includes(word));
    return verdict('part', 1, 'un nom contient l’autre', more);
  }
  return verdict('different', -6, 'noms différents');
}

/** « Valmarais » may be « Mairie de Valmarais », not « CC de Valmarais ». */
function mayBeOneBody(a: OrganisationName, b: OrganisationName): boolean {
  if (a.kind === b.kind) return a.body === b.body;
  return (a.kind === 'town' && b.kind === '') || (a.kind === '' && b.kind === 'town');
}

function numbersOf({ core }: OrganisationName): string {
  return core.filter((word) => /\d/.test(word)).join(' ');
}

/** « SMBO » for « Syndicat mixte du bassin de l’Orbe »: the first letters of the main words, small ones at will. */
function isAcronym(short: OrganisationName, long: OrganisationName): boolean {
  const [only] = short.words;
  if (
    only === undefined ||
    short.words.length > 1 ||
    only.length < 3 ||
    long.initials.main.length < 2 ||
    long.initials.all.length < 3
  )
    return false;
  return isWithin(long.initials.main, only) && isWithin(only, long.initials.all);
}

/** How many slips part two names that are likely one, mistyped; 0 when they are not. Short words tell « Val » from « Var ». */
function countNameSlips(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) {
    const [left, right] = [a.join(''), b.join('')];
    return Math.min(left.length, right.length) >= 8 && countSlips(left, right) === 1 ? 1 : 0;
  }
  const apart = a.map((word, index) => [word, b[index] ?? ''] as const).filter(([left, right]) => left !== right);
  const [only] = apart;
  return only !== undefined && apart.length === 1 && isMistyped(...only) ? countSlips(...only) : 0;
}

/** True when the letters stand in the text, in that order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** The same words, some cut short: « Lab. Mélisse », « Synd. interco. du Val ». */
function isAbbreviated(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  let whole = 0;
  const alike = a.every((word, index) => {
    const other = b[index] ?? '';
    if (word === other) {
      whole += word.length;
      return true;
    }
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    return short.length >= 3 && long.startsWith(short);
  });
  return alike && whole >= 4;
}

/** The words by which two names of one organisation meet: not the short ones, which too many share. */
export function meetingWords({ core }: OrganisationName): readonly string[] {
  const telling = core.filter((word) => word.length >= 4);
  return telling.length > 0 ? telling : core;
}
