import { type Formula, type Ports, ValueRefused } from '../ports.ts';
import type { Block } from './blocks.ts';

/** A cell that a strict rule has kept as it was. */
interface RefusedCell {
  readonly row: number;
  readonly column: number;
}

/**
 * Writes blocks, one call each. Google refuses a whole block for one value that a strict list forbids: such a block is cut
 * in two until what is refused stands alone. A formula under a cell that keeps its value is written back as the formula it is.
 */
export function writeBlocks(
  { workbook }: Pick<Ports, 'workbook'>,
  tab: string,
  blocks: readonly Block[],
  keeps: (row: number, column: number) => Formula | null = () => null,
): RefusedCell[] {
  return blocks.flatMap((block) => writeBlock(block));

  function writeBlock(block: Block): RefusedCell[] {
    const { row, column, values } = block;
    const written = values.map((line, i) => line.map((value, j) => keeps(row + i, column + j) ?? value));
    try {
      workbook.write(tab, row, column, written);
      return [];
    } catch (cause) {
      if (!(cause instanceof ValueRefused)) throw cause;
    }
    const halves = cutInTwo(block);
    return halves === null ? [{ row, column }] : halves.flatMap(writeBlock);
  }
}

/** Two blocks of about half the cells; `null` for a single cell. */
function cutInTwo({ row, column, values }: Block): Block[] | null {
  const width = values[0]?.length ?? 0;
  if (values.length > 1) {
    const half = values.length >> 1;
    return [
      { row, column, values: values.slice(0, half) },
      { row: row + half, column, values: values.slice(half) },
    ];
  }
  if (width < 2) return null;
  const half = width >> 1;
  return [
    { row, column, values: values.map((line) => line.slice(0, half)) },
    { row, column: column + half, values: values.map((line) => line.slice(half)) },
  ];
}
