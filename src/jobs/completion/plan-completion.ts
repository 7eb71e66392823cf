/** What each row still lacks: links, labels, stages to record, dates that the system keeps. Pure, and idempotent. */

import { departmentOfPostcode } from '../../crm/departments.ts';
import { contactLabel } from '../../crm/names.ts';
import { closingDay, unrecordedMove } from '../../crm/pipeline/settle.ts';
import type { Stage } from '../../crm/settings/stages.ts';
import { companies, contacts, history, interactions, opportunities } from '../../crm/tables/index.ts';
import type { HistorySubject } from '../../crm/tables/values.ts';
import { append, type Change, fillBlank, setSystem } from '../../sheet/change.ts';
import type { SheetRow } from '../../sheet/rows.ts';
import type { FindLink } from './links.ts';

/** What all rows are completed with. */
export interface Completion {
  readonly stages: readonly Stage[];
  readonly now: Date;
  readonly today: Date;
  readonly companyOf: FindLink;
  readonly contactOf: FindLink;
}

export function completeCompany({ id, values, problems }: SheetRow<typeof companies>, { today }: Completion): Change[] {
  const department = departmentOfPostcode(values.postcode) || values.department;
  const unreadable = problems.some(({ column }) => column === 'addedOn');
  return [setSystem(companies, id, { department, ...(unreadable ? {} : { addedOn: values.addedOn ?? today }) })];
}

export function completeContact(row: SheetRow<typeof contacts>, completion: Completion): Change[] {
  const { id, values, problems } = row;
  const move = unrecordedMove(completion.stages, values);
  const unreadable = problems.some(({ column }) => column === 'addedOn');
  return [
    ...firstStage(row, contacts, completion),
    setSystem(contacts, id, {
      companyId: completion.companyOf(values.company, values.companyId),
      label: labelOf(row),
      validatedStage: move?.to ?? values.validatedStage,
      ...(unreadable ? {} : { addedOn: values.addedOn ?? completion.today }),
    }),
    ...(move ? [record('Contact', id, move, '', completion)] : []),
  ];
}

export function completeOpportunity(row: SheetRow<typeof opportunities>, completion: Completion): Change[] {
  const { id, values } = row;
  const move = unrecordedMove(completion.stages, values);
  const stage = move?.to ?? values.stage;
  return [
    ...firstStage(row, opportunities, completion),
    setSystem(opportunities, id, {
      companyId: completion.companyOf(values.company, values.companyId),
      contactId: completion.contactOf(values.contact, values.contactId),
      validatedStage: move?.to ?? values.validatedStage,
      createdOn: values.createdOn ?? completion.today,
      stageSince: move && move.from !== '' ? completion.today : (values.stageSince ?? completion.today),
      closedOn: closingDay(completion.stages, stage, values, completion.today),
    }),
    ...(move ? [record('Opportunité', id, move, values.channel, completion)] : []),
  ];
}

/** A row of INTERACTIONS that somebody typed: who it was with. */
export function completeInteraction(
  { id, values }: SheetRow<typeof interactions>,
  { contactOf, companyOf }: Completion,
): Change[] {
  const contactId = contactOf(values.contact, values.contactId);
  return [setSystem(interactions, id, { contactId, companyId: companyOf(values.company, values.companyId) })];
}

/** « Prénom Nom (Entreprise) », as dropdowns show it. */
export function labelOf({ values }: SheetRow<typeof contacts>): string {
  return contactLabel(values.firstName, values.lastName, values.company);
}

/** A row begins in the first stage when nobody said otherwise. */
function firstStage(
  { id, values }: { readonly id: string; readonly values: { readonly stage: string } },
  table: typeof contacts | typeof opportunities,
  { stages }: Completion,
): Change[] {
  const [first] = stages;
  if (values.stage !== '' || first === undefined) return [];
  return [
    table.key === 'contacts'
      ? fillBlank(contacts, id, { stage: first.name })
      : fillBlank(opportunities, id, { stage: first.name }),
  ];
}

/** Nobody knows who typed it: Google tells scripts too late. */
function record(
  subject: HistorySubject,
  subjectId: string,
  { from, to }: { readonly from: string; readonly to: string },
  channel: string,
  { now }: Completion,
): Change {
  return append(history, { date: now, subject, subjectId, from, to, channel });
}
