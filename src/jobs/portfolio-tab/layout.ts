/** How PORTEFEUILLE looks, as data: applied once, when the tab is made or when `LAYOUT_VERSION` moves. */
import type { Border, Chart, ConditionalFormat, TabDesign } from '../../ports.ts';
import { parseArea, parseAreas } from '../generated-tabs/areas.ts';
import { CHART_LOOK } from '../generated-tabs/chart-look.ts';
import {
  AMBER,
  BAD,
  BAD_TINT,
  BRAND,
  BRAND_TINT,
  GOOD,
  GOOD_TINT,
  GREY,
  TILE,
  TRACK,
} from '../generated-tabs/colors.ts';
import { COLUMN_WIDTHS, type Heights, rowHeights } from '../generated-tabs/grid.ts';
import { columnFormats, type Looks, paintPage } from '../generated-tabs/paint.ts';
import { stylesOf } from '../generated-tabs/styles.ts';
import {
  CHANNEL_LINES,
  CLASS_DATA,
  FIRST_CLASS,
  HIDDEN,
  MONTH_DATA,
  PAGE,
  RETURN_CHART,
  RETURN_DATA,
} from './places.ts';

/**
 * Rows 1 to 31, 33 to 57, 59 to 85 and 87 to 101 each fit one page of A4, and the next block does not: Google breaks pages where it
 * must, at 755 px of sheet with its normal margins or 787 px with narrow ones.
 */
const HEIGHTS: Heights = [
  [1, 48],
  [2, 24],
  [3, 10],
  [4, 24],
  [5, 46],
  [6, 22],
  [7, 8],
  [8, 10],
  [9, 30],
  [10, 10],
  [11, 26],
  [12, 22],
  [19, 22],
  [20, 24],
  [21, 10],
  [22, 26],
  [23, 22],
  [30, 30],
  [31, 24],
  [32, 16],
  [33, 30],
  [34, 6],
  [35, 26],
  [36, 34],
  [45, 24],
  [46, 16],
  [47, 26],
  [48, 34],
  [53, 24],
  [54, 26],
  [55, 8],
  [56, 26],
  [57, 166],
  [58, 24],
  [59, 30],
  [60, 6],
  [61, 26],
  [62, 22],
  [66, 24],
  [67, 26],
  [68, 16],
  [69, 26],
  [70, 22],
  [85, 30],
  [86, 38],
  [87, 30],
  [88, 6],
  [89, 26],
  [90, 22],
  [100, 50],
  [101, 26],
  [103, 21],
];

const MERGES =
  'B1:J2 K1:P2 B4:C5 F4:G5 J4:K5 N4:O5 B6:D7 F6:H7 J6:L7 N6:P7 B9:P9 J12:K20 B23:C31 J23:L31 B33:H33 B36:C45 B48:C53 B54:P54 ' +
  'B59:H59 B62:C66 B67:H67 B70:C85 F70:G85 J70:K85 N70:O85 B87:H87 B90:C100 J90:P100 B101:P101';

