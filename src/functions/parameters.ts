import type { Section } from '../crm/settings/section.ts';
import { openSettings } from '../crm/settings/source.ts';
import { settings as settingsTable } from '../crm/tables/index.ts';
import { type Argument, isDate, textOf } from './arguments.ts';
import { readRange } from './table-ranges.ts';

/** One family of settings, from a range of PARAMETRES, or as delivered when none is given. */
export function settingsOf<T>(section: Section<T>, range: Argument): T {
  if (range === undefined || range === null || range === '') return section.read(openSettings([], section.rows));
  const rows = readRange(range, settingsTable, ['group', 'name', 'value']).map(({ group, name, value }) => ({
    group: textOf(group),
    name: textOf(name),
    value: isDate(value) ? new Date(value.getTime()) : value,
    unit: '',
    help: '',
  }));
  return section.read(openSettings(rows, section.rows));
}
