import { defaultSettings, parseSettings, type Settings } from '../crm/settings/index.ts';
import { settings as settingsTable } from '../crm/tables/index.ts';
import { type Argument, isDate, textOf } from './arguments.ts';
import { readRange } from './table-ranges.ts';

/** The settings of a range of PARAMETRES, or the delivered ones when none is given. */
export function settingsOf(range: Argument): Settings {
  if (range === undefined || range === null || range === '') return defaultSettings();
  const rows = readRange(range, settingsTable, ['group', 'name', 'value']).map(({ group, name, value }) => ({
    group: textOf(group),
    name: textOf(name),
    value: isDate(value) ? new Date(value.getTime()) : value,
    unit: '',
    help: '',
  }));
  return parseSettings(rows).settings;
}
