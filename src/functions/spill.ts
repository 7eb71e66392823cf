import { type Argument, isBlank, rowsOf, type Value } from './arguments.ts';

/** An argument that is given for each row, or once for all. */
export interface NamedArgument {
  /** As the help says it. */
  readonly name: string;
  readonly value: Argument;
}

/**
 * Applies a rule to each row of its arguments. Single cells go with every row; ranges must be one column and of the same
 * height. A row whose first `leading` arguments are all blank gives `blank`.
 *
 * For single cells a failure is thrown, and Sheets shows it; in a range it is written in its own row, so that one
 * unreadable cell does not hide the others.
 *
 * @returns rows of cells
 */
export function spill(
  args: readonly NamedArgument[],
  leading: number,
  blank: readonly Value[],
  rule: (cells: readonly Value[]) => readonly Value[],
): Value[][] {
  const columns = args.map(({ name, value }) => ({ name, cells: columnOf(name, value) }));
  const tallest = columns.reduce((a, b) => (b.cells.length > a.cells.length ? b : a));
  for (const { name, cells } of columns) {
    if (cells.length !== 1 && cells.length !== tallest.cells.length) {
      throw new Error(
        `Les plages n’ont pas la même hauteur : ${tallest.cells.length} lignes pour « ${tallest.name} », ` +
          `${cells.length} pour « ${name} »`,
      );
    }
  }
  const height = tallest.cells.length;
  return Array.from({ length: height }, (_, row): Value[] => {
    const cells = columns.map((column) => column.cells[column.cells.length === 1 ? 0 : row] ?? '');
    if (cells.slice(0, leading).every(isBlank)) return [...blank];
    if (height === 1) return [...rule(cells)];
    try {
      return [...rule(cells)];
    } catch (error) {
      return blank.map((_cell, index) => (index === 0 ? (error as Error).message : ''));
    }
  });
}

/** A single cell when the arguments were single cells, else the rows: what Sheets expects. */
export function unwrap(rows: readonly (readonly Value[])[]): Value | Value[][] {
  const [first] = rows;
  return rows.length === 1 && first?.length === 1 ? (first[0] ?? '') : rows.map((row) => [...row]);
}

function columnOf(name: string, argument: Argument): Value[] {
  return rowsOf(argument).map((row) => {
    if (row.length > 1) throw new Error(`La plage de « ${name} » doit tenir dans une seule colonne`);
    return row[0] ?? '';
  });
}
