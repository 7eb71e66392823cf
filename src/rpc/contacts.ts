import * as z from 'zod/mini';
import { checkContact } from '../jobs/creation/check-contact.ts';
import { createContact } from '../jobs/creation/create-contact.ts';
import { searchContacts } from '../jobs/search/search-contacts.ts';
import { line } from './inputs.ts';
import { method } from './method.ts';

export type { PersonCheck } from '../jobs/contacts/find-twins.ts';
export type { ContactIndex } from '../jobs/contacts/index-contacts.ts';

const person = {
  firstName: line,
  lastName: line.check(z.minLength(1, 'Tapez le nom de famille.')),
  company: line,
  email: line,
};

/** Contacts found, or created, from the page of interactions. */
export const contactMethods = {
  'contacts.search': method(z.strictObject({ query: line }), searchContacts),
  'contacts.check': method(z.strictObject({ ...person, lastName: line }), checkContact),
  'contacts.create': method(z.strictObject({ ...person, confirmed: z.boolean() }), createContact),
};
