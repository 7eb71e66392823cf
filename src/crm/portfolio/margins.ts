/** Sums of everyday sales, each as French textbooks define it (definitions.md). `null`: it cannot be said. */

/** Revenue HT over the number of sales. */
export function averageBasket(revenue: number, sales: number): number | null {
  return divide(revenue, sales);
}

/** (new − old) / old; nothing can be said of an old value of zero. */
export function growth(before: number, after: number): number | null {
  return divide(after - before, before);
}

/** Taux de marge: margin over *cost*. */
export function markup(price: number, cost: number): number | null {
  return divide(price - cost, cost);
}

/** Taux de marque: margin over *price*. */
export function marginRate(price: number, cost: number): number | null {
  return divide(price - cost, price);
}

/** Cost of winning one client: all the costs of prospecting, time included, over the new clients of the period. */
export function acquisitionCost(costs: number, newClients: number): number | null {
  return divide(costs, newClients);
}

/** Margin that a client brings over the years: basket × purchases a year × years × taux de marque. */
export function clientValue(basket: number, purchasesAYear: number, years: number, rate: number): number {
  return basket * purchasesAYear * years * rate;
}

/** (margin − cost) / cost. */
export function returnOnInvestment(margin: number, cost: number): number | null {
  return divide(margin - cost, cost);
}

function divide(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
