/** What the public registers say of an organisation, and which blank cells of its row that fills. */
import { readOrganisationName } from '../duplicates/organisation-names.ts';
import { readEmail } from '../emails.ts';
import { fold } from '../names.ts';
import { readPhone } from '../phones.ts';
import type { CompanyRow } from '../tables/index.ts';

/** An organisation of the register. Texts are `''` when it says nothing, or may not be told. */
export interface PublicCompany {
  readonly siren: string;
  /** Of its seat. */
  readonly siret: string;
  readonly names: readonly string[];
  /** Code of INSEE's « catégorie juridique », `7210` for a commune. */
  readonly legalForm: string;
  /** Section of the NAF, a letter. */
  readonly activity: string;
  /** INSEE's code of the staff's bracket. */
  readonly staffBracket: string;
  /** False once it has closed down. */
  readonly active: boolean;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  readonly department: string;
  /** INSEE code of its commune. */
  readonly cityCode: string;
  readonly authority: boolean;
  readonly socialEconomy: boolean;
  readonly missionDriven: boolean;
  readonly elected: readonly { readonly lastName: string; readonly firstName: string; readonly office: string }[];
}

export interface Commune {
  readonly name: string;
  readonly population: number | null;
  readonly postcodes: readonly string[];
}

export interface TownHall {
  readonly name: string;
  readonly emails: readonly string[];
  readonly phone: string;
  readonly website: string;
}

/** Where a value comes from, as the team reads it. */
export const REGISTER = 'Recherche d’entreprises';
const GEO = 'geo.api.gouv.fr';
const DIRECTORY = 'Annuaire de l’administration';

/** The columns that may be filled. */
export type CompanyKey =
  | 'type'
  | 'siren'
  | 'siret'
  | 'size'
  | 'sector'
  | 'certifications'
  | 'electedOfficials'
  | 'website'
  | 'address'
  | 'postcode'
  | 'city'
  | 'email'
  | 'phone';

export interface CompanyFact {
  readonly key: CompanyKey;
  readonly value: string | number | readonly string[];
  readonly source: string;
}

/** A commune that is a municipality: the only body that has a population and a town hall of its own. */
const COMMUNE = '7210';

const BODIES: Readonly<Record<string, string>> = {
  [COMMUNE]: 'Commune',
  '7220': 'Département',
  '7230': 'Région',
  '7343': 'Communauté urbaine',
  '7344': 'Métropole',
  '7346': 'Communauté de communes',
  '7348': 'Communauté d’agglomération',
  '7353': 'Syndicat intercommunal',
  '7354': 'Syndicat mixte',
  '7355': 'Syndicat mixte',
};

/** Sections of the NAF (INSEE, révision 2). */
const ACTIVITIES: Readonly<Record<string, string>> = {
  A: 'Agriculture, sylviculture et pêche',
  B: 'Industries extractives',
  C: 'Industrie manufacturière',
  D: 'Énergie',
  E: 'Eau et déchets',
  F: 'Construction',
  G: 'Commerce',
  H: 'Transports et entreposage',
  I: 'Hébergement et restauration',
  J: 'Information et communication',
  K: 'Finance et assurance',
  L: 'Immobilier',
  M: 'Activités scientifiques et techniques',
  N: 'Services aux entreprises',
  O: 'Administration publique',
  P: 'Enseignement',
  Q: 'Santé et action sociale',
  R: 'Arts et loisirs',
  S: 'Autres services',
};

/** The fewest people of each bracket (INSEE, « tranche d’effectif salarié »): the score's own brackets start there too. */
const FEWEST: Readonly<Record<string, number>> = {
  '01': 1,
  '02': 3,
  '03': 6,
  '11': 10,
  '12': 20,
  '21': 50,
  '22': 100,
  '31': 200,
  '32': 250,
  '41': 500,
  '42': 1000,
  '51': 2000,
  '52': 5000,
  '53': 10_000,
};

/** Officials named in a cell: those who decide, not the whole council. */
const OFFICIALS = 4;

/**
 * The one organisation of the register that a row means: by its SIREN; else the only open one of that very name (legal form
 * and « Mairie de » left out) in that département or commune. `null` when nobody can be sure.
 */
