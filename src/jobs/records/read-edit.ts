/** What a person typed in the fields of a card, as values; and what stands in their way. */
import type { Column } from '../../crm/tables/table.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import type { Fresh } from '../../sheet/index.ts';
import { describeFields, type FieldSpec, readField, writeField } from '../forms/fields.ts';
import { findName } from '../mentions/find-name.ts';
import { type EditedRow, editableColumns } from './editable.ts';

/** Fields by column key, as typed; `seen` is what the form showed in their place. */
export interface TypedFields {
  readonly fields: Readonly<Record<string, string>>;
  readonly seen: Readonly<Record<string, string>>;
}

export interface ReadEdit {
  /** New values of the team's columns, by key. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** What stands there, as the person saw it. */
  readonly expected: Readonly<Record<string, CellValue>>;
  /** Identifiers behind the names chosen, by the key of their column. */
  readonly links: Readonly<Record<string, string>>;
  /** What to type instead, by column key: nothing may be written before. */
  readonly errors: Readonly<Record<string, string>>;
  /** Cells that a colleague has changed meanwhile, and which stay; one sentence each. */
  readonly kept: readonly string[];
}

/** Only what differs from what was seen is read. Fails with `record.field` for a column that no card edits. */
export function readEdit(
  tables: Pick<Fresh, 'rows'>,
  { table, row, settings }: EditedRow,
  { fields, seen }: TypedFields,
): Result<ReadEdit> {
  const columns = new Map(editableColumns(table).map((column) => [column.key, column]));
  const changed = Object.keys(fields).filter((key) => fields[key] !== seen[key]);
  const present = row.values as Readonly<Record<string, CellValue>>;
  const edit = { values: {} as Record<string, CellValue>, expected: {} as Record<string, CellValue> };
  const links: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const kept: string[] = [];
  for (const key of changed) {
    const column = columns.get(key);
    const [field] = describeFields(table, [key], settings);
    if (!column || !field) return fail('record.field', 'Cette information ne se modifie pas ici.', key);
    const current = present[key] ?? null;
    const shown = writeField(column, current);
    if (shown !== (seen[key] ?? '') && shown !== (fields[key] ?? '').trim()) {
      kept.push(tellKept(column, shown));
      continue;
    }
    const read = readTyped(tables, column, field, fields[key] ?? '');
    if (!read.ok) {
      if (read.error.field !== key) return read;
      errors[key] = read.error.message;
      continue;
    }
    edit.values[key] = read.value.name;
    edit.expected[key] = current;
    if (column.link !== undefined) links[column.link] = read.value.id;
  }
  return ok({ ...edit, links, errors, kept });
}

/** A value, or a name with the identifier that it stands for. */
function readTyped(
  tables: Pick<Fresh, 'rows'>,
  column: Column,
  field: FieldSpec,
  text: string,
): Result<{ readonly name: CellValue; readonly id: string }> {
  if (column.type === 'name') return findName(tables, column, text);
  const read = readField(field, column, text);
  return read.ok ? ok({ name: read.value, id: '' }) : read;
}

function tellKept({ header }: Column, shown: string): string {
  const now = shown === '' ? 'vidée' : `remplacée par «\u00a0${shown}\u00a0»`;
  return `«\u00a0${header}\u00a0» a été ${now} entre-temps dans le tableau\u00a0: cette valeur est gardée.`;
}
