/** Apps Script's enums: objects with a name and a rank. */
import { refuseUnknown } from './refuse-unknown.ts';

export interface EnumValue<Name extends string = string> {
  name(): Name;
  toString(): Name;
  toJSON(): Name;
  ordinal(): number;
  compareTo(other: EnumValue): number;
}

/** Makes `{ A, B }` of the values `A` and `B`, in this order. */
export function enumeration<Name extends string>(
  enumName: string,
  names: readonly Name[],
): Readonly<Record<Name, EnumValue<Name>>> {
  const values = names.map((name, rank) => [
    name,
    {
      name: () => name,
      toString: () => name,
      toJSON: () => name,
      ordinal: () => rank,
      compareTo: (other: EnumValue) => rank - other.ordinal(),
    },
  ]);
  return refuseUnknown(Object.fromEntries(values) as Record<Name, EnumValue<Name>>, enumName);
}