const LOOKS: Looks = {
  fills: [
    [BRAND, 'A1:Q2'],
    [BRAND_TINT, 'A33:Q33 A59:Q59 A87:Q87'],
    [TILE, 'B4:D7 F4:H7 J4:L7 N4:P7 J20:P20 B31:H31 J31:P31 B45:P45 B66:H66'],
    [TRACK, 'B7:D7 J7:L7'],
    ['#FDF1D3', 'B9:P9'],
  ],
  styles: stylesOf({
    title: 'B1:J1',
    date: 'K1:P1',
    subtitle: 'B2:J2',
    freshness: 'K2:P2',
    tileLabel: 'B4:C4 F4:G4 J4:K4 N4:O4',
    tileReference: 'D4 H4 L4 P4',
    tileFigure: 'B5:C5 F5:G5 J5:K5 N5:O5',
    tileDelta: 'D5 H5 L5 P5',
    tileDetail: 'B6:D6 F6:H6 J6:L6 N6:P6',
    tileBar: 'B7:D7 J7:L7',
    sentence: 'B9:P9',
    heading: 'B11:P11 B22:P22 B33:H33 B35:P35 B47:P47 B56:P56 B59:H59 B61:P61 B69:P69 B87:H87 B89:P89',
    header: 'J12:K12 B23:C23 J23:L23 B36:C36 B48:C48 B62:C62 B70:C70 F70:G70 J70:K70 N70:O70 B90:C90 J90:P90',
    figureHeader: 'L12:P12 D23:H23 N23:P23 D36:P36 D48:P48 D62:H62 D70 H70 L70 P70 D90:H90',
    text: 'J13:K19 J24:L30 B37:C44 B49:C53 B63:C65 B91:C100',
    smallText: 'B54:P54 B67:H67 J91:P100 B101:P101',
    smallName: 'B24:C30 B71:C85 F71:G85 J71:K85 N71:O85',
    figure: 'N13:N19 F24:F30 N24:N30 D37:L44 D49:L53 F63:F65 D71:D85 H71:H85 L71:L85 F91:F100',
    strongFigure: 'K37:K44 N37:P44 K49:K53 N49:P53 D63:D65 D91:D100',
    quietFigure: 'L13:L19 O13:P19 D24:D30 G24:H30 O24:P30 G63:H65 P71:P85 G91:H100',
    total: 'J20:K20 B31:C31 J31:L31 B45:C45 B66:C66',
  }).concat(stylesOf({ strongFigure: 'L20:P20 D31:H31 N31:P31 D45:P45 D66:H66' })),
  numberFormats: [
    ['dddd d mmmm yyyy', 'K1'],
    ['"  "@', 'B4 F4 J4 N4 B9 B54 B67 B101'],
    ['@"  "', 'D4 H4 L4 P4'],
    ['" "#,##0 "€";" -"#,##0 "€";" "0 "€";" "@', 'B5 F5 N5'],
    ['" "0 %;" -"0 %;" "0 %;" "@', 'J5'],
    ['"▲ "0 %"  ";"▼ "0 %"  ";"= "0 %"  "', 'D5 H5'],
    ['"▲ "0" pt  ";"▼ "0" pt  ";"= "0" pt  "', 'L5'],
    ['0.0" ×  "', 'P5'],
    [
      '"  L’an dernier, mêmes jours\u00a0: "#,##0 "€";"  L’an dernier, mêmes jours\u00a0: -"#,##0 "€";"  Rien l’an dernier, mêmes jours";"  "@',
      'B6',
    ],
    ['[=1]"  "0" vente en 12 mois";[>1]"  "#,##0" ventes en 12 mois";"  Aucune vente en 12 mois"', 'F6'],
    ['"  Marge\u00a0: "#,##0 "€";"  Perte\u00a0: "#,##0 "€";"  Marge nulle";"  "@', 'J6'],
    ['"  Coûte à gagner\u00a0: "#,##0 "€";;"  Ne coûte rien à gagner";"  "@', 'N6'],
    ['#,##0 "€"', 'L13:N20 D24:F31 N24:N31 F37:G45 K37:O45 F49:G53 K49:O53 F63:F66 D71:D85 H71:H85 L71:L85 F91:F100'],
    ['#,##0', 'D37:D45 D49:D53 D63:D66 D91:D100'],
    ['0.0', 'H37:H45 H49:H53'],
    ['0 %', 'P13:P20 H24:H31 O24:O31 J37:J45 J49:J53 G63:H66 G91:G100'],
    ['"+"0 %;"-"0 %;"="', 'O13:O20 G24:G31'],
    ['0.0 "×"', 'P37:P45 P49:P53'],
    ['d mmm yyyy', 'P24:P31 P71:P85'],
    ['0 "j"', 'H91:H100'],
  ],
  overflowing: 'A11:Q11 A22:Q22 A35:Q35 A47:Q47 A56:Q56 A61:Q61 A69:Q69 A89:Q89',
  wrapped: 'B24:C30 B36:P36 B48:P48 B71:C85 F71:G85 J71:K85 N71:O85 J91:P100',
};

