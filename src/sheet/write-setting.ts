import { matchKey } from '../crm/names.ts';
import { settings } from '../crm/tables/index.ts';
import type { Cell, Ports } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';
import { sameCell, toCell } from './cell-values.ts';
import { columnOf } from './change.ts';
import { placeOf } from './header.ts';
import { readTable } from './read-table.ts';
import type { SheetRow, TableRows } from './rows.ts';
import { underLock } from './under-lock.ts';

/** Rounds of writing; each is needed only when a person has moved rows since the one before. */
const MOST_ROUNDS = 6;

type SettingValue = SheetRow<typeof settings>['values']['value'];

/**
 * Writes the value of one setting that the system keeps, such as today's date. Rows of PARAMETRES are known by their group
 * and name, so it is read again after the write, and a value that has slipped onto another row is taken back. Fails with
 * `setting.missing` when nobody can tell which row it is.
 */
export function writeSetting(ports: Ports, group: string, name: string, value: SettingValue): Result<null> {
  return underLock(ports, () => {
    const first = readTable(ports, settings);
    if (!first.ok) return first;
    const before = new Map(first.value.rows.map((row) => [keyOf(row), row.values.value]));
    const wanted = new Map([...before, [settingKey(group, name), value]]);
    let current: TableRows<typeof settings> = first.value;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const misplaced = current.rows.filter((row) => isWrong(row, wanted, value));
      if (!current.rows.some((row) => keyOf(row) === settingKey(group, name))) {
        return fail(
          'setting.missing',
          `La ligne « ${group} / ${name} » manque dans l’onglet PARAMETRES. Lancez Pistil > Installer pour la remettre.`,
        );
      }
      if (misplaced.length === 0) return ok(null);
      const tab = current.header.tab;
      for (const row of misplaced) {
        const cell = toCell(columnOf(settings, 'value'), wanted.get(keyOf(row)) ?? '');
        ports.workbook.write(tab, row.position, placeOf(current.header, 'value'), [[cell]]);
      }
      ports.workbook.flush();
      const next = readTable(ports, settings);
      if (!next.ok) return next;
      current = next.value;
    }
    return fail('sheet.unsettled', 'L’onglet PARAMETRES change sans arrêt. Réessayez dans une minute.');
  });
}

/** The setting itself when it holds something else, or another row that holds our value without having held it before. */
function isWrong(
  row: SheetRow<typeof settings>,
  wanted: ReadonlyMap<string, SettingValue>,
  ours: SettingValue,
): boolean {
  const meant = wanted.get(keyOf(row));
  if (meant === undefined || sameCell(row.values.value, meant)) return false;
  return sameCell(meant, ours) || sameCell(row.values.value as Cell, ours);
}

function keyOf(row: SheetRow<typeof settings>): string {
  return settingKey(row.values.group, row.values.name);
}

function settingKey(group: string, name: string): string {
  return `${matchKey(group)}/${matchKey(name)}`;
}
