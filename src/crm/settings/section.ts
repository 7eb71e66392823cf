import type { DefaultRow, SettingValue } from './default-row.ts';
import type { SettingsSource } from './source.ts';

/** A family of settings: the rows it delivers, and how they become typed data. */
export interface Section<T> {
  readonly rows: readonly DefaultRow[];
  /** Values that cannot be read give way to the delivered ones; the source keeps the sentence that says so. */
  readonly read: (source: SettingsSource) => T;
}

/** Delivered rows of one group, which share a unit and a help text. */
export function declareGroup(
  group: string,
  unit: string,
  help: string,
  values: readonly (readonly [name: string, value: SettingValue])[],
): DefaultRow[] {
  return values.map(([name, value]) => ({ group, name, value, unit, help }));
}
