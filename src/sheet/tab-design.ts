import type { Column } from '../crm/tables/table.ts';
import type { Area, AreaFormat, ConditionalFormat, Matrix, Run, Span, TabDesign, Validation } from '../ports.ts';
import { alignmentOf, type ListSources, numberFormatOf, validationOf, valuesOf } from './column-rules.ts';
import { HEADER_ROW, type Header, letterOf, placeOf } from './header.ts';
import { COLORS, PALETTES } from './tab-colors.ts';

const HEADER_PIXELS = 32;

/** How far a table's tab reaches. */
export interface TabExtent {
  /** Rows of its grid. */
  readonly rows: number;
  /** Its last filled row; the header's when there is none. */
  readonly filled: number;
}

/**
 * How a table's tab looks and what may be typed in it, from its declaration and from where its columns stand. Columns that
 * the table does not declare are left as the team has them.
 */
export function tabDesign(header: Header, extent: TabExtent, sources: ListSources): TabDesign {
  const { table } = header;
  const groups = groupColumns(header);
  const below = extent.rows - HEADER_ROW;
  const visible = groups.flatMap((group) =>
    group.columns.map((column, index) => ({ column, place: group.first + index })),
  );
  return {
    frozenRows: HEADER_ROW,
    columnWidths: visible.reduce<Span[]>((spans, { column, place }) => joinSpan(spans, place, column.width), []),
    rowHeights: [{ first: HEADER_ROW, count: 1, pixels: HEADER_PIXELS }],
    hiddenColumns: visible
      .filter(({ column }) => column.hidden)
      .reduce<Run[]>((runs, { place }) => joinRun(runs, place), []),
    formats: groups.flatMap((group) => [headerFormat(group), ...(below > 0 ? rowFormats(group, below) : [])]),
    borders: [
      {
        areas: groups.map(({ first, columns }) => ({
          row: HEADER_ROW,
          column: first,
          rows: extent.rows,
          columns: columns.length,
        })),
        edge: 'horizontal',
        color: COLORS.line,
        weight: 'thin',
      },
    ],
    validations: [
      ...(below > 0 ? groups.map((group) => ruleMatrix(group, below, sources)) : []),
      ...checkboxes(header, extent.filled),
    ],
    conditionalFormats: visible.flatMap(({ column, place }) => [
      ...valueColors(column, place, below, sources),
      ...lateColors(header, column, place, below),
    ]),
    protections: [
      table.appendOnly
        ? { description: `Pistil : l’onglet ${table.tab} est écrit par Pistil.` }
        : {
            area: { row: HEADER_ROW, column: 1, rows: 1, columns: header.cells.length },
            description: `Pistil : les en-têtes de l’onglet ${table.tab}.`,
          },
    ],
  };
}

/** The notes of the header row: what each declared column means; `''` above the others. */
export function headerNotes(header: Header): string[] {
  const notes = header.cells.map(() => '');
  for (const column of header.table.columns) notes[placeOf(header, column.key) - 1] = column.help;
  return notes;
}

interface ColumnGroup {
  /** Place of its first column. */
  readonly first: number;
  readonly columns: readonly Column[];
}

/** Declared columns that stand side by side, so that each property is one matrix. */
function groupColumns(header: Header): ColumnGroup[] {
  const placed = header.table.columns
    .map((column) => ({ column, place: placeOf(header, column.key) }))
    .sort((a, b) => a.place - b.place);
  const groups: { first: number; columns: Column[] }[] = [];
  for (const { column, place } of placed) {
    const last = groups[groups.length - 1];
    if (last && last.first + last.columns.length === place) last.columns.push(column);
    else groups.push({ first: place, columns: [column] });
  }
  return groups;
}

function headerFormat({ first, columns }: ColumnGroup): AreaFormat {
  const system = (column: Column) => column.owner === 'system';
  return {
    area: { row: HEADER_ROW, column: first, rows: 1, columns: columns.length },
    backgrounds: [columns.map((column) => (system(column) ? COLORS.brandTint : COLORS.brand))],
    fontColors: [columns.map((column) => (system(column) ? COLORS.brand : COLORS.onBrand))],
    fontWeights: [columns.map(() => 'bold')],
    horizontalAlignments: [columns.map(alignmentOf)],
    verticalAlignments: [columns.map(() => 'middle')],
    wraps: [columns.map(() => 'clip')],
  };
}

