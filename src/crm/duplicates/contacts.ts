/** Whether two rows of CONTACTS are one person. */
import { fold } from '../names.ts';
import type { ContactRow } from '../tables/index.ts';
import { type Evidence, type Thresholds, type Verdict, weigh } from './confidence.ts';
import { compareEmails, nameInEmail } from './email-evidence.ts';
import { compareOrganisationNames } from './organisation-agreement.ts';
import { meetingWords, type OrganisationName, readOrganisationName } from './organisation-names.ts';
import {
  comparePersonNames,
  looseNameKeys,
  type NameVerdict,
  nameKeys,
  type PersonName,
  readPersonName,
} from './person-names.ts';
import { type EmailTrace, linkedinSlug, ownDomain, type PhoneTrace, readEmails, readPhones } from './traces.ts';

/** The columns that are compared. */
export type ContactFacts = Pick<
  ContactRow,
  | 'civility'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'email2'
  | 'phone'
  | 'mobile'
  | 'company'
  | 'companyId'
  | 'position'
  | 'linkedin'
>;

/** A contact, read once for all the pairs it is in. */
export interface ReadContact {
  readonly name: PersonName;
  readonly emails: readonly EmailTrace[];
  readonly phones: readonly PhoneTrace[];
  readonly linkedin: string;
  readonly gender: string;
  readonly position: string;
  readonly companyId: string;
  readonly company: OrganisationName;
  /** Domains of their addresses that an organisation owns. */
  readonly domains: readonly string[];
}

const THRESHOLDS: Thresholds = { certain: 12, probable: 7.5, possible: 2 };

export function readContacts(rows: readonly ContactFacts[]): ReadContact[] {
  const houses = new Map<string, OrganisationName>();
  return rows.map((row) => {
    const company = houses.get(row.company) ?? readOrganisationName(row.company);
    houses.set(row.company, company);
    const emails = readEmails(row.email, row.email2);
    return {
      name: completeName(readPersonName(row.firstName, row.lastName), emails),
      emails,
      phones: readPhones(row.phone, row.mobile),
      linkedin: linkedinSlug(row.linkedin),
      gender: genderOf(row.civility),
      position: fold(row.position),
      companyId: row.companyId,
      company,
      domains: [...new Set(emails.map(({ domain }) => ownDomain(domain)).filter((domain) => domain !== ''))],
    };
  });
}

/** The judgement on two contacts; `null` when they are most likely two people. */
export function judgeContacts(a: ReadContact, b: ReadContact): Verdict | null {
  const name = comparePersonNames(a.name, b.name);
  const house = compareHouses(a, b);
  const emails = compareEmails(a, b, house !== null && house.points > 0);
  const phones = comparePhones(a, b, house);
  const profile = compareProfiles(a, b);
  const evidence = [name, house, emails, phones, profile, compareGenders(a, b), comparePositions(a, b, name)].filter(
    (each): each is Evidence => each !== null,
  );
  // Two names make one person only beside a trace that one person leaves; a shortened one beside a house at least.
  const least = name.agreement === 'different' ? 7 : 2;
  const corroborated = [house, emails, phones, profile].some((each) => each !== null && each.points >= least);
  if (!corroborated && name.agreement !== 'same') return null;
  return weigh(evidence, THRESHOLDS);
}

/** Keys under which contacts that may be one meet. A pair that shares none is not looked at. */
export function contactKeys(contact: ReadContact): string[] {
  const { name, emails, phones, linkedin, company, companyId, domains } = contact;
  const houses = [companyId, ...meetingWords(company), ...domains].filter((house) => house !== '');
  const loose = looseNameKeys(name);
  return [
    ...emails.map(({ address }) => `@${address}`),
    ...phones.map(({ number }) => `+${number}`),
    ...(linkedin === '' ? [] : [`in/${linkedin}`]),
    ...nameKeys(name).map((key) => `name ${key}`),
    ...houses.flatMap((house) => loose.map((key) => `${key} at ${house}`)),
  ];
}

