/** The person of a row: names, titles, addresses and numbers in their places. */
import { searchWords } from '../names.ts';
import { placeEmails, placePhones } from './coordinates.ts';
import { type Fields, pick, remark, sharedType } from './fields.ts';
import { type NameOrder, readCivility, splitName, takeCivility } from './people.ts';
import { isEmpty, type Target, textOf } from './source.ts';

/** Splits names, takes titles off them, and puts addresses and numbers in their places. @returns what did not fit */
export function readPerson(
  person: Fields,
  { order, split }: { readonly order: NameOrder; readonly split: boolean },
): string[] {
  const remarks: string[] = [];
  const whole = textOf(person.fullName ?? '');
  delete person.fullName;
  if (whole !== '' && !hasName(person)) assignName(person, splitName(whole, order));
  else if (whole !== '' && !isNamed(person, whole)) remarks.push(remark('Nom complet', whole));
  const last = textOf(person.lastName ?? '');
  const first = textOf(person.firstName ?? '');
  if (first === '' && last !== '' && (split || isBoth(last))) assignName(person, splitName(last, order), true);
  for (const key of ['lastName', 'firstName']) {
    const taken = takeCivility(textOf(person[key] ?? ''));
    if (taken.civility === '') continue;
    person[key] = taken.name;
    person.civility = isEmpty(person.civility ?? '') ? taken.civility : (person.civility ?? '');
  }
  if (!isEmpty(person.civility ?? '')) person.civility = readCivility(textOf(person.civility ?? ''));
  const emails = placeEmails(person.email ?? '', person.email2 ?? '');
  [person.email, person.email2] = [emails.first, emails.second];
  if (emails.rest.length > 0) remarks.push(remark('Autres e-mails', emails.rest.join(', ')));
  const phones = placePhones(person.phone ?? '', person.mobile ?? '');
  [person.phone, person.mobile] = [phones.first, phones.second];
  if (phones.rest.length > 0) remarks.push(remark('Autres téléphones', phones.rest.join(', ')));
  return remarks;
}

/** The first and last names are those of the whole name. */
function isNamed(person: Fields, whole: string): boolean {
  const known = searchWords(`${textOf(person.firstName ?? '')} ${textOf(person.lastName ?? '')}`);
  return searchWords(takeCivility(whole).name).every((word) => known.includes(word));
}

/** « VASSEUR Claire » in the column of last names: capitals say that it holds both. */
function isBoth(name: string): boolean {
  const { firstName, lastName } = splitName(name, 'first-last');
  return firstName !== '' && lastName === lastName.toUpperCase() && firstName !== firstName.toUpperCase();
}

function assignName(
  person: Fields,
  name: { civility: string; firstName: string; lastName: string },
  replace = false,
): void {
  for (const key of ['civility', 'firstName', 'lastName'] as const) {
    if (name[key] !== '' && (isEmpty(person[key] ?? '') || (replace && key !== 'civility'))) person[key] = name[key];
  }
}

export function hasName(person: Fields): boolean {
  return !isEmpty(person.lastName ?? '') || !isEmpty(person.firstName ?? '');
}

/** Whose address stands in the row of a deal: its main contact. */
export function nameAfterDeal(person: Fields, deal: Fields): void {
  const named = ['fullName', 'lastName', 'firstName'].some((key) => !isEmpty(person[key] ?? ''));
  if (!named && !isEmpty(deal.contact ?? '')) person.fullName = textOf(deal.contact ?? '');
}

/** Somebody named in a row of a company or of a deal works there. */
export function bindPerson(person: Fields, main: Fields, table: Target): Fields {
  const company = table === 'companies' ? main.name : main.company;
  return {
    ...(company === undefined ? {} : { company }),
    ...sharedType(main),
    ...pick(main, ['source', 'assignee']),
    ...person,
  };
}
