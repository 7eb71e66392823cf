/** What the system keeps in each row: labels, dates, départements. */
import { startOfDay } from 'date-fns';
import { departmentOfPostcode } from '../../crm/departments.ts';
import { contactLabel } from '../../crm/names.ts';
import { closingDay } from '../../crm/pipeline/settle.ts';
import type { Stage } from '../../crm/settings/stages.ts';
import type { companies, contacts, interactions, opportunities } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { type Draft, type DraftRow, decide } from '../../sheet/draft.ts';
import type { Names } from './link-names.ts';

export function fillCompanies(draft: Draft<typeof companies>, today: Date): void {
  for (const row of draft.rows) {
    const { postcode, department, addedOn } = row.values;
    const found = departmentOfPostcode(postcode) || department;
    if (found !== department) decide(row, { department: found });
    if (addedOn === null && isReadable(row, 'addedOn')) decide(row, { addedOn: today });
  }
}

export function fillContacts(draft: Draft<typeof contacts>, today: Date): void {
  for (const row of draft.rows) {
    const { firstName, lastName, company, addedOn } = row.values;
    const label = contactLabel(firstName, lastName, company);
    if (label !== row.values.label) decide(row, { label });
    if (addedOn === null && isReadable(row, 'addedOn')) decide(row, { addedOn: today });
  }
}

/** After its stage is settled. */
export function fillOpportunities(draft: Draft<typeof opportunities>, stages: readonly Stage[], today: Date): void {
  for (const row of draft.rows) {
    const { values } = row;
    const closedOn = closingDay(stages, values.validatedStage, values, today);
    if (values.createdOn === null && isReadable(row, 'createdOn')) decide(row, { createdOn: today });
    if (values.stageSince === null && isReadable(row, 'stageSince')) decide(row, { stageSince: today });
    if (closedOn?.getTime() !== values.closedOn?.getTime()) decide(row, { closedOn });
  }
}

/** A row that somebody typed was with the company where its contact works today. */
export function fillInteractions(
  draft: Draft<typeof interactions>,
  people: Draft<typeof contacts>,
  names: Pick<Names, 'companies'>,
): void {
  for (const row of draft.rows) {
    if (row.values.companyId !== '' || row.values.company.trim() !== '') continue;
    const companyId = people.byId(row.values.contactId)?.values.companyId ?? '';
    const company = names.companies.nameOf(companyId);
    if (company) decide(row, { companyId, company });
  }
}

/** The last exchange that stands in INTERACTIONS, when it is later than the one that the contact's row knows. */
export function fillLastInteractions(
  people: Draft<typeof contacts>,
  exchanges: Draft<typeof interactions>,
  now: Date,
): void {
  const last = new Map<string, Date>();
  for (const { values } of exchanges.rows) {
    const { contactId, date } = values;
    if (contactId === '' || date === null || date > now) continue;
    const day = startOfDay(date);
    const known = last.get(contactId);
    if (known === undefined || day > known) last.set(contactId, day);
  }
  for (const [id, day] of last) {
    const row = people.byId(id);
    if (!row || !isReadable(row, 'lastInteraction')) continue;
    const { lastInteraction } = row.values;
    if (lastInteraction === null || day > lastInteraction) decide(row, { lastInteraction: day });
  }
}

/** False for a cell that holds something else than what its column asks for: it is left to whoever typed it. */
function isReadable<T extends Table>({ problems }: DraftRow<T>, key: string): boolean {
  return problems.every(({ column }) => column !== key);
}
