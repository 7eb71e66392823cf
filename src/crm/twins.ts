import { companyKey, fold, searchWords } from './names.ts';
import type { CompanyRow, ContactRow } from './tables/index.ts';

/** Somebody about to be added. */
export type NewPerson = Pick<ContactRow, 'firstName' | 'lastName' | 'company' | 'email'>;

/** Why somebody may be the person about to be added. */
export type Likeness = 'same-email' | 'same-name-and-company' | 'same-name-no-company';

/**
 * How a contact resembles a new person; `null` when it does not. Names are compared without accents, case or order,
 * companies by `companyKey`. Two people of one name in two known companies are two people.
 */
export function likenessOf(
  person: NewPerson,
  contact: Pick<ContactRow, 'firstName' | 'lastName' | 'company' | 'email' | 'email2'>,
): Likeness | null {
  const email = fold(person.email);
  if (email !== '' && (email === fold(contact.email) || email === fold(contact.email2))) return 'same-email';
  const name = nameKey(person);
  if (name === '' || name !== nameKey(contact)) return null;
  if (person.company.trim() === '' || contact.company.trim() === '') return 'same-name-no-company';
  return companyKey(person.company) === companyKey(contact.company) ? 'same-name-and-company' : null;
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

function nameKey({ firstName, lastName }: Pick<ContactRow, 'firstName' | 'lastName'>): string {
  return searchWords(`${firstName} ${lastName}`).sort().join(' ');
}
