import { numfmt } from '@univerjs/core';

/** `short`, `decimal`, `percent` or a pattern; by default the format of the cells. */
export function formatAxis(value: number, format: string | undefined, cells: string): string {
  const euros = cells.includes('€');
  if (format === 'short' || format === 'long') {
    const currency = euros ? ({ style: 'currency', currency: 'EUR' } as const) : {};
    return new Intl.NumberFormat('fr-FR', { notation: 'compact', maximumFractionDigits: 1, ...currency })
      .format(value)
      .replace(/(?<=[a-zA-Z])\s€/, '€');
  }
  if (format === 'percent') return numfmt.format('0 %', value, { locale: 'fr' });
  if (format === 'decimal' || format === 'none')
    return numfmt.format('#,##0.###', value, { locale: 'fr' }).replace(/,$/, '');
  const pattern = format ?? cells;
  return pattern ? numfmt.format(pattern, value, { locale: 'fr' }) : value.toLocaleString('fr-FR');
}
