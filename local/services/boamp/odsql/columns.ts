/** The `order_by` and `select` clauses. */
import { notImplemented, syntaxError, unknownField } from '../errors.ts';

type Row = Readonly<Record<string, unknown>>;

/** `dateparution desc, idweb`: reads an order of rows; null values come last. */
export function readOrder(clause: string, fields: ReadonlySet<string>): (a: Row, b: Row) => number {
  const keys = clause.split(',').map((part) => {
    const [, field = '', direction = 'asc'] = /^\s*`?(\w+)`?(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (field === '') throw syntaxError(part.trim(), clause.indexOf(part), clause);
    if (!fields.has(field)) throw unknownField(field, 'order_by');
    return { field, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { field, sign } of keys) {
      const [left, right] = [a[field] ?? null, b[field] ?? null];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      if (String(left) !== String(right)) return String(left) < String(right) ? -sign : sign;
    }
    return 0;
  };
}

/** `idweb, objet as titre`, `*`: reads what each row keeps. */
export function readSelect(clause: string, fields: ReadonlySet<string>): (row: Row) => Row {
  const parts = clause.split(',').map((part) => part.trim());
  if (parts.includes('*')) return (row) => row;
  const columns = parts.map((part) => {
    const [, field = '', alias] = /^`?(\w+)`?(?:\s+as\s+`?(\w+)`?)?$/i.exec(part) ?? [];
    if (field === '') throw notImplemented(`select=${part}`);
    if (!fields.has(field)) throw unknownField(field, 'select');
    return { field, name: alias ?? field };
  });
  return (row) => Object.fromEntries(columns.map(({ field, name }) => [name, row[field] ?? null]));
}
