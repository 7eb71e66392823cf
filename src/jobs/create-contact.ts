/** « Nouveau contact », without leaving the page: one operation for the contact, its company if it is new, its first stage. */
import { readEmail } from '../crm/emails.ts';
import { contactLabel } from '../crm/names.ts';
import { parseSettings, type Settings } from '../crm/settings/index.ts';
import { companies, contacts, history, settings as settingsTable } from '../crm/tables/index.ts';
import { companiesNamed, type NewPerson } from '../crm/twins.ts';
import type { Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { append, type Change, type Fresh, type SheetRow, transact } from '../sheet/index.ts';
import { checkPerson, type PersonCheck } from './contacts/find-twins.ts';
import { type ContactIndex, indexContacts } from './contacts/index-contacts.ts';
import { authorOf } from './people.ts';

export interface NewContact extends NewPerson {
  /** The person has seen who may be the same, and goes on. */
  readonly confirmed: boolean;
}

/** The new contact; or, when nothing was written, who may be the same person. */
export type ContactCreation =
  | { readonly kind: 'created'; readonly contact: ContactIndex; readonly operation: string }
  | { readonly kind: 'twins'; readonly check: PersonCheck };

/** The lock taken and given back, CONTACTS, ENTREPRISES and PARAMETRES, two rows with the contact's stage, and the journal's two lines. */
export const floor = { lock: 2, read: 3, appendRow: 4 };

/** What a new contact has not yet. */
const BLANK = { phone: '', mobile: '', position: '', temperature: '', optedOut: false, nextAction: '', dueOn: null };

type Firm = SheetRow<typeof companies>;

/** Fails with `email.invalid`, `company.ambiguous`, and as `transact` does. */
export function createContact(ports: Ports, input: NewContact): Result<ContactCreation> {
  const done = transact(ports, {
    action: 'contacts.create',
    plan: (fresh) => plan(fresh, input),
    summary: () => `Nouveau contact\u00a0: ${contactLabel(input.firstName, input.lastName, input.company)}.`,
  });
  if (!done.ok) return done;
  const { value, operation } = done.value;
  return ok(value.kind === 'created' ? { ...value, operation: operation ?? '' } : value);
}

function plan(fresh: Fresh, input: NewContact): Result<{ changes: Change[]; value: ContactCreation }> {
  const email = readEmail(input.email);
  if (!email.ok) return email;
  const person = { ...input, email: email.value };
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const check = checkPerson(person, people.value.rows, firms.value.rows);
  if (check.twins.entries.length > 0 && !input.confirmed) return ok({ changes: [], value: { kind: 'twins', check } });
  const parameters = fresh.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const firm = chooseCompany(person.company, firms.value.rows);
  return firm.ok ? ok(rowsOf(fresh, person, firm.value, settings)) : firm;
}

function chooseCompany(name: string, firms: readonly Firm[]): Result<Firm | null> {
  if (name === '') return ok(null);
  const meant = new Set(
    companiesNamed(
      name,
      firms.map(({ values }) => values),
    ),
  );
  const found = firms.filter(({ values }) => meant.has(values));
  if (found.length < 2) return ok(found[0] ?? null);
  const names = [...new Set(found.map(({ values }) => `«\u00a0${values.name}\u00a0»`))];
  return fail(
    'company.ambiguous',
    names.length > 1
      ? `Plusieurs entreprises portent ce nom\u00a0: ${names.join(', ')}. Tapez celui qu’il faut en entier.`
      : `L’onglet ENTREPRISES a plusieurs lignes ${names[0]}\u00a0: renommez-en une, puis réessayez.`,
    'company',
  );
}

function rowsOf(fresh: Fresh, person: NewPerson, firm: Firm | null, { stages, team }: Settings) {
  const id = fresh.newId(contacts);
  const isNewFirm = firm === null && person.company !== '';
  const companyId = isNewFirm ? fresh.newId(companies) : (firm?.id ?? '');
  const company = firm?.values.name ?? person.company;
  const stage = stages[0]?.name ?? '';
  const contact = {
    ...BLANK,
    id,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    company,
    companyId,
    stage,
    validatedStage: stage,
    assignee: authorOf(fresh.user, team),
    addedOn: fresh.now,
    label: contactLabel(person.firstName, person.lastName, company),
  };
  const changes = [
    ...(isNewFirm ? [append(companies, { id: companyId, name: company, addedOn: fresh.now })] : []),
    append(contacts, contact),
    append(history, { date: fresh.now, subject: 'Contact', subjectId: id, to: stage, author: fresh.user }),
  ];
  const value: ContactCreation = { kind: 'created', contact: indexContacts([{ id, values: contact }]), operation: '' };
  return { changes, value };
}
