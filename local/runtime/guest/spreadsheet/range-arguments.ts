/** Readings of the arguments of Range's methods. */
import type { BorderChange } from '../../book/operations/formats.ts';
import { refuseSignature } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';

/** (top, left, bottom, right, vertical, horizontal, color?, style?). */
export function borderOf(edges: readonly unknown[], method: string): BorderChange {
  if (edges.length < 6) refuseSignature(edges, method);
  const [top, left, bottom, right, vertical, horizontal] = edges.map((edge) => (edge === undefined ? null : edge)) as (
    | boolean
    | null
  )[];
  const [color = null, style = null] = edges.slice(6) as [string | null | undefined, EnumValue | null | undefined];
  return {
    top: top ?? null,
    left: left ?? null,
    bottom: bottom ?? null,
    right: right ?? null,
    vertical: vertical ?? null,
    horizontal: horizontal ?? null,
    color,
    style: style?.name() ?? null,
  };
}

/** What `copyTo` pastes, from its second argument. */
export function copyKind(how: EnumValue | { contentsOnly?: boolean; formatOnly?: boolean } | undefined): string {
  if (!how) return 'PASTE_NORMAL';
  if ('name' in how) return how.name();
  if (how.contentsOnly) return 'PASTE_VALUES';
  return how.formatOnly ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
}

export function isMatrix(values: unknown): values is readonly (readonly unknown[])[] {
  return Array.isArray(values) && values.every((line) => Array.isArray(line));
}

/** What a cell cannot hold is written as the text Google makes of it. */
export function checkedValue(value: unknown): unknown {
  if (value === undefined || value === null || value instanceof Date) return value ?? null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
  return typeof value === 'boolean' ? value : String(value);
}
