/** PARAMETRES gets what it lacks; what the team has set stays. */
import { countOf } from '../../crm/french/numbers.ts';
import { matchKey } from '../../crm/names.ts';
import { defaultSettingRows, parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { append } from '../../sheet/change.ts';
import { readTable } from '../../sheet/read-table.ts';
import { transact } from '../../sheet/transact.ts';

/** Adds the delivered rows of the groups that PARAMETRES lacks, and those named `late`, which a known group did not have yet. */
export function completeSettings(ports: Ports, late: ReadonlySet<string> = new Set()): Result<Settings> {
  const done = transact(ports, {
    action: 'install.settings',
    summary: (count: number) => `${countOf(count, 'réglage ajouté', 'réglages ajoutés')} dans PARAMETRES.`,
    plan: (fresh) => {
      const present = fresh.rows(settingsTable);
      if (!present.ok) return present;
      const keyOf = ({ group, name }: { readonly group: string; readonly name: string }) =>
        `${matchKey(group)}/${matchKey(name)}`;
      const keys = new Set(present.value.rows.map(({ values }) => keyOf(values)));
      const groups = new Set(present.value.rows.map(({ values }) => matchKey(values.group)));
      // In a group that the team already has, a row that is gone was taken out on purpose.
      const missing = defaultSettingRows().filter(
        (row) => !keys.has(keyOf(row)) && (late.has(row.name) || !groups.has(matchKey(row.group))),
      );
      return ok({ changes: missing.map((row) => append(settingsTable, row)), value: missing.length });
    },
  });
  if (!done.ok) return done;
  const read = readTable(ports, settingsTable);
  return read.ok ? ok(parseSettings(read.value.rows.map(({ values }) => values)).settings) : read;
}
