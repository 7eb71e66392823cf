/** How PORTEFEUILLE looks, as data: applied once, when the tab is made or when `LAYOUT_VERSION` moves. */
import type { Border, Chart, ConditionalFormat, TabDesign } from '../../ports.ts';
import { parseArea, parseAreas } from '../generated-tabs/areas.ts';
import { CHART_LOOK } from '../generated-tabs/chart-look.ts';
import { BAD, BAD_TINT, BRAND, BRAND_TINT, GOOD, GOOD_TINT, GREY, TILE, TRACK } from '../generated-tabs/colors.ts';
import { COLUMN_WIDTHS, type Heights, rowHeights } from '../generated-tabs/grid.ts';
import { columnFormats, type Looks, paintPage } from '../generated-tabs/paint.ts';
import { stylesOf } from '../generated-tabs/styles.ts';
import { CLASS_DATA, HIDDEN, MONTH_DATA, PAGE } from './places.ts';

/** Rows 1 to 31, 33 to 54, 56 to 87 and 89 to 103 each fit one page of A4. */
const HEIGHTS: Heights = [
  [1, 48],
  [2, 24],
  [3, 14],
  [4, 24],
  [5, 46],
  [6, 22],
  [7, 8],
  [8, 16],
  [9, 30],
  [10, 16],
  [11, 26],
  [12, 22],
  [20, 24],
  [21, 18],
  [22, 26],
  [23, 22],
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
  [55, 16],
  [56, 30],
  [57, 6],
  [58, 26],
  [59, 22],
  [63, 24],
  [64, 26],
  [65, 16],
  [66, 26],
  [67, 22],
  [87, 24],
  [88, 16],
  [89, 30],
  [90, 6],
  [91, 26],
  [92, 22],
  [102, 36],
  [103, 26],
];

const MERGES =
  'B1:J2 K1:P2 B4:C5 F4:G5 J4:K5 N4:O5 B6:D7 F6:H7 J6:L7 N6:P7 B9:P9 J12:K20 B23:C31 J23:L31 B33:H33 B36:C45 B48:C53 B54:P54 ' +
  'B56:H56 B59:C63 B64:H64 B67:C87 F67:G87 J67:K87 N67:O87 B89:H89 B92:C102 J92:P102 B103:P103';

const LOOKS: Looks = {
  fills: [
    [BRAND, 'A1:Q2'],
    [BRAND_TINT, 'A33:Q33 A56:Q56 A89:Q89'],
    [TILE, 'B4:D7 F4:H7 J4:L7 N4:P7 J20:P20 B31:H31 J31:P31 B45:P45 B63:H63'],
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
    heading: 'B11:P11 B22:P22 B33:H33 B35:P35 B47:P47 B56:H56 B58:P58 B66:P66 B89:H89 B91:P91',
    header: 'J12:K12 B23:C23 J23:L23 B36:C36 B48:C48 B59:C59 B67:C67 F67:G67 J67:K67 N67:O67 B92:C92 J92:P92',
    figureHeader: 'L12:P12 D23:H23 N23:P23 D36:P36 D48:P48 D59:H59 D67 H67 L67 P67 D92:H92',
    text: 'J13:K19 B24:C30 J24:L30 B37:C44 B49:C53 B60:C62 B68:C87 F68:G87 J68:K87 N68:O87 B93:C102',
    smallText: 'B54:P54 B64:H64 J93:P102 B103:P103',
    figure: 'N13:N19 F24:F30 N24:N30 D37:L44 D49:L53 F60:F62 D68:D87 H68:H87 L68:L87 F93:F102',
    strongFigure: 'K37:K44 N37:P44 K49:K53 N49:P53 D60:D62 D93:D102',
    quietFigure: 'L13:L19 O13:P19 D24:D30 G24:H30 O24:P30 G60:H62 P68:P87 G93:H102',
    total: 'J20:K20 B31:C31 J31:L31 B45:C45 B63:C63',
  }).concat(stylesOf({ strongFigure: 'L20:P20 D31:H31 N31:P31 D45:P45 D63:H63' })),
  numberFormats: [
    ['dddd d mmmm yyyy', 'K1'],
    ['"  "@', 'B4 F4 J4 N4 B9 B54 B64 B103'],
    ['@"  "', 'D4 H4 L4 P4'],
    ['"  "#,##0 "€";"  -"#,##0 "€";"  "0 "€";"  "@', 'B5 F5 N5'],
    ['"  "0 %;"  -"0 %;"  "0 %;"  "@', 'J5'],
    ['"▲ "0 %"  ";"▼ "0 %"  ";"= "0 %"  "', 'D5 H5'],
    ['"▲ "0" pts  ";"▼ "0" pts  ";"= "0" pts  "', 'L5'],
    ['0.0" ×  "', 'P5'],
    [
      '"  l’an dernier, mêmes jours\u00a0: "#,##0 "€";"  l’an dernier, mêmes jours\u00a0: -"#,##0 "€";"  rien l’an dernier, mêmes jours";"  "@',
      'B6',
    ],
    ['"  "#,##0" ventes en 12 mois";;"  aucune vente en 12 mois";"  "@', 'F6'],
    ['"  de marge\u00a0: "#,##0 "€";"  de perte\u00a0: "#,##0 "€";"  marge nulle";"  "@', 'J6'],
    ['"  coûte à gagner\u00a0: "#,##0 "€";;"  ne coûte rien à gagner";"  "@', 'N6'],
    ['#,##0 "€"', 'L13:N20 D24:F31 N24:N31 F37:G45 K37:O45 F49:G53 K49:O53 F60:F63 D68:D87 H68:H87 L68:L87 F93:F102'],
    ['#,##0', 'D37:D45 D49:D53 D60:D63 D93:D102'],
    ['0.0', 'H37:H45 H49:H53'],
    ['0 %', 'P13:P20 H24:H31 O24:O31 J37:J45 J49:J53 G60:H63 G93:G102'],
    ['"+"0 %;"-"0 %;"="', 'O13:O20 G24:G31'],
    ['0.0 "×"', 'P37:P45 P49:P53'],
    ['d mmm yyyy', 'P24:P31 P68:P87'],
    ['0 "j"', 'H93:H102'],
  ],
  overflowing: 'A11:Q11 A22:Q22 A35:Q35 A47:Q47 A58:Q58 A66:Q66 A91:Q91',
  wrapped: 'B36:P36 B48:P48 J93:P102',
};

