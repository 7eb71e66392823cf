/** How ENTONNOIR looks, as data: applied once, when the tab is made or when `LAYOUT_VERSION` moves. */
import type { Border, Chart, ConditionalFormat, TabDesign } from '../../ports.ts';
import { parseArea, parseAreas } from '../generated-tabs/areas.ts';
import { CHART_LOOK, COUNTS } from '../generated-tabs/chart-look.ts';
import {
  AMBER,
  BAD,
  BAD_TINT,
  BRAND,
  BRAND_MID,
  BRAND_TINT,
  GOOD,
  GREY,
  TILE,
  TRACK,
} from '../generated-tabs/colors.ts';
import { COLUMN_WIDTHS, type Heights, rowHeights } from '../generated-tabs/grid.ts';
import { columnFormats, type Looks, paintPage } from '../generated-tabs/paint.ts';
import { stylesOf } from '../generated-tabs/styles.ts';
import {
  CHANNEL_CHOICE,
  CHANNEL_LIST,
  DURATION_DATA,
  FUNNEL_TAB,
  HIDDEN,
  MONTH_DATA,
  MONTHS,
  PAGE,
  PERIOD_CHOICE,
  PERIODS,
  STAGE_DATA,
  STAGE_LINES,
} from './places.ts';

/** Rows 1 to 32 and 34 to 58 each fit one page of A4, and the first page has no room for row 34. */
const HEIGHTS: Heights = [
  [1, 48],
  [2, 24],
  [3, 14],
  [4, 28],
  [5, 14],
  [6, 24],
  [7, 46],
  [8, 22],
  [9, 8],
  [10, 16],
  [11, 30],
  [12, 16],
  [13, 26],
  [14, 22],
  [22, 24],
  [23, 18],
  [24, 26],
  [32, 22],
  [33, 16],
  [34, 30],
  [35, 6],
  [36, 26],
  [37, 34],
  [45, 24],
  [46, 24],
  [47, 18],
  [48, 26],
  [49, 22],
  [57, 24],
  [58, 26],
];

const MERGES =
  'B1:J2 K1:P2 C4:D4 G4:H4 J4:K4 L4:N4 B7:C7 F7:G7 J7:K7 N7:O7 B6:D6 F6:H6 J6:L6 N6:P6 B8:D8 F8:H8 J8:L8 N8:P8 B9:D9 F9:H9 J9:L9 N9:P9 ' +
  'B11:P11 B14:C22 N14:P22 B34:H34 B37:C46 B49:C57 B58:H58';

const LOOKS: Looks = {
  fills: [
    [BRAND, 'A1:Q2'],
    [BRAND_TINT, 'C4:D4 G4:H4 A34:Q34'],
    [TILE, 'B6:D9 F6:H9 J6:L9 N6:P9 B46:P46'],
    [TRACK, 'B9:D9 F9:H9 J9:L9 N9:P9'],
    ['#FDF1D3', 'B11:P11'],
  ],
  styles: stylesOf({
    title: 'B1:J1',
    date: 'K1:P1',
    subtitle: 'B2:J2',
    freshness: 'K2:P2',
    choiceLabel: 'B4 F4',
    choice: 'C4:D4 G4:H4',
    tileLabel: 'B6:D6 F6:H6 J6:L6 N6:P6',
    tileFigure: 'B7:D7 F7:H7 J7:L7 N7:P7',
    tileDetail: 'B8:D8 F8:H8 J8:L8 N8:P8',
    tileBar: 'B9:D9 F9:H9 J9:L9 N9:P9',
    sentence: 'J4:N4 B11:P11',
    heading: 'B13:P13 B24:P24 B34:H34 B36:P36 B48:P48',
    header: 'B14:C14 E14 N14:P14 B37:C37 B49:C49',
    figureHeader: 'D14 F14:L14 D37:P37 D49:H49',
    text: 'B15:C22 B38:C45 B50:C57',
    figure: 'F15:F22 J15:L22 F38:L45 N38:P45 D50:D57 G50:G57',
    strongFigure: 'D15:D22 G15:G22 D38:D45 L38:L45 H50:H57',
    quietFigure: 'H15:H22 F50:F57',
    symbol: 'E15:E22',
    tableBar: 'N15:P22',
    total: 'B46:C46 B58:H58',
  }).concat(stylesOf({ strongFigure: 'D46:P46' })),
  numberFormats: [
    ['dddd d mmmm yyyy', 'K1'],
    ['"  "@', 'B6 F6 J6 N6 B8 F8 J8 N8 B11 B58 C4 G4'],
    ['"du "d mmmm yyyy', 'J4'],
    ['"au "d mmmm yyyy', 'L4'],
    ['" "#,##0;" "#,##0;" "0;" "@', 'B7 F7 J7'],
    ['" "0 "j";" "0 "j";" "0 "j";" "@', 'N7'],
    ['#,##0', 'D15:F22 K15:L22 D38:D46 N38:N46 G50:H57'],
    ['0 %', 'G15:H22 F38:L46 P38:P46'],
    ['0.0 "j"', 'J15:J22 D50:D57'],
    ['0 "j"', 'F50:F57'],
    ['#,##0 "€"', 'O38:O46'],
  ],
  overflowing: 'A13:Q13 A24:Q24 A36:Q36 A48:Q48',
  wrapped: 'B37:P37',
};

