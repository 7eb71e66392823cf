/** « Nouveau contact », without leaving the journal: the same creation, from the four fields of that page. */

import type { NewPerson } from '../../crm/duplicates/twins.ts';
import { readEmail } from '../../crm/emails.ts';
import { companies, contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Fresh, Plan } from '../../sheet/index.ts';
import { transact } from '../../sheet/index.ts';
import { checkPerson, type PersonCheck } from '../contacts/find-twins.ts';
import { type ContactIndex, indexContacts } from '../contacts/index-contacts.ts';
import { summarise } from './create-record.ts';
import { type CreationDecision, planCreation } from './plan-creation.ts';

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

type Decision = CreationDecision | Extract<ContactCreation, { readonly kind: 'twins' }>;

/** Fails with `email.invalid`, `company.ambiguous`, and as `transact` does. */
export function createContact(ports: Ports, input: NewContact): Result<ContactCreation> {
  const done = transact(ports, {
    action: 'contacts.create',
    plan: (fresh) => plan(fresh, input),
    summary: (decision) => (decision.kind === 'twins' ? '' : summarise('contacts', decision)),
  });
  if (!done.ok) return done;
  const { value, operation } = done.value;
  if (value.kind === 'twins') return ok(value);
  if (value.kind === 'created' && value.row.table === 'contacts') {
    const contact = indexContacts([{ id: value.id, values: value.row.values }]);
    return ok({ kind: 'created', contact, operation: operation ?? '' });
  }
  throw new Error(`A contact in its first stage was answered «\u00a0${value.kind}\u00a0»`);
}

function plan(fresh: Fresh, { confirmed, ...typed }: NewContact): Result<Plan<Decision>> {
  const email = readEmail(typed.email);
  if (!email.ok) return email;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const check = checkPerson({ ...typed, email: email.value }, people.value.rows, firms.value.rows);
  if (check.twins.entries.length > 0 && !confirmed) return ok({ changes: [], value: { kind: 'twins', check } });
  const planned = planCreation(fresh, {
    table: 'contacts',
    fields: { ...typed },
    picked: {},
    newCompany: true,
    // Told above, in the shape that the page of interactions reads.
    confirmed: true,
    forcedReason: '',
  });
  if (!planned.ok || planned.value.value.kind !== 'invalid') return planned;
  const [error] = Object.values(planned.value.value.errors);
  return error ? { ok: false, error } : fail('record.field', 'Cette information ne se saisit pas ici.');
}
