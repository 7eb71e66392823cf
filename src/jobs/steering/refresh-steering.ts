/** OBJECTIFS, GO_NO_GO and PLAN_ACTION brought up to date from the other tabs: every night, every morning, and on demand. */
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readTable, transact } from '../../sheet/index.ts';
import { planRefresh, type Refresh } from './plan-refresh.ts';
import { proposeSales } from './propose-sales.ts';
import { writeReasons } from './reasons.ts';
import { writeUnits } from './write-units.ts';

/**
 * Fewest weighted calls: which wins were seen, PARAMETRES, the three tabs that are brought up to date, the notes of two; the journal
 * and two writes, the units of two, the lock taken and given back. Each table that a code counts from is one read more.
 */
export const floor = { propertyGet: 1, lock: 2, read: 6, write: 4, appendRow: 1 } as const;

export interface SteeringRefresh {
  /** Cells that hold something else than before. */
  readonly written: number;
  /** Lines whose code could not be counted: the note of their cell says why. */
  readonly unknown: number;
  readonly summary: string;
}

/**
 * One operation, which can be undone; lines of VENTES that wins propose are another, before it. The number of calls does not
 * depend on the number of rows. A second run writes nothing. Fails with `steering.off`.
 */
export function refreshSteering(ports: Ports): Result<SteeringRefresh> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  if (!settings.operation.modules.steering) {
    return fail('steering.off', 'Le pilotage n’est pas activé\u00a0: activez-le par Pistil > Pilotage.');
  }
  const sold = proposeSales(ports, settings);
  if (!sold.ok) return sold;
  const done = transact(ports, {
    action: 'steering.refresh',
    plan: (fresh) => planRefresh(fresh, settings),
    summary: ({ written }: Refresh) => `Pilotage\u00a0: ${countOf(written, 'valeur mise', 'valeurs mises')} à jour.`,
    repeatable: true,
  });
  if (!done.ok) return done;
  const { written, reasons, figures } = done.value.value;
  if (written > 0) for (const shown of figures) writeUnits(ports, shown);
  for (const reason of reasons) writeReasons(ports, reason);
  const unknown = reasons.reduce((sum, { sentences }) => sum + sentences.size, 0);
  const { proposed, doubtful } = sold.value;
  const parts = [
    written === 0
      ? 'Le pilotage est à jour.'
      : `Pilotage\u00a0: ${countOf(written, 'valeur mise', 'valeurs mises')} à jour.`,
    proposed === 0 ? '' : `${countOf(proposed, 'vente proposée', 'ventes proposées')} dans VENTES, à compléter.`,
    ...doubtful,
    unknown === 0
      ? ''
      : `${countOf(unknown, 'ligne ne se calcule pas\u00a0: sa', 'lignes ne se calculent pas\u00a0: leur')} note dit pourquoi.`,
  ];
  return ok({ written, unknown, summary: parts.filter((part) => part !== '').join(' ') });
}
