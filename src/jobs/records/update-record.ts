/** « Modifier », on a record card: fields of a contact, a company or an opportunity, written for the person who saw them. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, onBehalf, transact } from '../../sheet/index.ts';
import { planConsequences } from './consequences.ts';
import { type EditedRow, findEdited, type RowName } from './editable.ts';
import { type ReadEdit, readEdit, type TypedFields } from './read-edit.ts';

export interface RecordEdit extends RowName, TypedFields {}

export type RecordUpdate =
  | {
      readonly kind: 'saved';
      /** For `journal.undo`; `''` when there was nothing to write. */
      readonly operation: string;
      /** « Budget biodiversité, Site web » */
      readonly changed: readonly string[];
      /** What stays as a colleague has it; one sentence each. */
      readonly notices: readonly string[];
    }
  /** Nothing was written: what to type instead, by column key. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> };

interface Decision {
  readonly edited: EditedRow;
  readonly edit: ReadEdit;
}

/**
 * Writes what differs from what was seen, with the links, labels and scores that follow. A cell that a colleague has
 * changed meanwhile is kept, and told. Eight weighted calls for a plain cell: the lock taken and given back, the row's table
 * and PARAMETRES, the cell and its reading back, the journal's two lines.
 *
 * Fails with `record.gone`, `record.duplicated`, `record.field`, and as `transact` does.
 */
export function updateRecord(ports: Ports, input: RecordEdit): Result<RecordUpdate> {
  const done = transact(ports, {
    action: `${input.table}.update`,
    plan: (fresh) => plan(fresh, input),
    summary: (decision: Decision) => summarise(input, decision),
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  const { edited, edit } = value;
  if (Object.keys(edit.errors).length > 0) return ok({ kind: 'invalid', errors: edit.errors });
  return ok({
    kind: 'saved',
    operation: operation ?? '',
    changed: headersOf(edited, edit).filter((_, index) => !isLost(Object.keys(edit.values)[index], givenUp)),
    notices: [...edit.kept, ...givenUp.map(({ message }) => message)],
  });
}

function plan(fresh: Fresh, input: RecordEdit): Result<{ changes: Change[]; value: Decision }> {
  const edited = findEdited(fresh, input);
  if (!edited.ok) return edited;
  const edit = readEdit(fresh, edited.value, input);
  if (!edit.ok) return edit;
  const value = { edited: edited.value, edit: edit.value };
  const blocked = Object.keys(edit.value.errors).length > 0 || Object.keys(edit.value.values).length === 0;
  if (blocked) return ok({ changes: [], value });
  const { table, row } = edited.value;
  const { values, expected } = edit.value;
  const following = planConsequences(fresh, edited.value, edit.value);
  if (!following.ok) return following;
  return ok({ changes: [onBehalf(table, row.id, values, expected), ...following.value], value });
}

function headersOf({ table }: EditedRow, { values }: ReadEdit): string[] {
  return Object.keys(values).map((key) => table.columns.find((column) => column.key === key)?.header ?? key);
}

function isLost(key: string | undefined, givenUp: readonly { readonly column?: string }[]): boolean {
  return givenUp.some(({ column }) => column !== undefined && column === key);
}

/** « Modification de CT-7K3F9Q : Email, Poste. » */
function summarise({ id }: RecordEdit, { edited, edit }: Decision): string {
  return `Modification de ${id}\u00a0: ${headersOf(edited, edit).join(', ')}.`;
}