const BORDERS: readonly Border[] = [
  { areas: parseAreas('B4:D4 F4:H4 J4:L4 N4:P4'), edge: 'top', color: BRAND, weight: 'medium' },
  {
    areas: parseAreas('J13:P19 B24:H30 J24:P30 B37:P44 B49:P53 B60:H62 B93:P102'),
    edge: 'horizontal',
    color: '#DFE3E8',
    weight: 'thin',
  },
  {
    areas: parseAreas('J12:P12 B23:H23 J23:P23 B36:P36 B48:P48 B59:H59 B67:D67 F67:H67 J67:L67 N67:P67 B92:P92'),
    edge: 'bottom',
    color: '#747775',
    weight: 'thin',
  },
  { areas: parseAreas('J20:P20 B31:H31 J31:P31 B45:P45 B63:H63'), edge: 'top', color: '#747775', weight: 'thin' },
];

const GROWTHS = parseAreas('D5 H5 L5 O13:O20 G24:G31');
const RETURNS = parseAreas('P5 P37:P45 P49:P53');
const CLASSES = parseAreas('B60:C62');

const RULES: readonly ConditionalFormat[] = [
  { areas: GROWTHS, condition: { kind: 'greater', than: 0 }, fontColor: GOOD },
  { areas: GROWTHS, condition: { kind: 'less', than: 0 }, fontColor: BAD },
  { areas: RETURNS, condition: { kind: 'less', than: 1 }, fontColor: BAD, bold: true },
  { areas: CLASSES, condition: { kind: 'text-starts', text: 'A' }, fontColor: GOOD, background: GOOD_TINT, bold: true },
  ...(['Champions', 'Fidèles'] as const).map(
    (text): ConditionalFormat => ({
      areas: parseAreas('B93:C102'),
      condition: { kind: 'text-is', text },
      fontColor: GOOD,
      background: GOOD_TINT,
    }),
  ),
  ...(['À risque', 'À ne pas perdre'] as const).map(
    (text): ConditionalFormat => ({
      areas: parseAreas('B93:C102'),
      condition: { kind: 'text-is', text },
      fontColor: BAD,
      background: BAD_TINT,
    }),
  ),
];

const CHARTS: readonly Chart[] = [
  {
    type: 'column',
    data: [parseArea(`B${MONTH_DATA}:D${MONTH_DATA + 12}`)],
    anchor: { row: 12, column: 2, offsetX: 0, offsetY: 2 },
    width: 548,
    height: 210,
    options: { ...CHART_LOOK, colors: [GREY, BRAND], vAxis: { ...CHART_LOOK.vAxis, format: 'short' } },
  },
  {
    type: 'column',
    data: [parseArea(`B${CLASS_DATA}:D${CLASS_DATA + 3}`)],
    anchor: { row: 59, column: 10, offsetX: 0, offsetY: 2 },
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
    mergesAcross: parseAreas(MERGES),
    formats: [
      paintPage(PAGE, LOOKS),
      columnFormats(`C${MONTH_DATA + 1}:D${MONTH_DATA + 12}`, ['#,##0 "€"', '#,##0 "€"']),
      columnFormats(`C${CLASS_DATA + 1}:D${CLASS_DATA + 3}`, ['0 %', '0 %']),
    ],
    borders: BORDERS,
    conditionalFormats: RULES,
    charts: CHARTS,
    hiddenRows: [{ first: HIDDEN.row, count: HIDDEN.rows }],
  };
}
