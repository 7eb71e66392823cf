import type { AreaFormat, TabDesign } from '../../ports.ts';

const HEADER = { background: '#0F5B4A', ink: '#FFFFFF' };
const INK = '#1F1F1F';

interface Column {
  readonly header: string;
  readonly width: number;
}

/** The looks of a table's tab, with a title above: `lines` counts the title and the header. */
export function segmentDesign(columns: readonly Column[], lines: number): TabDesign {
  const count = columns.length;
  const rows = Math.max(1, lines - 2);
  const all = <T>(height: number, value: (column: Column) => T): T[][] =>
    Array.from({ length: height }, () => columns.map(value));
  const title: AreaFormat = {
    area: { row: 1, column: 1, rows: 1, columns: 1 },
    fontWeights: [['bold']],
    fontSizes: [[12]],
    wraps: [['overflow']],
  };
  const header: AreaFormat = {
    area: { row: 2, column: 1, rows: 1, columns: count },
    backgrounds: all(1, () => HEADER.background),
    fontColors: all(1, () => HEADER.ink),
    fontWeights: all(1, () => 'bold'),
    verticalAlignments: all(1, () => 'middle'),
  };
  const body: AreaFormat = {
    area: { row: 3, column: 1, rows, columns: count },
    fontColors: all(rows, () => INK),
    numberFormats: all(rows, ({ header: name }) => formatOf(name)),
    wraps: all(rows, () => 'clip'),
  };
  return {
    frozenRows: 2,
    tabColor: HEADER.background,
    columnWidths: columns.map(({ width }, index) => ({ first: index + 1, count: 1, pixels: width })),
    rowHeights: [{ first: 1, count: 2, pixels: 32 }],
    formats: [title, header, body],
    borders: [
      { areas: [{ row: 3, column: 1, rows, columns: count }], edge: 'horizontal', color: '#DFE3E8', weight: 'thin' },
    ],
  };
}

function formatOf(header: string): string {
  if (header === 'Dernière interaction') return 'dd/mm/yyyy';
  return header === 'Score ICP' ? '0' : '@';
}
