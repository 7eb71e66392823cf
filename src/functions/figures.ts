import {
  acquisitionCost,
  averageBasket,
  clientValue,
  growth,
  marginRate,
  markup,
  returnOnInvestment,
} from '../crm/portfolio/margins.ts';
import { type Argument, isBlank, numberOf, rowsOf, type Value } from './arguments.ts';
import { type NamedArgument, spill, unwrap } from './spill.ts';

/** Revenue over sales: blank rows are no sales, credit notes lower the revenue and are none either. */
export function PANIER_MOYEN(montants: Argument): Value {
  const amounts = rowsOf(montants)
    .flat()
    .filter((cell) => !isBlank(cell))
    .map((cell) => numberOf(cell, 'montants') ?? 0);
  const revenue = amounts.reduce((sum, amount) => sum + amount, 0);
  return averageBasket(revenue, amounts.filter((amount) => amount > 0).length) ?? '';
}

export function TAUX_EVOLUTION(ancien: Argument, nouveau: Argument): Value | Value[][] {
  return ofRows({ ancien, nouveau }, ([before = 0, after = 0]) => growth(before, after));
}

export function TAUX_MARGE(prix: Argument, cout: Argument): Value | Value[][] {
  return ofRows({ prix, coût: cout }, ([price = 0, cost = 0]) => markup(price, cost));
}

export function TAUX_MARQUE(prix: Argument, cout: Argument): Value | Value[][] {
  return ofRows({ prix, coût: cout }, ([price = 0, cost = 0]) => marginRate(price, cost));
}

export function CAC(couts: Argument, nouveaux_clients: Argument): Value | Value[][] {
  return ofRows({ coûts: couts, 'nouveaux clients': nouveaux_clients }, ([costs = 0, clients = 0]) =>
    acquisitionCost(costs, clients),
  );
}

export function VALEUR_CLIENT(
  panier: Argument,
  achats_par_an: Argument,
  annees: Argument,
  taux_marque: Argument,
): Value | Value[][] {
  return ofRows(
    { panier, 'achats par an': achats_par_an, années: annees, 'taux de marque': taux_marque },
    ([basket = 0, purchases = 0, years = 0, rate = 0]) => clientValue(basket, purchases, years, rate),
  );
}

export function ROI(marge: Argument, cout: Argument): Value | Value[][] {
  return ofRows({ marge, coût: cout }, ([margin = 0, cost = 0]) => returnOnInvestment(margin, cost));
}

/** A figure for each row; blank as soon as one of its numbers is, or when it cannot be said. */
function ofRows(
  named: Readonly<Record<string, Argument>>,
  figure: (numbers: readonly number[]) => number | null,
): Value | Value[][] {
  const args: NamedArgument[] = Object.entries(named).map(([name, value]) => ({ name, value }));
  return unwrap(
    spill(args, args.length, [''], (cells) => {
      const numbers = cells.map((cell, index) => numberOf(cell, args[index]?.name ?? ''));
      const known = numbers.filter((number) => number !== null);
      return [known.length < numbers.length ? '' : (figure(known) ?? '')];
    }),
  );
}
