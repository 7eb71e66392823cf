import type { SettingRow } from '../tables/index.ts';

/** What a value cell of PARAMETRES holds; `''` is blank. */
export type SettingValue = SettingRow['value'];

/** A row of PARAMETRES as it is delivered. */
export interface DefaultRow {
  readonly group: string;
  readonly name: string;
  readonly value: SettingValue;
  readonly unit: string;
  readonly help: string;
}
