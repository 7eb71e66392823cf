/** The name of an organisation, read as French people and registers write it. */
import { fold } from '../names.ts';

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

/** The words by which two names of one organisation meet: not the short ones, which too many share. */
export function meetingWords({ core }: OrganisationName): readonly string[] {
  const telling = core.filter((word) => word.length >= 4);
  return telling.length > 0 ? telling : core;
}
