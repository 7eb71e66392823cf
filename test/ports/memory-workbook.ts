import { type Area, type Cell, type Tab, type TabDesign, ValueRefused, type Workbook } from '../../src/ports.ts';
import type { CallGate, CallKind } from './calls.ts';
import { extent, grow, type MemoryBook, type MemoryTab, type Stored } from './memory-book.ts';

/**
 * The Workbook port over a spreadsheet in memory. It computes nothing: reading a cell that holds a formula asks
 * `evaluate`, and throws when there is none.
 */
export function createMemoryWorkbook(book: MemoryBook, gate: CallGate, evaluate?: (formula: string) => Cell): Workbook {
  const call = <T>(name: string, kind: CallKind, effect: () => T, tab?: string, area?: Area): T =>
    gate.pass(
      {
        name: `workbook.${name}`,
        kind,
        ...(tab === undefined ? {} : { tab }),
        ...(area === undefined ? {} : { area }),
      },
      effect,
    );

  const readCell = (stored: Stored): Cell => {
    if (!isFormula(stored)) return stored instanceof Date ? new Date(stored) : stored;
    if (!evaluate) throw new Error(`The in-memory workbook computes no formula: ${stored.formula}`);
    return evaluate(stored.formula);
  };

  return {
    address: () => call('address', 'free', () => 'https://docs.google.com/spreadsheets/d/essai/edit'),

    tabNames: () => call('tabNames', 'free', () => book.tabs.map((tab) => tab.name)),

    tab: (name) =>
      call(
        'tab',
        'free',
        (): Tab | null => {
          const tab = book.find(name);
          if (!tab) return null;
          return {
            name,
            rows: tab.cells.length,
            columns: tab.cells[0]?.length ?? 0,
            ...extent(tab),
            hidden: tab.hidden,
          };
        },
        name,
      ),

    read: (tab, area) =>
      call('read', 'read', () => cut(book.get(tab), 'cells', area).map((row) => row.map(readCell)), tab, area),

    readFormulas: (tab, area) =>
      call(
        'readFormulas',
        'read',
        () => cut(book.get(tab), 'cells', area).map((row) => row.map((cell) => (isFormula(cell) ? cell.formula : ''))),
        tab,
        area,
      ),

    write: (tab, row, column, values) => {
      const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
      call(
        'write',
        'write',
        () => {
          if (values.length === 0 || values.some((line) => line.length !== area.columns || line.length === 0)) {
            throw new Error('The number of columns in the data does not match the number of columns in the range.');
          }
          refuseForbidden(book.get(tab), row, column, values);
          book.put(tab, row, column, values);
        },
        tab,
        area,
      );
    },

    appendRow: (tab, values) =>
      call(
        'appendRow',
        'appendRow',
        () => {
          const row = extent(book.get(tab)).lastRow + 1;
          refuseForbidden(book.get(tab), row, 1, [values]);
          book.put(tab, row, 1, [values]);
        },
        tab,
      ),

    readNotes: (tab, area) =>
      call('readNotes', 'read', () => cut(book.get(tab), 'notes', area).map((row) => [...row]), tab, area),

    writeNotes: (tab, row, column, notes) =>
      call(
        'writeNotes',
        'write',
        () => {
          const found = book.get(tab);
          grow(found, row + notes.length - 1, column + (notes[0]?.length ?? 0) - 1);
          notes.forEach((line, i) => {
            line.forEach((note, j) => {
              (found.notes[row - 1 + i] as string[])[column - 1 + j] = note;
            });
          });
        },
        tab,
      ),

    flush: () => call('flush', 'free', () => undefined),

    addTab: (name, position) =>
      call('addTab', 'free', () => {
        book.add(name, [], position === undefined ? book.tabs.length : position - 1);
      }),

    renameTab: (name, newName) =>
      call('renameTab', 'free', () => {
        if (book.find(newName))
          throw new Error(`A sheet with the name "${newName}" already exists. Please enter another name.`);
        book.get(name).name = newName;
      }),

    copyTab: (name, copyName) =>
      call('copyTab', 'free', () => {
        const source = book.get(name);
        const copy = book.add(copyName);
        copy.cells = source.cells.map((row) => [...row]);
        copy.notes = source.notes.map((row) => [...row]);
        copy.validations = source.validations.map((row) => [...row]);
        copy.design = source.design;
      }),

    insertColumns: (tab, afterColumn, count) =>
      call('insertColumns', 'free', () => book.insertColumns(tab, afterColumn + 1, count), tab),

    insertRows: (tab, afterRow, count) =>
      call('insertRows', 'free', () => book.insertRows(tab, afterRow + 1, count), tab),

    design: (tab, design) => call('design', 'free', () => applyDesign(book.get(tab), design), tab),

    selection: () => call('selection', 'free', () => book.selected),

    showTab: (name) =>
      call('showTab', 'free', () => {
        book.shown = book.get(name).name;
      }),

    selectRow: (tab, row) =>
      call('selectRow', 'free', () => {
        book.selected = { tab: book.get(tab).name, row };
      }),
  };
}

