/** What is known of the people whom a draft may be for. */
import { factsForMessage } from '../../crm/drafts/facts.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, type contacts, interactions, opportunities } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { Fresh, SheetRow } from '../../sheet/index.ts';

export interface LeadFacts {
  /** As Claude is told them. */
  readonly facts: string;
  /** The open deal that they speak of; `''` when there is none. */
  readonly opportunityId: string;
}

/** Three reads, whatever the number of people. @returns the facts of a contact */
export function readLeadFacts(
  fresh: Fresh,
  { stages }: Pick<Settings, 'stages'>,
): Result<(contact: SheetRow<typeof contacts>) => LeadFacts> {
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const exchanges = fresh.rows(interactions);
  if (!exchanges.ok) return exchanges;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const exchangesOf = groupBy(exchanges.value.rows, ({ values }) => values.contactId);
  const dealsOf = groupBy(
    deals.value.rows.filter(({ values }) => {
      const stage = findStage(stages, values.stage);
      return stage !== null && isOpen(stage);
    }),
    ({ values }) => values.contactId,
  );
  return ok((contact) => {
    const own = dealsOf.get(contact.id) ?? [];
    const facts = factsForMessage(
      contact.values,
      firms.value.byId(contact.values.companyId)?.values ?? null,
      (exchangesOf.get(contact.id) ?? []).map(({ values }) => values),
      own.map(({ values }) => values),
    );
    return { facts, opportunityId: own[0]?.id ?? '' };
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
