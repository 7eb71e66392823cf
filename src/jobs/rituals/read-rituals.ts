import { findRecipients } from '../../crm/messages/recipients.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { type Ritual, readRitual } from '../../crm/steering/rituals/rhythm.ts';
import { rituals, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';

export interface RitualBook {
  readonly settings: Settings;
  readonly rituals: readonly Ritual[];
  /** What is missing for the others, one French sentence each. */
  readonly problems: readonly string[];
}

/** PARAMETRES and RITUELS. Fails with `steering.off` while the tabs of steering are not kept. */
export function readRituals(ports: Ports): Result<RitualBook> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  if (!settings.operation.modules.steering || !isThere(ports.workbook, rituals)) {
    return fail('steering.off', 'Le pilotage n’est pas activé\u00a0: activez-le par Pistil > Pilotage.');
  }
  const rows = readTable(ports, rituals);
  if (!rows.ok) return rows;
  const read = rows.value.rows.filter(({ values }) => isFilled(values)).map(({ values }) => readRitual(values));
  return ok({
    settings,
    rituals: read.flatMap((ritual) => ('problem' in ritual ? [] : [ritual])),
    problems: read.flatMap((ritual) => ('problem' in ritual ? [ritual.problem] : [])),
  });
}

function isFilled({ name, frequency }: { readonly name: string; readonly frequency: string }): boolean {
  return name.trim() !== '' || frequency !== '';
}

/** Who a ritual is sent to: the address of the person in charge, `''` when nobody is or the team knows none. */
export function addressOf({ assignee }: Ritual, { team }: Settings): string {
  return assignee === '' ? '' : (findRecipients([assignee], team).known[0]?.email ?? '');
}
