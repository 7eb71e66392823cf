/** Pairs that a person has told apart: rows of PARAMETRES, which the whole team shares and may take away. */
import { matchKey } from '../../crm/names.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import { append, type Change, type SheetRow } from '../../sheet/index.ts';

const GROUP = 'Doublons écartés';
const HELP = 'Paire séparée sur la page Doublons. Effacez la ligne pour que Pistil la propose à nouveau.';

/** The same for both orders. */
export function pairKey(ids: readonly [string, string]): string {
  return [...ids].sort().join(' et ');
}

/** The keys of the pairs told apart. */
export function readApart(rows: readonly SheetRow<typeof settingsTable>[]): ReadonlySet<string> {
  const own = rows.filter(({ values }) => matchKey(values.group) === matchKey(GROUP));
  return new Set(own.map(({ values }) => values.name.trim()));
}

/** @param names what the rows are called, for whoever reads PARAMETRES */
export function tellApart(ids: readonly [string, string], names: readonly [string, string]): Change {
  return append(settingsTable, { group: GROUP, name: pairKey(ids), value: names.join(' / '), unit: '', help: HELP });
}
