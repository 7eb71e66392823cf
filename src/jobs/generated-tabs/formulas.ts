/** What a generated tab writes: values, and formulas that a person can click and read. */
import type { Cell, Formula } from '../../ports.ts';

export type Content = Cell | Formula;

/** Content by A1 address, to be laid on the page. */
export type Placed = ReadonlyMap<string, Content>;

/** What a cell shows when there is nothing to count. */
export const NONE = '–';
export const DASH = `"${NONE}"`;

export function formula(text: string): Formula {
  return { formula: `=${text}` };
}
