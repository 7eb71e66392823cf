import type { companies, contacts } from '../../crm/tables/index.ts';
import { companiesNamed, type Likeness, likenessOf, type NewPerson } from '../../crm/twins.ts';
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

export function checkPerson(
  person: NewPerson,
  people: readonly SheetRow<typeof contacts>[],
  firms: readonly SheetRow<typeof companies>[],
): PersonCheck {
  const found = people
    .map((row) => ({ row, likeness: likenessOf(person, row.values) }))
    .filter((pair): pair is { row: SheetRow<typeof contacts>; likeness: Likeness } => pair.likeness !== null)
    .filter(({ row }) => row.id !== '')
    .slice(0, MOST);
  return {
    company: nameCompany(person.company, firms),
    twins: indexContacts(found.map(({ row }) => row)),
    reasons: found.map(({ likeness }) => REASONS[likeness]),
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
