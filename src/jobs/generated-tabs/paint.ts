/** Looks of a generated tab, written as areas and turned into whole matrices: one service call for each property. */
import type { Area, AreaFormat, Matrix } from '../../ports.ts';
import { parseArea, parseAreas } from './areas.ts';
import { INK, WHITE } from './colors.ts';

type Horizontal = 'left' | 'center' | 'right';
type Vertical = 'top' | 'middle' | 'bottom';

export interface TextStyle {
  readonly points: number;
  readonly bold?: true;
  readonly color: string;
  readonly horizontal: Horizontal;
  /** In the middle when absent. */
  readonly vertical?: Vertical;
  readonly areas: string;
}

/** Later ones are painted over earlier ones. Areas are separated by spaces: `B4:D7 F4`. */
export interface Looks {
  readonly fills: readonly (readonly [color: string, areas: string])[];
  readonly styles: readonly TextStyle[];
  readonly numberFormats: readonly (readonly [pattern: string, areas: string])[];
  /** Text that runs over the empty cells at its right; elsewhere it is clipped. */
  readonly overflowing: string;
  /** Text on several lines. */
  readonly wrapped: string;
}

export function paintPage(page: Area, looks: Looks): AreaFormat {
  const { fills, styles, numberFormats, overflowing, wrapped } = looks;
  const layers = <T>(of: (style: TextStyle) => T) => styles.map((style) => [of(style), style.areas] as const);
  return {
    area: page,
    fontFamily: 'Arial',
    backgrounds: paint<string>(page, WHITE, fills),
    fontColors: paint<string>(
      page,
      INK,
      layers(({ color }) => color),
    ),
    fontSizes: paint<number>(
      page,
      10,
      layers(({ points }) => points),
    ),
    fontWeights: paint<'normal' | 'bold'>(
      page,
      'normal',
      layers(({ bold }) => (bold ? 'bold' : 'normal')),
    ),
    horizontalAlignments: paint<Horizontal>(
      page,
      'left',
      layers(({ horizontal }) => horizontal),
    ),
    verticalAlignments: paint<Vertical>(
      page,
      'middle',
      layers(({ vertical = 'middle' }) => vertical),
    ),
    wraps: paint<'clip' | 'overflow' | 'wrap'>(page, 'clip', [
      ['overflow', overflowing],
      ['wrap', wrapped],
    ]),
    numberFormats: paint<string>(page, 'General', numberFormats),
  };
}

/** The same number formats on each row of an area, column by column: charts write their axes as the cells are written. */
export function columnFormats(notation: string, patterns: readonly string[]): AreaFormat {
  const area = parseArea(notation);
  return { area, numberFormats: Array.from({ length: area.rows }, () => patterns) };
}

/** A matrix over the page: `ground` everywhere, then each value over its areas, later ones on top. */
export function paint<T>(page: Area, ground: T, layers: readonly (readonly [value: T, areas: string])[]): Matrix<T> {
  const matrix = Array.from({ length: page.rows }, () => Array.from({ length: page.columns }, () => ground));
  for (const [value, areas] of layers) {
    for (const { row, column, rows, columns } of parseAreas(areas)) {
      for (const line of matrix.slice(row - page.row, row - page.row + rows)) {
        line.fill(value, column - page.column, column - page.column + columns);
      }
    }
  }
  return matrix;
}