/** Only what differs from a new tab’s looks: painting a property costs Google time for every cell. */
function rowFormats({ first, columns }: ColumnGroup, rows: number): AreaFormat[] {
  const system = (column: Column) => column.owner === 'system';
  const shaded = columns
    .flatMap((column, index) => (system(column) ? [first + index] : []))
    .reduce<Run[]>((runs, place) => joinRun(runs, place), []);
  const all: AreaFormat = {
    area: { row: HEADER_ROW + 1, column: first, rows, columns: columns.length },
    numberFormats: repeat(columns.map(numberFormatOf), rows),
    fontColors: repeat(
      columns.map((column) => (system(column) ? COLORS.systemInk : COLORS.ink)),
      rows,
    ),
    horizontalAlignments: repeat(columns.map(alignmentOf), rows),
    wraps: repeat(
      columns.map(() => 'clip'),
      rows,
    ),
  };
  return [all, ...shaded.map((run) => shade(run, rows))];
}

function shade({ first, count }: Run, rows: number): AreaFormat {
  const line = Array.from({ length: count }, () => COLORS.systemSurface);
  return { area: { row: HEADER_ROW + 1, column: first, rows, columns: count }, backgrounds: repeat(line, rows) };
}

function ruleMatrix(
  { first, columns }: ColumnGroup,
  rows: number,
  sources: ListSources,
): { area: Area; rules: Matrix<Validation | null> } {
  const rules = columns.map((column) => validationOf(column, sources));
  return { area: { row: HEADER_ROW + 1, column: first, rows, columns: columns.length }, rules: repeat(rules, rows) };
}

/** Boxes for the checkbox columns, down to the last filled row: rows that people paste come without. */
export function checkboxDesign(header: Header, filled: number): TabDesign {
  return { validations: checkboxes(header, filled) };
}

function checkboxes(header: Header, filled: number): { area: Area; rules: Matrix<Validation> }[] {
  const rows = filled - HEADER_ROW;
  if (rows < 1) return [];
  return header.table.columns
    .filter((column) => column.type === 'checkbox')
    .map((column) => ({
      area: { row: HEADER_ROW + 1, column: placeOf(header, column.key), rows, columns: 1 },
      rules: repeat([{ kind: 'checkbox' }], rows),
    }));
}

function valueColors(column: Column, place: number, rows: number, sources: ListSources): ConditionalFormat[] {
  const palette = column.palette && PALETTES[column.palette];
  if (!palette || rows < 1) return [];
  return valuesOf(column, sources).flatMap((value) => {
    const colors = palette[value];
    if (!colors) return [];
    return [
      {
        areas: [wholeColumn(place, rows)],
        condition: { kind: 'text-is', text: value },
        fontColor: colors.font,
        background: colors.fill,
      },
    ];
  });
}

/** From the header, which no rule matches: rows that are inserted above the first one are then within the rule. */
function wholeColumn(place: number, rows: number): Area {
  return { row: HEADER_ROW, column: place, rows: rows + 1, columns: 1 };
}

/** Products instead of AND(…): the formula then needs no separator, whatever the workbook's locale. */
function lateColors(header: Header, { late }: Column, place: number, rows: number): ConditionalFormat[] {
  if (late === undefined || rows < 1) return [];
  const day = `$${letterOf(place - 1)}${HEADER_ROW}`;
  const state = `$${letterOf(placeOf(header, late.unless) - 1)}${HEADER_ROW}`;
  const open = late.is ? late.is.map((word) => `*(${state}<>"${word}")`).join('') : `*(${state}="")`;
  return [
    {
      areas: [wholeColumn(place, rows)],
      condition: { kind: 'formula', formula: `=ISNUMBER(${day})*(${day}<TODAY())${open}>0` },
      fontColor: COLORS.danger,
      background: COLORS.dangerTint,
    },
  ];
}

/** The same line for each row: one object, since matrices are only read. */
function repeat<T>(line: readonly T[], rows: number): Matrix<T> {
  return Array.from({ length: rows }, () => line);
}

function joinRun(runs: readonly Run[], place: number): Run[] {
  const last = runs[runs.length - 1];
  if (!last || last.first + last.count !== place) return [...runs, { first: place, count: 1 }];
  return [...runs.slice(0, -1), { ...last, count: last.count + 1 }];
}

function joinSpan(spans: readonly Span[], place: number, pixels: number): Span[] {
  const last = spans[spans.length - 1];
  if (!last || last.pixels !== pixels || last.first + last.count !== place)
    return [...spans, { first: place, count: 1, pixels }];
  return [...spans.slice(0, -1), { ...last, count: last.count + 1 }];
}
