/** What cannot be read or used in the cells of a row, and what to do about it. */
import { readEmail } from '../../crm/emails.ts';
import { matchKey } from '../../crm/names.ts';
import { readPhone } from '../../crm/phones.ts';
import type { Column, Table } from '../../crm/tables/table.ts';
import type { SheetRow } from '../../sheet/index.ts';

/** Allowed values by the name of their list in PARAMETRES. */
type ValueLists = Readonly<Record<'stages' | 'channels' | 'team', readonly string[]>>;

/** By column key, one French sentence for each cell of the team's that is unreadable, outside of its list, or invalid. */
export function explainCells(
  table: Table,
  { values, problems }: Pick<SheetRow<Table>, 'values' | 'problems'>,
  lists: ValueLists,
): ReadonlyMap<string, string> {
  const cells = values as Readonly<Record<string, unknown>>;
  const sentences = new Map<string, string>();
  for (const column of table.columns) {
    if (column.owner !== 'team') continue;
    const text = cells[column.key];
    const unreadable = problems.find((problem) => problem.column === column.key);
    const sentence = unreadable?.message ?? (typeof text === 'string' ? explainText(column, text.trim(), lists) : null);
    if (sentence !== null) sentences.set(column.key, sentence);
  }
  return sentences;
}

function explainText(column: Column, text: string, lists: ValueLists): string | null {
  if (text === '') return null;
  if (column.type === 'choice') return explainChoice(column, text, lists);
  if (column.type !== 'email' && column.type !== 'phone') return null;
  const read = column.type === 'email' ? readEmail(text) : readPhone(text);
  return read.ok ? null : read.error.message;
}

function explainChoice(column: Column, text: string, lists: ValueLists): string | null {
  if (column.values === undefined || column.open) return null;
  const allowed = typeof column.values === 'string' ? lists[column.values] : column.values;
  if (allowed.some((value) => matchKey(value) === matchKey(text))) return null;
  const quoted = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `«\u00a0${quoted}\u00a0» n’est pas une valeur connue de la colonne «\u00a0${column.header}\u00a0». Choisissez dans la liste\u00a0: ${allowed.join(', ')}.`;
}
