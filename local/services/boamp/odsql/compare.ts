/** How ODSQL compares a field of a record with a value. */

/** A value written in a clause. */
export interface Literal {
  readonly value: string | number;
  readonly isDate: boolean;
}

/** No value for null; the elements of a list. */
export function valuesOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** As in SQL, nothing but `is null` holds for null; a list meets a condition by one of its values. */
export function compareField(value: unknown, operator: string, literal: Literal): boolean {
  const orders = valuesOf(value).map((one) => compare(one, literal));
  switch (operator) {
    case '=':
      return orders.includes(0);
    case '!=':
    case '<>':
      return orders.length > 0 && !orders.includes(0);
    case '<':
      return orders.some((order) => order < 0);
    case '<=':
      return orders.some((order) => order <= 0);
    case '>':
      return orders.some((order) => order > 0);
    default:
      return orders.some((order) => order >= 0);
  }
}

/** Order of a value and a literal; dates by instant, numbers by size, the rest as text. */
export function compare(value: unknown, { value: literal, isDate }: Literal): number {
  if (isDate || (isIsoDate(value) && isIsoDate(literal)))
    return Date.parse(String(value)) - Date.parse(String(literal));
  if (typeof literal === 'number') return Number(value) - literal;
  const text = String(value);
  if (text === literal) return 0;
  return text < literal ? -1 : 1;
}

function isIsoDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value);
}
