/** While a new contact is typed: who may be the same person, and which company is meant. */

import type { NewPerson } from '../../crm/duplicates/twins.ts';
import { companies, contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { checkPerson, type PersonCheck } from '../contacts/find-twins.ts';

export const floor = { read: 2 };

export function checkContact(ports: Ports, person: NewPerson): Result<PersonCheck> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  return ok(checkPerson(person, people.value.rows, firms.value.rows));
}