/** A first name reduced to an initial, or missing, is often spelled out in the address. */
function completeName(name: PersonName, emails: readonly EmailTrace[]): PersonName {
  const given = name.first.join('');
  if (given.length > 1 && name.last.length > 0) return name;
  for (const email of emails) {
    const spelled = nameInEmail(email);
    if (spelled === null) continue;
    const read = readPersonName(spelled.first, spelled.last);
    if (given === '' && name.last.length === 0) return read;
    const surname = name.last.join('');
    const own = read.last.join('');
    if (surname === own && read.first.join('').length > 1 && read.first[0]?.startsWith(given)) {
      return { ...name, first: read.first };
    }
  }
  return name;
}

function genderOf(civility: string): string {
  const word = fold(civility).replace(/\./g, '');
  if (['m', 'mr', 'monsieur'].includes(word)) return 'm';
  return ['mme', 'mlle', 'madame', 'mademoiselle', 'mrs', 'ms'].includes(word) ? 'f' : '';
}

function compareHouses(a: ReadContact, b: ReadContact): Evidence | null {
  if (a.companyId !== '' && a.companyId === b.companyId) return { points: 4, says: 'même entreprise' };
  const names = compareOrganisationNames(a.company, b.company);
  if (names.agreement === 'same') return { points: 4, says: 'même entreprise' };
  const domain = a.domains.some((own) => b.domains.includes(own));
  if (names.agreement === 'close' || names.agreement === 'acronym') return { points: 3.5, says: 'entreprises proches' };
  if (domain) return { points: names.agreement === 'unknown' ? 3.5 : 2, says: 'même domaine' };
  if (names.agreement === 'part') return { points: 1.5, says: 'entreprises proches' };
  if (names.agreement === 'unknown') return worksAt(a, b) || worksAt(b, a) ? { points: 3, says: 'même domaine' } : null;
  return { points: -3.5, says: 'deux entreprises' };
}

/** A row without a company, whose address is at a domain that bears the other's: `valmarais.example` for « Ville de Valmarais ». */
function worksAt({ domains }: ReadContact, { company }: ReadContact): boolean {
  const words = meetingWords(company).filter((word) => word.length >= 5);
  return domains.some((domain) => words.some((word) => domain.replace(/-/g, '').includes(word)));
}

function comparePhones(a: ReadContact, b: ReadContact, house: Evidence | null): Evidence | null {
  const common = a.phones.filter(({ number }) => b.phones.some((other) => other.number === number));
  if (common.some(({ mobile }) => mobile)) return { points: 7, says: 'même mobile' };
  if (common.length > 0) return { points: 3, says: 'même téléphone' };
  const both = (mobile: boolean) => [a, b].every(({ phones }) => phones.some((phone) => phone.mobile === mobile));
  if (both(true)) return { points: -2.5, says: 'mobiles différents' };
  if (both(false)) return { points: house !== null && house.points > 0 ? -1 : -0.5, says: 'téléphones différents' };
  return null;
}

function compareProfiles(a: ReadContact, b: ReadContact): Evidence | null {
  if (a.linkedin === '' || b.linkedin === '') return null;
  if (a.linkedin === b.linkedin) return { points: 9, says: 'même profil LinkedIn' };
  // LinkedIn adds letters of its own until somebody chooses a shorter address.
  const renamed = a.linkedin.startsWith(`${b.linkedin}-`) || b.linkedin.startsWith(`${a.linkedin}-`);
  return { points: renamed ? -2 : -6, says: 'profils LinkedIn différents' };
}

function compareGenders(a: ReadContact, b: ReadContact): Evidence | null {
  const known = a.gender !== '' && b.gender !== '' && a.gender !== b.gender;
  return known ? { points: -3.5, says: 'civilités différentes' } : null;
}

function comparePositions(a: ReadContact, b: ReadContact, name: NameVerdict): Evidence | null {
  if (a.position === '' || a.position !== b.position || name.agreement === 'different') return null;
  return { points: 1, says: 'même poste' };
}
