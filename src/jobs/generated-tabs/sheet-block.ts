/** The content of a generated area, put cell by cell and written in one call. */
import type { Area, Cell, Formula } from '../../ports.ts';
import { columnLetters, parseArea } from './areas.ts';

export type Content = Cell | Formula;

export interface SheetBlock {
  readonly area: Area;
  /** Row after row; what nobody has put is blank. */
  readonly cells: readonly (readonly Content[])[];
  /** @throws RangeError outside of the area */
  put(address: string, content: Content): void;
  /** Neighbouring cells of one row, from `address` to the right. */
  putRow(address: string, contents: readonly Content[]): void;
  /** Contents by A1 address. */
  putAll(contents: ReadonlyMap<string, Content>): void;
}

export function createBlock(area: Area): SheetBlock {
  const cells = Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, (): Content => ''));
  const put = (address: string, content: Content) => {
    const { row, column } = parseArea(address);
    const line = cells[row - area.row];
    const place = column - area.column;
    if (!line || place < 0 || place >= line.length) throw new RangeError(`${address} is outside of the area`);
    line[place] = content;
  };
  return {
    area,
    cells,
    put,
    putRow(address, contents) {
      const { row, column } = parseArea(address);
      contents.forEach((content, index) => {
        put(`${columnLetters(column + index)}${row}`, content);
      });
    },
    putAll(contents) {
      for (const [address, content] of contents) put(address, content);
    },
  };
}