const BORDERS: readonly Border[] = [
  { areas: parseAreas('B6:D6 F6:H6 J6:L6 N6:P6'), edge: 'top', color: BRAND, weight: 'medium' },
  { areas: parseAreas('B15:P22 B38:P45 B50:H57'), edge: 'horizontal', color: '#DFE3E8', weight: 'thin' },
  { areas: parseAreas('C4:D4 G4:H4 B14:P14 B37:P37 B49:H49'), edge: 'bottom', color: '#747775', weight: 'thin' },
  { areas: parseAreas('B46:P46'), edge: 'top', color: '#747775', weight: 'thin' },
];

const IS_LEAK = '=($G15=MIN($E$71:$E$78))*($D15>=10)*ISNUMBER($G15)*($G15<1)';

/** Products instead of AND(…): they need no separator, so they read the same in every locale. */
const RULES: readonly ConditionalFormat[] = [
  {
    areas: parseAreas('G15:G22'),
    condition: { kind: 'formula', formula: IS_LEAK },
    fontColor: BAD,
    background: BAD_TINT,
    bold: true,
  },
  { areas: parseAreas('B15:L22'), condition: { kind: 'formula', formula: IS_LEAK }, background: BAD_TINT },
  {
    areas: parseAreas('B11:P11'),
    condition: { kind: 'text-starts', text: 'Fuite' },
    fontColor: BAD,
    background: BAD_TINT,
  },
  {
    areas: parseAreas('L38:L45'),
    condition: { kind: 'formula', formula: '=($L38=MAX($L$38:$L$45))*ISNUMBER($L38)*($L38>0)*($D38>=10)' },
    fontColor: GOOD,
  },
  {
    areas: parseAreas('D50:D57'),
    condition: { kind: 'formula', formula: '=ISNUMBER($D50)*ISNUMBER($F50)*($D50>$F50)' },
    fontColor: AMBER,
    bold: true,
  },
  { areas: parseAreas('H50:H57'), condition: { kind: 'greater', than: 0 }, fontColor: BAD, bold: true },
];

function chartsOf(stages: number): Chart[] {
  return [
    {
      type: 'bar',
      data: [parseArea(`B${STAGE_DATA}:C${STAGE_DATA + stages}`)],
      anchor: { row: 25, column: 2, offsetX: 0, offsetY: 2 },
      width: 548,
      height: 172,
      options: {
        ...CHART_LOOK,
        colors: [BRAND],
        legend: { position: 'none' },
        hAxis: COUNTS,
        bar: { groupWidth: '80%' },
      },
    },
    {
      type: 'column',
      data: [parseArea(`B${MONTH_DATA}:D${MONTH_DATA + MONTHS}`)],
      anchor: { row: 25, column: 10, offsetX: 0, offsetY: 2 },
      width: 548,
      height: 172,
      options: { ...CHART_LOOK, colors: [GREY, BRAND], vAxis: COUNTS },
    },
    {
      type: 'bar',
      data: [parseArea(`B${DURATION_DATA}:C${DURATION_DATA + stages}`)],
      anchor: { row: 49, column: 10, offsetX: 0, offsetY: 2 },
      width: 548,
      height: 236,
      options: { ...CHART_LOOK, colors: [BRAND_MID], legend: { position: 'none' }, hAxis: COUNTS },
    },
  ];
}

/**
 * Everything about the tab but its content.
 *
 * @param stages lines of the table that are used
 */
export function funnelDesign(stages: number): TabDesign {
  return {
    hiddenGridlines: true,
    tabColor: BRAND,
    columnWidths: COLUMN_WIDTHS,
    rowHeights: rowHeights(HEIGHTS),
    replaces: PAGE,
    mergesAcross: parseAreas(MERGES),
    formats: [
      paintPage(PAGE, LOOKS),
      columnFormats(`C${DURATION_DATA + 1}:C${DURATION_DATA + STAGE_LINES}`, ['0 "j"']),
    ],
    borders: BORDERS,
    validations: [
      {
        area: parseArea(CHANNEL_CHOICE),
        rules: [[{ kind: 'range', tab: FUNNEL_TAB, area: CHANNEL_LIST, strict: true, help: 'Un canal, ou tous.' }]],
      },
      {
        area: parseArea(PERIOD_CHOICE),
        rules: [
          [
            {
              kind: 'list',
              values: PERIODS,
              strict: true,
              help: 'La période où les opportunités sont entrées dans l’étape.',
            },
          ],
        ],
      },
    ],
    conditionalFormats: RULES,
    charts: chartsOf(stages),
    hiddenRows: [{ first: HIDDEN.row, count: HIDDEN.rows }],
  };
}
