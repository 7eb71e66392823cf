/** The type scale of generated tabs, by role (design: « Fill and type »). */
import { BRAND, INK, INK_2, INK_3, WHITE } from './colors.ts';
import type { TextStyle } from './paint.ts';

type Role = Omit<TextStyle, 'areas'>;

const ROLES = {
  title: { points: 18, bold: true, color: WHITE, horizontal: 'left' },
  date: { points: 11, color: WHITE, horizontal: 'right' },
  subtitle: { points: 10, color: '#D5EBE4', horizontal: 'left', vertical: 'top' },
  freshness: { points: 10, color: '#D5EBE4', horizontal: 'right', vertical: 'top' },
  tileLabel: { points: 10, color: INK_2, horizontal: 'left' },
  tileReference: { points: 9, color: INK_3, horizontal: 'right' },
  tileFigure: { points: 24, bold: true, color: INK, horizontal: 'left' },
  tileDelta: { points: 11, bold: true, color: INK_2, horizontal: 'right' },
  tileDetail: { points: 9, color: INK_2, horizontal: 'left' },
  tileBar: { points: 6, color: BRAND, horizontal: 'left' },
  sentence: { points: 10, color: INK, horizontal: 'left' },
  heading: { points: 12, bold: true, color: BRAND, horizontal: 'left' },
  header: { points: 9, bold: true, color: INK_2, horizontal: 'left', vertical: 'bottom' },
  figureHeader: { points: 9, bold: true, color: INK_2, horizontal: 'right', vertical: 'bottom' },
  text: { points: 10, color: INK, horizontal: 'left' },
  smallName: { points: 9, color: INK, horizontal: 'left' },
  smallText: { points: 9, color: INK_2, horizontal: 'left' },
  figure: { points: 10, color: INK, horizontal: 'right' },
  strongFigure: { points: 10, bold: true, color: INK, horizontal: 'right' },
  quietFigure: { points: 10, color: INK_2, horizontal: 'right' },
  symbol: { points: 8, color: INK_3, horizontal: 'center' },
  tableBar: { points: 7, color: BRAND, horizontal: 'left' },
  total: { points: 10, bold: true, color: INK, horizontal: 'left' },
  choiceLabel: { points: 10, bold: true, color: INK_2, horizontal: 'right' },
  choice: { points: 11, bold: true, color: BRAND, horizontal: 'left' },
} as const satisfies Readonly<Record<string, Role>>;

/** Areas by role, painted in the order given. */
export function stylesOf(areas: Partial<Record<keyof typeof ROLES, string>>): TextStyle[] {
  return (Object.keys(areas) as (keyof typeof ROLES)[]).flatMap((role) => {
    const placed = areas[role];
    return placed === undefined ? [] : [{ ...ROLES[role], areas: placed }];
  });
}
