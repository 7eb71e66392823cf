import { companyKey, fold, searchWords } from '../names.ts';
import type { CompanyRow, ContactRow } from '../tables/index.ts';
import { compareOrganisationNames } from './organisation-agreement.ts';
import { readOrganisationName } from './organisation-names.ts';
import { comparePersonNames, readPersonName } from './person-names.ts';

/** Somebody about to be added. */
export type NewPerson = Pick<ContactRow, 'firstName' | 'lastName' | 'company' | 'email'>;

/** Why somebody may be the person about to be added. */
export type Likeness = 'same-email' | 'same-name-and-company' | 'same-name-no-company';

/**
 * How a contact resembles a new person; `null` when it does not. Names and companies are compared as the page of duplicates
 * compares them, and only the same name counts: a form is no place to doubt every Martin. Two people of one name in two
 * known companies are two people.
 */
export function likenessOf(
  person: NewPerson,
  contact: Pick<ContactRow, 'firstName' | 'lastName' | 'company' | 'email' | 'email2'>,
): Likeness | null {
  const email = fold(person.email);
  if (email !== '' && (email === fold(contact.email) || email === fold(contact.email2))) return 'same-email';
  if (!haveOneName(person, contact)) return null;
  if (person.company.trim() === '' || contact.company.trim() === '') return 'same-name-no-company';
  return areOneHouse(person.company, contact.company) ? 'same-name-and-company' : null;
}

type Named = Pick<ContactRow, 'firstName' | 'lastName'>;

export function haveOneName(a: Named, b: Named): boolean {
  const key = nameKey(a);
  if (key !== '' && key === nameKey(b)) return true;
  const [one, other] = [readPersonName(a.firstName, a.lastName), readPersonName(b.firstName, b.lastName)];
  return comparePersonNames(one, other).agreement === 'same';
}

function nameKey({ firstName, lastName }: Named): string {
  return searchWords(`${firstName} ${lastName}`).sort().join(' ');
}

export function areOneHouse(a: string, b: string): boolean {
  if (companyKey(a) === companyKey(b)) return true;
  const { agreement } = compareOrganisationNames(readOrganisationName(a), readOrganisationName(b));
  return agreement === 'same' || agreement === 'close';
}

/**
 * The companies that a typed name may mean: the one that bears it to the letter (accents and case ignored), else all
 * those of the same `companyKey`.
 */
export function companiesNamed<C extends Pick<CompanyRow, 'name'>>(name: string, companies: readonly C[]): C[] {
  const folded = fold(name);
  const exact = companies.filter((company) => spellingsOf(company).folded === folded);
  if (exact.length > 0) return exact;
  const key = companyKey(name);
  return key === '' ? [] : companies.filter((company) => spellingsOf(company).key === key);
}

/** Worked out once for each row read: a night compares hundreds of buyers with thousands of companies. */
const spellings = new WeakMap<object, { readonly folded: string; readonly key: string }>();

function spellingsOf(company: Pick<CompanyRow, 'name'>): { readonly folded: string; readonly key: string } {
  const known = spellings.get(company) ?? { folded: fold(company.name), key: companyKey(company.name) };
  spellings.set(company, known);
  return known;
}
