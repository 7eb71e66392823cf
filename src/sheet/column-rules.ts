import type { Column, ColumnType, TableKey, ValueList } from '../crm/tables/table.ts';
import type { Area, Validation } from '../ports.ts';

/** Where the values of drop-down lists come from. */
export interface ListSources {
  /** The lists of PARAMETRES. */
  readonly lists: Readonly<Record<ValueList, readonly string[]>>;
  /** For each table that `name` columns refer to: the cells of its labels. */
  readonly labels: Readonly<Partial<Record<TableKey, { readonly tab: string; readonly area: Area }>>>;
}

/** Google refuses longer lists; longer ones stand in cells. */
const LONGEST_LIST = 500;

/** Beyond any amount of a sales file, so that the rule only tells numbers from text. */
const LARGEST_NUMBER = 1e12;

/** Number format of a column, in en-US form. Identifiers, phones and codes are text: a leading zero must stay. */
export function numberFormatOf(column: Column): string {
  return NUMBER_FORMATS[column.type];
}

const NUMBER_FORMATS: Readonly<Record<ColumnType, string>> = {
  id: '@',
  text: '@',
  paragraph: '@',
  email: '@',
  phone: '@',
  url: '@',
  integer: '#,##0',
  // A pattern with optional decimals would leave whole numbers their comma: « 5, ».
  number: 'General',
  amount: '#,##0 "€"',
  percent: '0 %',
  date: 'dd/mm/yyyy',
  dateTime: 'dd/mm/yyyy hh:mm',
  checkbox: 'General',
  choice: '@',
  choices: '@',
  name: '@',
  link: '@',
  value: 'General',
};

/** Which side a column's values lean to. */
export function alignmentOf(column: Column): 'left' | 'center' | 'right' {
  switch (column.type) {
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent':
      return 'right';
    case 'checkbox':
      return 'center';
    default:
      return 'left';
  }
}

/**
 * What a person may type in a column; `null` for anything. Only the team's columns have rules. Closed lists refuse other
 * values; open ones, names, dates and numbers warn, since what is typed wrong must be seen and not be lost. Checkboxes
 * are left to filled rows: an unticked box below them would count as content.
 */
export function validationOf(column: Column, sources: ListSources): Validation | null {
  if (column.owner === 'system') return null;
  switch (column.type) {
    case 'choice':
      return listRule(column, sources);
    case 'name': {
      const labels = column.of && sources.labels[column.of];
      return labels ? { kind: 'range', ...labels, strict: false, help: column.help } : null;
    }
    case 'date':
    case 'dateTime':
      return { kind: 'date', help: column.help };
    case 'percent':
      return { kind: 'number', minimum: 0, maximum: 1, help: column.help };
    case 'integer':
    case 'number':
    case 'amount':
      return { kind: 'number', minimum: -LARGEST_NUMBER, maximum: LARGEST_NUMBER, help: column.help };
    default:
      return null;
  }
}

/** The values of a column's list; none when it has no list. */
export function valuesOf(column: Column, sources: ListSources): readonly string[] {
  if (column.values === undefined) return [];
  return typeof column.values === 'string' ? sources.lists[column.values] : column.values;
}

function listRule(column: Column, sources: ListSources): Validation | null {
  const values = valuesOf(column, sources);
  if (values.length === 0 || values.length > LONGEST_LIST) return null;
  return { kind: 'list', values, strict: column.open !== true, help: column.help };
}
