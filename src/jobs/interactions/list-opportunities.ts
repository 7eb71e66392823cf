/** The opportunities that an interaction with a contact may be about. */
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';

export interface OpportunityChoice {
  readonly id: string;
  readonly title: string;
}

export interface OpportunityQuery {
  readonly contactId: string;
  /** The contact's company, as its row names it. */
  readonly company: string;
}

export const floor = { read: 2 };

/** The open ones of the contact, then those of its company. */
export function listOpportunities(ports: Ports, query: OpportunityQuery): Result<readonly OpportunityChoice[]> {
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { stages } = parseSettings(parameters.value.rows.map(({ values }) => values)).settings;

  const open = deals.value.rows.filter(({ id, values }) => {
    const stage = findStage(stages, values.stage);
    return id !== '' && (stage === null || isOpen(stage));
  });
  const own = open.filter(({ values }) => values.contactId === query.contactId);
  const ofCompany = open.filter(
    ({ values }) => values.contactId !== query.contactId && query.company !== '' && values.company === query.company,
  );
  return ok([...own, ...ofCompany].map(({ id, values }) => ({ id, title: values.title || id })));
}
