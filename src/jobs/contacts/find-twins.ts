import { companiesNamed, type Likeness, likenessOf, type NewPerson } from '../../crm/duplicates/twins.ts';
import type { companies, contacts } from '../../crm/tables/index.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { type ContactIndex, indexContacts } from './index-contacts.ts';

/** What is known of somebody about to be added, for the page to show. */
export interface PersonCheck {
  /** The company that the typed name means. */
  readonly company:
    | { readonly kind: 'none' }
    | { readonly kind: 'new' }
    | { readonly kind: 'known'; readonly name: string }
    | { readonly kind: 'several'; readonly names: readonly string[] };
  /** Contacts that may be the same person. */
  readonly twins: ContactIndex;
  /** Why, one phrase for each of them. */
  readonly reasons: readonly string[];
}

const REASONS: Readonly<Record<Likeness, string>> = {
  'same-email': 'Même adresse e-mail',
  'same-name-and-company': 'Même nom, même entreprise ou collectivité',
  'same-name-no-company': 'Même nom, entreprise non précisée',
};

/** More would hide the form. */
const MOST = 3;

/** A contact who may be the person about to be added, and why, in one phrase. */
export interface Twin {
  readonly row: SheetRow<typeof contacts>;
  readonly reason: string;
}

export function findTwins(person: NewPerson, people: readonly SheetRow<typeof contacts>[]): Twin[] {
  return people
    .flatMap((row) => {
      const likeness = row.id === '' ? null : likenessOf(person, row.values);
      return likeness === null ? [] : [{ row, reason: REASONS[likeness] }];
    })
    .slice(0, MOST);
}

export function checkPerson(
  person: NewPerson,
  people: readonly SheetRow<typeof contacts>[],
  firms: readonly SheetRow<typeof companies>[],
): PersonCheck {
  const found = findTwins(person, people);
  return {
    company: nameCompany(person.company, firms),
    twins: indexContacts(found.map(({ row }) => row)),
    reasons: found.map(({ reason }) => reason),
  };
}

function nameCompany(name: string, firms: readonly SheetRow<typeof companies>[]): PersonCheck['company'] {
  if (name.trim() === '') return { kind: 'none' };
  const found = companiesNamed(
    name,
    firms.map(({ values }) => values),
  );
  const [first, ...others] = found;
  if (first === undefined) return { kind: 'new' };
  if (others.length === 0) return { kind: 'known', name: first.name };
  return { kind: 'several', names: found.map((company) => company.name) };
}
