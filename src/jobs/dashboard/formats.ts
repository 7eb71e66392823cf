/** Type, fills, number formats and lines of TABLEAU_DE_BORD, as whole matrices: one service call for each property. */

import { patternOf, type Unit } from '../../crm/steering/units.ts';
import type { AreaFormat, Border } from '../../ports.ts';
import { parseAreas } from '../generated-tabs/areas.ts';
import { BRAND, BRAND_TINT, INK, INK_2, INK_3, TILE, TRACK, WHITE } from '../generated-tabs/colors.ts';
import { columnFormats, paint } from '../generated-tabs/paint.ts';
import type { CriterionBoard } from './go-no-go.ts';
import type { ObjectiveBoard } from './objectives.ts';
import { CRITERION_LINES, FIRST_CRITERION, FIRST_OBJECTIVE, OBJECTIVE_LINES, PAGE } from './places.ts';

type Horizontal = 'left' | 'center' | 'right';
type Vertical = 'top' | 'middle' | 'bottom';
interface TextStyle {
  readonly points: number;
  readonly bold?: boolean;
  readonly color: string;
  readonly horizontal: Horizontal;
  readonly vertical: Vertical;
  readonly areas: string;
}

/** Fills that go from edge to edge, painted in this order. */
const FILLS: readonly (readonly [color: string, areas: string])[] = [
  [BRAND, 'A1:Q2'],
  [BRAND_TINT, 'A33:Q33'],
  [TILE, 'B4:D7 F4:H7 J4:L7 N4:P7 J43:P43'],
  [TRACK, 'B7:D7 F7:H7 J7:L7 N7:P7'],
  ['#FDF1D3', 'B9:P9'],
];

const STYLES: readonly TextStyle[] = [
  { points: 18, bold: true, color: WHITE, horizontal: 'left', vertical: 'middle', areas: 'B1:J1' },
  { points: 11, color: WHITE, horizontal: 'right', vertical: 'middle', areas: 'K1:P1' },
  { points: 10, color: '#D5EBE4', horizontal: 'left', vertical: 'top', areas: 'B2:J2' },
  { points: 10, color: '#D5EBE4', horizontal: 'right', vertical: 'top', areas: 'K2:P2' },
  { points: 10, color: INK_2, horizontal: 'left', vertical: 'middle', areas: 'B4:C4 F4:G4 J4:K4 N4:O4' },
  { points: 9, color: INK_3, horizontal: 'right', vertical: 'middle', areas: 'D4 H4 L4 P4' },
  { points: 24, bold: true, color: INK, horizontal: 'left', vertical: 'middle', areas: 'B5:C5 F5:G5 J5:K5 N5:O5' },
  { points: 11, bold: true, color: INK_2, horizontal: 'right', vertical: 'middle', areas: 'D5 H5 L5 P5' },
  { points: 9, color: INK_2, horizontal: 'left', vertical: 'middle', areas: 'B6:D6 F6:H6 J6:L6 N6:P6' },
  { points: 6, color: BRAND, horizontal: 'left', vertical: 'middle', areas: 'B7:D7 F7:H7 J7:L7 N7:P7' },
  { points: 10, color: INK, horizontal: 'left', vertical: 'middle', areas: 'B9:P9' },
  {
    points: 12,
    bold: true,
    color: BRAND,
    horizontal: 'left',
    vertical: 'middle',
    areas: 'B11:H11 B22:H22 B35:H35 B45:H45 B58:H58 J11:P11 J22:P22 J35:M35 J45:P45 J58:P58 B33:H33',
  },
  {
    points: 9,
    bold: true,
    color: INK_2,
    horizontal: 'left',
    vertical: 'bottom',
    areas: 'B12:C12 B23:C23 B46:C46 B59:C59 E12 E23 E46 E59 H12 J36:K36 M36 M46 F46:G46 J46:L46 N46:O46',
  },
  {
    points: 9,
    bold: true,
    color: INK_2,
    horizontal: 'right',
    vertical: 'bottom',
    areas: 'D12 D23 D46 D59 F12 F23 F59 G12 G23 G59 H23 H46 L36 N36 O36 P36 P46',
  },
  { points: 9, bold: true, color: INK_2, horizontal: 'center', vertical: 'bottom', areas: 'H59' },
  {
    points: 10,
    color: INK,
    horizontal: 'left',
    vertical: 'middle',
    areas: 'B13:C20 B24:C29 B47:C56 B60:C63 J37:K42 F47:G56 J47:L56 N47:O56',
  },
  {
    points: 10,
    bold: true,
    color: INK,
    horizontal: 'left',
    vertical: 'middle',
    areas: 'B30:C30 J43:K43 M43 B31:H31 B64:H64',
  },
  {
    points: 10,
    color: INK,
    horizontal: 'right',
    vertical: 'middle',
    areas: 'G13:G20 D24:D29 F24:F30 L37:L42 N37:N42 O37:O42',
  },
  {
    points: 10,
    bold: true,
    color: INK,
    horizontal: 'right',
    vertical: 'middle',
    areas: 'D13:D20 D47:D56 D60:D63 G24:G30 D30 P37:P42 L43 N43 O43 P43',
  },
  {
    points: 10,
    color: INK_2,
    horizontal: 'right',
    vertical: 'middle',
    areas: 'F13:F20 F60:F63 H24:H30 H47:H56 P47:P56 G60:G63',
  },
  {
    points: 8,
    color: INK_3,
    horizontal: 'center',
    vertical: 'middle',
    areas: 'E13:E20 E24:E30 E47:E56 E60:E63 M37:M42 M47:M56',
  },
  { points: 9, color: INK_2, horizontal: 'right', vertical: 'middle', areas: 'N35:P35' },
  { points: 7, color: BRAND, horizontal: 'left', vertical: 'middle', areas: 'H13:H20' },
  { points: 10, bold: true, color: INK_2, horizontal: 'center', vertical: 'middle', areas: 'H60:H63' },
];

