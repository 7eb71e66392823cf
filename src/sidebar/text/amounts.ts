const WHOLE = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const CENTS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** `48 000 €`, with cents only when there are some. */
export function amountOf(euros: number): string {
  return (Number.isInteger(euros) ? WHOLE : CENTS).format(euros);
}