export function matchCompany(
  company: Pick<CompanyRow, 'name' | 'siren' | 'siret' | 'postcode' | 'city' | 'department'>,
  candidates: readonly PublicCompany[],
): PublicCompany | null {
  const siren = sirenOf(company);
  if (siren !== '') return candidates.find((candidate) => candidate.siren === siren) ?? null;
  const department = company.department || company.postcode.slice(0, 2);
  if (department === '' && company.city === '') return null;
  const wanted = keyOf(company.name);
  const fitting = candidates.filter(
    (candidate) =>
      candidate.active &&
      candidate.names.some((name) => keyOf(name) === wanted) &&
      (candidate.department === department || (company.city !== '' && fold(candidate.city) === fold(company.city))),
  );
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined && wanted !== '' ? only : null;
}

/** Nine digits of a typed SIREN or SIRET; `''` for none. */
export function sirenOf({ siren, siret }: Pick<CompanyRow, 'siren' | 'siret'>): string {
  const digits = (siren.replace(/\D/g, '') || siret.replace(/\D/g, '')).slice(0, 9);
  return digits.length === 9 ? digits : '';
}

/** True for a municipality, which a commune's code tells more of. */
export function isCommune({ legalForm, authority, cityCode }: PublicCompany): boolean {
  return (legalForm === COMMUNE || (authority && legalForm === '')) && cityCode !== '';
}

/** Everything that is known, each with its source, in the order of the columns. */
export function factsOf(
  company: PublicCompany,
  commune: Commune | null,
  townHalls: readonly TownHall[],
): readonly CompanyFact[] {
  const hall = mainTownHall(townHalls, commune?.name ?? company.city);
  const body = BODIES[company.legalForm];
  const email = hall?.emails.map((text) => readEmail(text)).find((read) => read.ok && read.value !== '');
  const phone = readPhone(hall?.phone ?? '');
  const size = commune?.population ?? (body === undefined ? (FEWEST[company.staffBracket] ?? null) : null);
  const labels = [...(company.socialEconomy ? ['ESS'] : []), ...(company.missionDriven ? ['Société à mission'] : [])];
  const facts: (CompanyFact | null)[] = [
    fact('type', body === undefined && !company.authority ? '' : 'Collectivité', REGISTER),
    fact('siren', company.siren, REGISTER),
    fact('siret', company.siret, REGISTER),
    size === null ? null : { key: 'size', value: size, source: commune?.population == null ? REGISTER : GEO },
    fact('sector', body ?? ACTIVITIES[company.activity] ?? '', REGISTER),
    labels.length === 0 ? null : { key: 'certifications', value: labels, source: REGISTER },
    fact('electedOfficials', tellElected(company.elected), REGISTER),
    fact('website', /^https?:\/\/\S+$/.test(hall?.website ?? '') ? (hall?.website ?? '') : '', DIRECTORY),
    fact('address', company.address, REGISTER),
    fact('postcode', company.postcode, REGISTER),
    fact('city', commune?.name ?? company.city, commune === null ? REGISTER : GEO),
    fact('email', email?.ok ? email.value : '', DIRECTORY),
    fact('phone', phone.ok ? (phone.value?.display ?? '') : '', DIRECTORY),
  ];
  return facts.filter((known) => known !== null);
}

/** Those whose cell is blank: what the team has typed stays. */
export function blankFacts(row: CompanyRow, facts: readonly CompanyFact[]): readonly CompanyFact[] {
  return facts.filter(({ key }) => {
    const value = row[key];
    return value === null || value === '' || (Array.isArray(value) && value.length === 0);
  });
}

/** A merged commune keeps its former town halls: the one that bears the commune's name, else the only one. */
function mainTownHall(halls: readonly TownHall[], city: string): TownHall | undefined {
  const named = halls.filter(({ name }) => fold(name).endsWith(fold(city)) && !/deleguee|annexe/.test(fold(name)));
  if (named.length === 1) return named[0];
  return halls.length === 1 ? halls[0] : undefined;
}

/** « Claire Vasseur (Maire), Paul Aubry (1er adjoint au Maire) » */
function tellElected(elected: PublicCompany['elected']): string {
  const rank = (office: string) => {
    const word = fold(office);
    if (/^(?:maire|president)/.test(word)) return 0;
    return /adjoint|vice/.test(word) ? 1 + Number(/\d+/.exec(word)?.[0] ?? 50) : 99;
  };
  return elected
    .filter(({ lastName, office }) => lastName !== '' && office !== '')
    .map((person) => ({ ...person, rank: rank(person.office) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, OFFICIALS)
    .map(({ firstName, lastName, office }) => `${firstName} ${capitalise(lastName)} (${office})`.trim())
    .join(', ');
}

function capitalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function keyOf(name: string): string {
  return readOrganisationName(name).words.join(' ');
}

function fact(key: CompanyKey, value: string, source: string): CompanyFact | null {
  return value === '' ? null : { key, value, source };
}
