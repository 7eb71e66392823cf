/** « Créer »: a contact, a company, an opportunity or a follow-up, with what follows from it, in one operation. */
import type { Missing } from '../../crm/pipeline/gates.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { transact } from '../../sheet/index.ts';
import { CREATED, type CreatedTable } from './created-tables.ts';
import type { KnownRow } from './find-known.ts';
import { type CreationDecision, type CreationRequest, planCreation } from './plan-creation.ts';
import type { ToldLine } from './tell-creation.ts';

export type RecordCreation =
  | {
      readonly kind: 'created';
      readonly table: CreatedTable;
      readonly id: string;
      /** « Claire Vasseur (Ville de Valmarais) » */
      readonly name: string;
      /** For `journal.undo`. */
      readonly operation: string;
      readonly told: readonly ToldLine[];
      /** What stays as a colleague has it; one sentence each. */
      readonly notices: readonly string[];
    }
  /** Nothing was written: what to type instead, by column key. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }
  /** Nothing was written: rows that may be the same. */
  | { readonly kind: 'known'; readonly known: readonly KnownRow[] }
  /** Nothing was written: what the stage asks for; a reason goes past it. */
  | { readonly kind: 'refused'; readonly from: string; readonly to: string; readonly missing: readonly Missing[] };

/** Fails with `record.field` for a column that no form has, and as `transact` does. */
export function createRecord(ports: Ports, request: CreationRequest): Result<RecordCreation> {
  const done = transact(ports, {
    action: `${CREATED[request.table].key}.create`,
    plan: (fresh) => planCreation(fresh, request),
    summary: (decision) => summarise(request.table, decision),
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  switch (value.kind) {
    case 'created':
      return ok({
        kind: 'created',
        table: request.table,
        id: value.id,
        name: nameOf(value),
        operation: operation ?? '',
        told: value.told,
        notices: givenUp.map(({ message }) => message),
      });
    case 'invalid':
      return ok({
        kind: 'invalid',
        errors: Object.fromEntries(Object.entries(value.errors).map(([key, { message }]) => [key, message])),
      });
    default:
      return ok(value);
  }
}

type Created = Extract<CreationDecision, { readonly kind: 'created' }>;

/** The name under which other tables speak of the row. */
function nameOf({ row }: Created): string {
  switch (row.table) {
    case 'contacts':
      return row.values.label;
    case 'companies':
      return row.values.name;
    case 'opportunities':
      return row.values.title;
    case 'followUps':
      return row.values.what;
  }
}

const NEW: Readonly<Record<CreatedTable, string>> = {
  contacts: 'Nouveau contact',
  companies: 'Nouvelle entreprise',
  opportunities: 'Nouvelle opportunité',
  followUps: 'Nouvelle relance',
};

/** « Nouvelle opportunité : Gestion des parcs. » */
export function summarise(table: CreatedTable, decision: CreationDecision): string {
  return decision.kind === 'created' ? `${NEW[table]}\u00a0: ${nameOf(decision)}.` : NEW[table];
}
