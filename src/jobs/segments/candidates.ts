/** Everybody whom a segment may hold, with what its criteria look at. */
import { activityByContact, NO_ACTIVITY } from '../../crm/interactions.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import type { Candidate } from '../../crm/segments/fields.ts';
import { FIELDS } from '../../crm/segments/fields.ts';
import type { Criterion } from '../../crm/segments/segment.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, interactions, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';

export interface Person extends Candidate {
  readonly row: SheetRow<typeof contacts>;
  readonly companyId: string;
  /** Open amounts of its own opportunities and of its company's, by their identifier: two people may share one. */
  readonly deals: ReadonlyMap<string, number>;
}

export interface Audience {
  readonly settings: Settings;
  /** Settings that could not be read, one French sentence each. */
  readonly problems: readonly string[];
  readonly people: readonly Person[];
}

/**
 * PARAMETRES, CONTACTS, ENTREPRISES and OPPORTUNITES, one weighted call each; INTERACTIONS too when a criterion asks what
 * was exchanged. `asked` are criteria besides the saved segments'.
 */
export function readAudience(ports: Ports, asked: readonly Criterion[]): Result<Audience> {
  const parameters = readTable(ports, settingsTable);
  if (!parameters.ok) return parameters;
  const { settings, problems } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  const deals = readTable(ports, opportunities);
  if (!deals.ok) return deals;
  const criteria = [...asked, ...settings.segments.flatMap((segment) => segment.criteria)];
  const past = criteria.some(({ field }) => FIELDS[field] === FIELDS.behaviour) ? readTable(ports, interactions) : null;
  if (past && !past.ok) return past;
  const activities = activityByContact(past?.value.rows.map(({ values }) => values) ?? []);

  const open = deals.value.rows.filter(({ values }) => {
    const stage = findStage(settings.stages, values.stage);
    return stage !== null && isOpen(stage);
  });
  const byContact = groupBy(open, ({ values }) => values.contactId);
  const byCompany = groupBy(open, ({ values }) => values.companyId);
  return ok({
    settings,
    problems,
    people: people.value.rows
      .filter(({ id }) => id !== '')
      .map((row): Person => {
        const { companyId } = row.values;
        const around = [...(byContact.get(row.id) ?? []), ...(byCompany.get(companyId) ?? [])];
        return {
          row,
          contact: row.values,
          company: firms.value.byId(companyId)?.values ?? null,
          companyId,
          activity: activities.get(row.id) ?? NO_ACTIVITY,
          openDeal: around.length > 0,
          deals: new Map(around.map(({ id, values }) => [id, values.amount ?? 0])),
        };
      }),
  });
}

function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === '') continue;
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
