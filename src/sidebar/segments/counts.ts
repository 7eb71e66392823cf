import { amountOf } from '../text/amounts.ts';

interface Counts {
  readonly contacts: number;
  readonly companies: number;
  readonly amount: number;
  readonly opposed: number;
}

/** « 12 contacts, 8 entreprises, 48 000 € ouverts » */
export function tellCounts({ contacts, companies, amount }: Counts): string {
  const parts = [plural(contacts, 'contact', 'contacts'), plural(companies, 'entreprise', 'entreprises')];
  return amount === 0 ? parts.join(', ') : [...parts, `${amountOf(amount)} en cours`].join(', ');
}

/** Why some are absent; `''` when nobody objected. */
export function tellOpposed({ opposed }: Counts): string {
  if (opposed === 0) return '';
  return opposed === 1
    ? '1 personne qui s’est opposée n’y figure pas.'
    : `${opposed} personnes qui se sont opposées n’y figurent pas.`;
}

function plural(count: number, one: string, many: string): string {
  return `${count}\u00a0${count < 2 ? one : many}`;
}
