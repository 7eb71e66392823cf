import { ABC_LIMITS, abcClasses } from '../crm/portfolio/abc.ts';
import { type Argument, cellOf, isBlank, numberOf, rowsOf, textOf, type Value } from './arguments.ts';
import { unwrap } from './spill.ts';

/**
 * The class of each row's client, by the revenue of all of the client's rows; its help for Sheets stands in src/index.ts.
 *
 * @throws a French sentence for ranges of different heights, an amount or a limit that cannot be read
 */
export function CLASSE_ABC(
  clients: Argument,
  montants: Argument,
  seuil_a?: Argument,
  seuil_b?: Argument,
): Value | Value[][] {
  const names = rowsOf(clients).map((row) => textOf(row[0] ?? ''));
  const amounts = rowsOf(montants).map((row) => row[0] ?? '');
  if (names.length !== amounts.length) {
    throw new Error(
      `Les plages n’ont pas la même hauteur\u00a0: ${names.length} lignes pour «\u00a0clients\u00a0», ${amounts.length} pour «\u00a0montants\u00a0»`,
    );
  }
  const limits = { a: shareOf(seuil_a, 'seuil A', ABC_LIMITS.a), b: shareOf(seuil_b, 'seuil B', ABC_LIMITS.b) };
  if (limits.a > limits.b) throw new Error('Le seuil A doit être au-dessous du seuil B');
  const revenues = new Map<string, number>();
  names.forEach((name, index) => {
    const cell = amounts[index] ?? '';
    if (name === '' && isBlank(cell)) return;
    revenues.set(name, (revenues.get(name) ?? 0) + (numberOf(cell, 'montants') ?? 0));
  });
  const known = [...revenues.keys()];
  const classes = abcClasses([...revenues.values()], limits);
  const classOf = new Map(known.map((name, index) => [name, classes[index] ?? 'C']));
  return unwrap(names.map((name) => [name === '' ? '' : (classOf.get(name) ?? '')]));
}

/** 0,8 or 80 %. */
function shareOf(argument: Argument, name: string, delivered: number): number {
  const typed = numberOf(cellOf(argument, name), name);
  if (typed === null) return delivered;
  const share = typed > 1 ? typed / 100 : typed;
  if (share < 0 || share > 1) throw new Error(`«\u00a0${name}\u00a0» est une part entre 0 et 1, par exemple 0,8`);
  return share;
}
