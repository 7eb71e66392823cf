import { parseSettings } from '../../crm/settings/index.ts';
import type { MeetingFacts } from '../../crm/steering/meeting/facts.ts';
import { actions, criteria, hypotheses, objectives, settings as settingsTable } from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';

/** PARAMETRES and four tabs, each once; one that cannot be read is left out, and said. Fails with `steering.off`. */
export function readMeeting(ports: Ports): Result<MeetingFacts> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  if (!settings.operation.modules.steering) {
    return fail('steering.off', 'Le pilotage n’est pas activé\u00a0: activez-le par Pistil > Pilotage.');
  }
  const leftOut: string[] = [];
  const read = <T extends Table>(table: T): readonly RowOf<T>[] => {
    if (!isThere(ports.workbook, table)) {
      leftOut.push(`L’onglet ${table.tab} n’est plus là\u00a0: Pistil > Pilotage le recrée.`);
      return [];
    }
    const rows = readTable(ports, table);
    if (rows.ok) return rows.value.rows.map(({ values }) => values);
    leftOut.push(rows.error.message);
    return [];
  };
  return ok({
    settings,
    now: ports.clock.now(),
    hypotheses: read(hypotheses),
    actions: read(actions),
    criteria: read(criteria),
    objectives: read(objectives),
    leftOut,
  });
}
