/** What the row that stays holds once two rows are one. */
import {
  type Choice,
  type ChoosingContext,
  choose,
  isBlank,
  type Offer,
  offer,
  uniteAddresses,
} from '../../crm/duplicates/choose-values.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { tableOf } from '../../crm/tables/index.ts';
import type { Column } from '../../crm/tables/table.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { showValue } from '../records/facts.ts';
import type { MergedTable, OneRecord } from './two-records.ts';

/** What was chosen, by column key; what is left out is as proposed. */
export type Choices = Readonly<Record<string, Choice>>;

export interface ComparedColumn {
  readonly column: Column;
  readonly keep: CellValue;
  readonly drop: CellValue;
  /** `null` when both say the same. */
  readonly offer: Offer | null;
}

export interface Combination {
  /** The team's columns that hold something in either row. */
  readonly compared: readonly ComparedColumn[];
  /** The row that stays, by column key: the team's columns. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Which row each value comes from. */
  readonly choices: Choices;
  /** What no column has room for, added to the notes: one line each. */
  readonly noted: readonly string[];
}

interface TwoRecords {
  readonly keep: OneRecord;
  readonly drop: OneRecord;
}

/** Column by column: what was chosen if it may be, else what is proposed. */
export function combine(
  table: MergedTable,
  { keep, drop }: TwoRecords,
  { stages }: Pick<Settings, 'stages'>,
  wanted: Choices = {},
): Combination {
  const columns: readonly Column[] = tableOf(table).columns.filter(({ owner }) => owner === 'team');
  const context: ChoosingContext = { stages, recent: mostRecent(keep, drop) };
  const compared = columns.map((column) => {
    const values = { keep: valueIn(keep, column.key), drop: valueIn(drop, column.key) };
    return { column, ...values, offer: offer(column, values.keep, values.drop, context) };
  });
  const choices: Record<string, Choice> = {};
  const values: Record<string, CellValue> = {};
  for (const { column, keep: kept, drop: dropped, offer: offered } of compared) {
    const asked = wanted[column.key];
    const choice = asked !== undefined && offered?.options.includes(asked) ? asked : (offered?.choice ?? 'keep');
    choices[column.key] = choice;
    values[column.key] = choose(kept, dropped, choice);
  }
  const addresses = table === 'contacts' ? addressesOf(keep, drop, String(values.email)) : null;
  if (addresses) values.email2 = addresses[1] ?? '';
  const noted = [
    ...(addresses ?? []).slice(2).map((address) => `Autre e-mail\u00a0: ${address}`),
    ...strayValues(columns, keep, drop),
  ];
  values.notes = [String(values.notes), ...noted].filter((line) => line !== '').join('\n');
  return {
    compared: compared.filter(
      ({ column, keep: kept, drop: dropped }) => ![kept, dropped, values[column.key] ?? ''].every(isBlank),
    ),
    values,
    choices,
    noted,
  };
}

/** The chosen address, the other one, then the second ones: « Email », « Email 2 », and what is left. */
function addressesOf(keep: OneRecord, drop: OneRecord, chosen: string): string[] {
  const others = ['email', 'email2'].flatMap((key) => [keep, drop].map((record) => String(valueIn(record, key))));
  return uniteAddresses(chosen, others);
}

/** What the row that goes holds in a column of the team's own, or in a cell that cannot be read as its column says. */
function strayValues(columns: readonly Column[], keep: OneRecord, drop: OneRecord): string[] {
  const unreadable = new Set(drop.row.problems.map(({ column }) => column));
  return Object.entries(drop.cells).flatMap(([key, cell]) => {
    const stray = key.startsWith('?') || unreadable.has(key);
    if (!stray || String(keep.cells[key] ?? '') === String(cell)) return [];
    const title = columns.find((column) => column.key === key)?.header ?? key.slice(1).trim();
    return [`${title}\u00a0: ${showValue(AS_TYPED, cell)}`];
  });
}

/** A column of which nothing is declared. */
const AS_TYPED: Column = { key: '', header: '', type: 'value', owner: 'team', width: 0, help: '' };

function mostRecent(keep: OneRecord, drop: OneRecord): ChoosingContext['recent'] {
  const moments = ['lastInteraction', 'enrichedOn', 'addedOn'];
  for (const key of moments) {
    const [kept, dropped] = [dayOf(keep, key), dayOf(drop, key)];
    if (kept !== dropped) return dropped > kept ? 'drop' : 'keep';
  }
  return null;
}

function dayOf(record: OneRecord, key: string): number {
  const value = valueIn(record, key);
  return value instanceof Date ? value.getTime() : 0;
}

function valueIn({ row }: OneRecord, key: string): CellValue {
  return (row.values as Readonly<Record<string, CellValue>>)[key] ?? '';
}