/** Two spaces inside quotes stand for the padding that a cell does not have. */
const NUMBER_FORMATS: readonly (readonly [pattern: string, areas: string])[] = [
  ['dddd d mmmm yyyy', 'K1'],
  ['"  "@', 'B4 F4 J4 N4 B6 F6 J6 N6 B9 B31 B64'],
  ['"  "#,##0 "€"', 'B5 F5'],
  ['"  "#,##0', 'J5'],
  ['"  "0 %', 'N5'],
  ['"▲ "0 %"  ";"▼ "0 %"  ";"= "0 %"  ";@"  "', 'D5 H5 L5'],
  ['"▲ "0" pts  ";"▼ "0" pts  ";"= "0" pts  ";@"  "', 'P5'],
  ['@"  "', 'D4 H4 L4 P4'],
  ['#,##0', 'D24:D30 F24:F29 D47:D56'],
  ['#,##0 "€"', 'L37:L43 N37:O43'],
  ['0 %', 'G13:G20 G24:G30'],
  ['"rythme "0 %', 'H12'],
  ['0 "j"', 'H24:H29'],
  ['0.0 "×"', 'P37:P43'],
  ['d mmm', 'H47:H56 P47:P56'],
];

const OVERFLOWING_ROWS = [11, 22, 35, 45, 58];

/** Units of the objectives and the criteria, line by line, as a word that is kept on the page: `count count euros | euros`. */
export function unitsOf(objectives: ObjectiveBoard | null, { lines }: CriterionBoard): string {
  const month: readonly Unit[] = ['count', 'count', 'count', 'count', 'count', 'count', 'euros', 'count'];
  const units = objectives?.lines.map(({ unit }) => unit) ?? month;
  return `${units.join(' ')} | ${lines.map(({ unit }) => unit).join(' ')}`;
}

/** The number formats of the page alone, for when its units have changed. */
export function pageNumberFormats(units: string): AreaFormat {
  const [objectives = [], criteria = []] = units.split(' | ').map((words) => words.split(' ') as Unit[]);
  const lines = [
    ...objectives.slice(0, OBJECTIVE_LINES).map((unit, index) => {
      const row = FIRST_OBJECTIVE + index;
      return [patternOf(unit), `D${row} F${row}`] as const;
    }),
    ...criteria.slice(0, CRITERION_LINES).map((unit, index) => {
      const row = FIRST_CRITERION + index;
      return [patternOf(unit), `D${row} F${row}:G${row}`] as const;
    }),
  ];
  return { area: PAGE, numberFormats: paint<string>(PAGE, 'General', [...NUMBER_FORMATS, ...lines]) };
}

export function pageFormat(units: string): AreaFormat {
  return {
    ...pageNumberFormats(units),
    fontFamily: 'Arial',
    backgrounds: paint<string | null>(PAGE, WHITE, FILLS),
    fontColors: paint<string | null>(
      PAGE,
      INK,
      STYLES.map((style) => [style.color, style.areas]),
    ),
    fontSizes: paint<number>(
      PAGE,
      10,
      STYLES.map((style) => [style.points, style.areas]),
    ),
    fontWeights: paint<'normal' | 'bold'>(
      PAGE,
      'normal',
      STYLES.filter((style) => style.bold).map((style) => ['bold', style.areas]),
    ),
    horizontalAlignments: paint<Horizontal | null>(
      PAGE,
      'left',
      STYLES.map((style) => [style.horizontal, style.areas]),
    ),
    verticalAlignments: paint<Vertical | null>(
      PAGE,
      'middle',
      STYLES.map((style) => [style.vertical, style.areas]),
    ),
    wraps: paint<'clip' | 'overflow' | 'wrap'>(
      PAGE,
      'clip',
      OVERFLOWING_ROWS.map((row) => ['overflow', `A${row}:Q${row}`]),
    ),
  };
}

/** Charts write their axes as the cells are written. */
export const HELPER_FORMATS: readonly AreaFormat[] = [
  columnFormats('C71:D76', ['#,##0 "€"', '#,##0 "€"']),
  columnFormats('C80:D85', ['#,##0 "€"', '#,##0 "€"']),
  columnFormats('B104:C193', ['d mmm', '#,##0 "€"']),
];

export const BORDERS: readonly Border[] = [
  { areas: parseAreas('B4:D4 F4:H4 J4:L4 N4:P4'), edge: 'top', color: BRAND, weight: 'medium' },
  {
    areas: parseAreas('B13:H20 B24:H30 J37:P42 B47:H56 J47:P56 B60:H63'),
    edge: 'horizontal',
    color: '#DFE3E8',
    weight: 'thin',
  },
  {
    areas: parseAreas('B12:H12 B23:H23 J36:P36 B46:H46 J46:P46 B59:H59'),
    edge: 'bottom',
    color: '#747775',
    weight: 'thin',
  },
  { areas: parseAreas('J43:P43'), edge: 'top', color: '#747775', weight: 'thin' },
];