/** Google's limit of a cell. */
const LONGEST_TEXT = 50_000;

/** Strict lists and boxes bind scripts too, and no cell holds a longer text; a blank is always allowed. */
function refuseForbidden(tab: MemoryTab, row: number, column: number, values: readonly (readonly Stored[])[]): void {
  values.forEach((line, i) => {
    line.forEach((value, j) => {
      if (typeof value === 'string' && value.length > LONGEST_TEXT)
        throw new Error('Your input contains more than the maximum of 50000 characters in a single cell.');
      const rule = tab.validations[row - 1 + i]?.[column - 1 + j];
      const listed = rule?.kind === 'list' && rule.strict && typeof value === 'string' && !rule.values.includes(value);
      const unticked = rule?.kind === 'checkbox' && typeof value !== 'boolean';
      if (value !== '' && (listed || unticked))
        throw new ValueRefused('This cell’s data validation rules forbid it.', { cause: rule });
    });
  });
}

function isFormula(stored: Stored): stored is { readonly formula: string } {
  return typeof stored === 'object' && !(stored instanceof Date);
}

function cut(tab: MemoryTab, grid: 'cells', area: Area): Stored[][];
function cut(tab: MemoryTab, grid: 'notes', area: Area): string[][];
function cut(tab: MemoryTab, grid: 'cells' | 'notes', area: Area): unknown[][] {
  const { row, column, rows, columns } = area;
  if (row < 1 || column < 1 || rows < 1 || columns < 1)
    throw new Error('The coordinates or dimensions of the range are invalid.');
  const source: unknown[][] = tab[grid];
  if (row + rows - 1 > source.length || column + columns - 1 > (source[0]?.length ?? 0)) {
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return source.slice(row - 1, row - 1 + rows).map((line) => line.slice(column - 1, column - 1 + columns));
}

/** Google refuses looks at the right of the grid, as it refuses values there. Rows are fewer here than Google's thousand. */
function refuseBeyond(tab: MemoryTab, { formats = [], borders = [], columnWidths = [] }: TabDesign): void {
  const areas = [...formats.map(({ area }) => area), ...borders.flatMap((border) => border.areas)];
  const ends = [
    ...areas.map(({ column, columns }) => column + columns - 1),
    ...columnWidths.map(({ first, count }) => first + count - 1),
  ];
  if (Math.max(0, ...ends) > (tab.cells[0]?.length ?? 0))
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
}

/** Lists of a design add up, except conditional formats, which replace each other as the port says. */
function applyDesign(tab: MemoryTab, design: TabDesign): void {
  refuseBeyond(tab, design);
  const kept = tab.design;
  const joined: Record<string, unknown> = { ...kept, ...design };
  for (const list of [
    'formats',
    'borders',
    'validations',
    'protections',
    'charts',
    'mergesAcross',
    'columnWidths',
    'rowHeights',
  ] as const) {
    if (design[list]) joined[list] = [...(kept[list] ?? []), ...design[list]];
  }
  tab.design = joined as TabDesign;
  if (design.hidden !== undefined) tab.hidden = design.hidden;
  for (const { area, rules } of design.validations ?? []) {
    grow(tab, area.row + area.rows - 1, area.column + area.columns - 1);
    rules.forEach((line, i) => {
      line.forEach((rule, j) => {
        (tab.validations[area.row - 1 + i] as unknown[])[area.column - 1 + j] = rule;
      });
    });
  }
}
