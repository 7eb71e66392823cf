/**
 * The language in which tables are declared. A table is declared once; tabs, headers, validations, formats, protection,
 * row parsing, forms, import mapping and the data dictionary all come from that declaration.
 */

/** Who writes a column: the team (scripts only fill blanks), or the system (people's changes are put back). */
export type Owner = 'team' | 'system';

export type ColumnType =
  /** A row's own identifier, `CT-7K3F9Q`. */
  | 'id'
  | 'text'
  /** Several lines. */
  | 'paragraph'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'number'
  /** Euros, without tax. */
  | 'amount'
  /** 0.25 is 25 %. */
  | 'percent'
  /** A calendar day. */
  | 'date'
  /** A day and a clock time. */
  | 'dateTime'
  | 'checkbox'
  /** One of a list. */
  | 'choice'
  /** Several of a list, separated by `, `; others may be typed. */
  | 'choices'
  /** The name of a row of another table, picked by the team. */
  | 'name'
  /** The identifier behind a name, or any identifier of another table's row. */
  | 'link'
  /** Whatever the cell holds, as typed: only PARAMETRES mixes numbers, dates and texts in one column. */
  | 'value';

/** Names of settings that hold a list of allowed values (PARAMETRES). */
export type ValueList = 'stages' | 'channels' | 'team';

/** Colours of values, see the design's tokens. */
export type Palette = 'stage' | 'temperature' | 'priority' | 'verdict';

export interface Column {
  /** Name in the code, unique in its table. */
  readonly key: string;
  /** French header, unique in its table. */
  readonly header: string;
  readonly type: ColumnType;
  readonly owner: Owner;
  /** Allowed values: a fixed list, or the name of a list of PARAMETRES. */
  readonly values?: readonly string[] | ValueList;
  /** True when values outside of the list may be typed. */
  readonly open?: boolean;
  readonly palette?: Palette;
  /** For a `date` by which something is due: coloured once past, unless that column holds one of these; anything, without them. */
  readonly late?: { readonly unless: string; readonly is?: readonly string[] };
  /** For `name` and `link`: the table it points to. */
  readonly of?: TableKey;
  /** For `name`: the key of the `link` column that holds the identifier. */
  readonly link?: string;
  /** Pixels. */
  readonly width: number;
  /** What the column means, in French; shown as the header's note. */
  readonly help: string;
  /** Other headers that mean the same (accents, case and spaces are ignored when matching). */
  readonly aliases?: readonly string[];
  /** Hidden columns stand at the far right. */
  readonly hidden?: boolean;
  /** A row without it is incomplete: forms ask for it. */
  readonly required?: boolean;
}

export type TableKey =
  | 'contacts'
  | 'companies'
  | 'opportunities'
  | 'interactions'
  | 'tenders'
  | 'followUps'
  | 'drafts'
  | 'enrichments'
  | 'outbox'
  | 'history'
  | 'journal'
  | 'settings'
  | 'sales'
  | 'costs'
  | 'objectives'
  | 'actions'
  | 'rituals'
  | 'hypotheses'
  | 'criteria';

export interface Table {
  readonly key: TableKey;
  /** Name of the tab. */
  readonly tab: string;
  /** French, singular and plural, with article-free lower case: `contact`, `contacts`. */
  readonly one: string;
  readonly many: string;
  /** What the tab is for, in French. */
  readonly help: string;
  /** Key of the column that identifies a row, and the prefix of generated identifiers. */
  readonly id?: { readonly key: string; readonly prefix?: string };
  /** Key of the column by whose values other tables' `name` columns refer to a row. */
  readonly label?: string;
  /** Rows are only ever added, by scripts. */
  readonly appendOnly?: boolean;
  /** Names under which an existing tab is recognised. */
  readonly aliases?: readonly string[];
  /** In the order of the tab; hidden ones last. */
  readonly columns: readonly Column[];
}

/** TypeScript value of a cell once parsed; `null` is blank. */
export type ValueOf<T extends ColumnType> = T extends 'integer' | 'number' | 'amount' | 'percent'
  ? number | null
  : T extends 'date' | 'dateTime'
    ? Date | null
    : T extends 'checkbox'
      ? boolean
      : T extends 'choices'
        ? readonly string[]
        : T extends 'value'
          ? string | number | boolean | Date
          : string;

/** A row as the rules see it: one property for each declared column. Texts are `''` when blank. */
export type RowOf<T extends Table> = {
  readonly [C in T['columns'][number] as C['key']]: ValueOf<C['type']>;
};

export type KeyOf<T extends Table> = T['columns'][number]['key'];

/** Keeps the literal types of a declaration while checking its shape. */
export function declareTable<const T extends Table>(table: T): T {
  return table;
}
