/** What people do by hand, as data that fast-check makes and shrinks. */
import fc from 'fast-check';
import type { Cell } from '../../src/ports.ts';
import { COMPANY_NAMES, CONTACT_NAMES, DEAL_NAMES, OPEN_TABLES } from './office.ts';

/** Rows and columns are picked by a number taken modulo what there is; `seen`: the edit event reaches the script. */
export type Act =
  | {
      readonly act: 'type';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly value: Cell;
      readonly seen: boolean;
    }
  | {
      readonly act: 'typeIn';
      readonly table: number;
      readonly row: number;
      readonly key: string;
      readonly value: Cell;
      readonly seen: boolean;
    }
  | {
      readonly act: 'paste';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly cells: readonly (readonly Cell[])[];
      readonly seen: boolean;
    }
  | {
      readonly act: 'fillDown';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly count: number;
      readonly seen: boolean;
    }
  | {
      readonly act: 'clear';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
      readonly seen: boolean;
    }
  | {
      readonly act: 'copyRow';
      readonly table: number;
      readonly from: number;
      readonly to: number;
      readonly seen: boolean;
    }
  | { readonly act: 'sort'; readonly table: number; readonly column: number; readonly ascending: boolean }
  | { readonly act: 'insertRow' | 'deleteRow'; readonly table: number; readonly row: number }
  | { readonly act: 'moveRow'; readonly table: number; readonly from: number; readonly to: number }
  | { readonly act: 'moveColumn'; readonly table: number; readonly from: number; readonly to: number }
  | { readonly act: 'renameHeader'; readonly table: number; readonly column: number; readonly alias: number }
  | { readonly act: 'addColumn'; readonly table: number; readonly at: number; readonly seen: boolean }
  | { readonly act: 'undo'; readonly seen: boolean }
  | { readonly act: 'logInteraction'; readonly contact: number };

const WORDS = [
  '',
  'Tapé à la main',
  '2 500,50 €',
  '15/06/2026',
  'n’importe quoi',
  '#REF!',
  ' espaces ',
  'EN-AAAAAA',
  'CT-CLAIRE',
];
const STAGES = [
  'Lead',
  'Qualifié',
  'contacté',
  'En discussion',
  'Proposition envoyée',
  'Gagné',
  'Perdu',
  'RDV',
  'à voir',
];

const value: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    ...WORDS,
    ...STAGES,
    ...COMPANY_NAMES,
    ...CONTACT_NAMES,
    ...DEAL_NAMES,
    'Inconnue au bataillon',
  ),
  fc.integer({ min: 0, max: 99_999 }),
  fc.constantFrom<Cell>(true, false, new Date(2026, 5, 20)),
);
const table = fc.nat({ max: OPEN_TABLES.length - 1 });
const place = fc.nat({ max: 40 });
const seen = fc.boolean();

/** Names, stages and identifiers weigh more than the rest: that is where links break. */
const typeIn = fc
  .constantFrom<readonly [number, string]>(
    [0, 'company'],
    [0, 'stage'],
    [0, 'lastName'],
    [0, 'firstName'],
    [0, 'id'],
    [0, 'companyId'],
    [0, 'validatedStage'],
    [1, 'name'],
    [1, 'id'],
    [2, 'company'],
    [2, 'contact'],
    [2, 'stage'],
    [2, 'title'],
    [2, 'amount'],
    [2, 'closesOn'],
    [2, 'contactId'],
    [3, 'contact'],
    [3, 'opportunity'],
    [3, 'company'],
    [4, 'title'],
    [5, 'contact'],
    [5, 'tender'],
    [5, 'contactId'],
  )
  .chain(([at, key]) =>
    fc.record({
      act: fc.constant('typeIn' as const),
      table: fc.constant(at),
      row: place,
      key: fc.constant(key),
      value,
      seen,
    }),
  );

const block = fc
  .record({
    rows: fc.integer({ min: 1, max: 25 }),
    columns: fc.integer({ min: 1, max: 20 }),
    pool: fc.array(value, { minLength: 1, maxLength: 12 }),
  })
  .map(({ rows, columns, pool }) =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_unused, j) => pool[(i * columns + j) % pool.length] ?? ''),
    ),
  );

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: typeIn },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('type' as const), table, row: place, column: place, value, seen }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('paste' as const), table, row: place, column: place, cells: block, seen }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('fillDown' as const),
      table,
      row: place,
      column: place,
      count: fc.integer({ min: 1, max: 6 }),
      seen,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('clear' as const),
      table,
      row: place,
      column: place,
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 40 }),
      seen,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('copyRow' as const), table, from: place, to: place, seen }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('sort' as const), table, column: place, ascending: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('insertRow' as const, 'deleteRow' as const, 'deleteRow' as const),
      table,
      row: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('moveRow' as const), table, from: place, to: place }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('moveColumn' as const), table, from: place, to: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('renameHeader' as const), table, column: place, alias: place }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('addColumn' as const), table, at: place, seen }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), seen }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('logInteraction' as const), contact: place }) },
);