const BORDERS: readonly Border[] = [
  { areas: parseAreas('B4:D4 F4:H4 J4:L4 N4:P4'), edge: 'top', color: BRAND, weight: 'medium' },
  {
    areas: parseAreas('J13:P19 B24:H30 J24:P30 B37:P44 B49:P53 B63:H65 B91:P100'),
    edge: 'horizontal',
    color: '#DFE3E8',
    weight: 'thin',
  },
  {
    areas: parseAreas('J12:P12 B23:H23 J23:P23 B36:P36 B48:P48 B62:H62 B70:D70 F70:H70 J70:L70 N70:P70 B90:P90'),
    edge: 'bottom',
    color: '#747775',
    weight: 'thin',
  },
  { areas: parseAreas('J20:P20 B31:H31 J31:P31 B45:P45 B66:H66'), edge: 'top', color: '#747775', weight: 'thin' },
];

const GROWTHS = parseAreas('D5 H5 L5 O13:O20 G24:G31');
const RETURNS = parseAreas('P5 P37:P45 P49:P53');
const CLASSES = parseAreas('B63:C65');

const RULES: readonly ConditionalFormat[] = [
  { areas: GROWTHS, condition: { kind: 'greater', than: 0 }, fontColor: GOOD },
  { areas: GROWTHS, condition: { kind: 'less', than: 0 }, fontColor: BAD },
  { areas: RETURNS, condition: { kind: 'less', than: 1 }, fontColor: BAD, bold: true },
  { areas: CLASSES, condition: { kind: 'text-starts', text: 'A' }, fontColor: GOOD, background: GOOD_TINT, bold: true },
  ...(['Champions', 'Fidèles'] as const).map(
    (text): ConditionalFormat => ({
      areas: parseAreas('B91:C100'),
      condition: { kind: 'text-is', text },
      fontColor: GOOD,
      background: GOOD_TINT,
    }),
  ),
  ...(['À risque', 'À ne pas perdre'] as const).map(
    (text): ConditionalFormat => ({
      areas: parseAreas('B91:C100'),
      condition: { kind: 'text-is', text },
      fontColor: BAD,
      background: BAD_TINT,
    }),
  ),
];

const EUROS = { ...CHART_LOOK.vAxis, format: 'short' };

const CHARTS: readonly Chart[] = [
  {
    type: 'column',
    data: [parseArea(`B${MONTH_DATA}:D${MONTH_DATA + 12}`)],
    anchor: { row: 12, column: 2, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 196,
    options: { ...CHART_LOOK, colors: [GREY, BRAND], vAxis: EUROS },
  },
  {
    type: 'column',
    data: [parseArea(`D${RETURN_DATA}:F${RETURN_DATA + CHANNEL_LINES}`)],
    anchor: { row: RETURN_CHART, column: 2, offsetX: 0, offsetY: 2 },
    width: 1116,
    height: 162,
    options: { ...CHART_LOOK, colors: [BRAND, AMBER], vAxis: EUROS },
  },
  {
    type: 'column',
    data: [parseArea(`B${CLASS_DATA}:D${CLASS_DATA + 3}`)],
    anchor: { row: FIRST_CLASS - 1, column: 10, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 140,
    options: { ...CHART_LOOK, colors: [GREY, BRAND] },
  },
];

/** Everything about the tab but its content. */
export function portfolioDesign(): TabDesign {
  return {
    hiddenGridlines: true,
    tabColor: BRAND,
    columnWidths: COLUMN_WIDTHS,
    rowHeights: rowHeights(HEIGHTS),
    replaces: PAGE,
    mergesAcross: parseAreas(MERGES),
    formats: [
      paintPage(PAGE, LOOKS),
      columnFormats(`C${MONTH_DATA + 1}:D${MONTH_DATA + 12}`, ['#,##0 "€"', '#,##0 "€"']),
      columnFormats(`E${RETURN_DATA + 1}:F${RETURN_DATA + CHANNEL_LINES}`, ['#,##0 "€"', '#,##0 "€"']),
      columnFormats(`C${CLASS_DATA + 1}:D${CLASS_DATA + 3}`, ['0 %', '0 %']),
    ],
    borders: BORDERS,
    conditionalFormats: RULES,
    charts: CHARTS,
    hiddenRows: [{ first: HIDDEN.row, count: HIDDEN.rows }],
  };
}
