/** Makes PLANNING, and draws it again: the action plan week by week, beside and above whatever the team writes there. */

import { parseSettings } from '../../crm/settings/index.ts';
import { chartPlan } from '../../crm/steering/plan-chart.ts';
import { actions, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Cell, Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { frameDesign, pageDesign } from './design.ts';
import {
  COLUMNS,
  countTasks,
  FOOTER,
  FOOTER_COLUMN,
  LAYOUT_VERSION,
  layBlank,
  layFooter,
  layPlan,
  lineHeight,
} from './page.ts';

export const PLANNING_TAB = 'PLANNING';

/** PARAMETRES, PLAN_ACTION, where the last drawing ended; the lock; one write. Looks are set besides. */
export const floor = { lock: 2, read: 3, write: 1 } as const;

/** Fails with `steering.off`, and `planning.taken` when a tab of the team's has that name. */
export function refreshPlanning(ports: Ports): Result<{ readonly summary: string }> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  if (!settings.operation.modules.steering || !isThere(ports.workbook, actions)) {
    return fail('steering.off', 'Le pilotage n’est pas activé\u00a0: activez-le par Pistil > Pilotage.');
  }
  const tasks = readTable(ports, actions);
  if (!tasks.ok) return tasks;
  const now = ports.clock.now();
  const chart = chartPlan(
    tasks.value.rows.map(({ values }) => values),
    now,
  );
  const drawn = underLock(ports, () => draw(ports, layPlan(chart, now), lineHeight(chart)));
  if (!drawn.ok) return drawn;
  return ok({ summary: `Planning à jour\u00a0: ${countTasks(chart)}.` });
}

/** Shows it once it is drawn, to whoever asked. */
export function openPlanning(ports: Ports): Result<{ readonly summary: string }> {
  const done = refreshPlanning(ports);
  if (done.ok) ports.workbook.showTab(PLANNING_TAB);
  return done;
}

/**
 * The frame is for a new tab, and for one that an earlier Pistil drew. The footer is the last row that is Pistil's. What the
 * team has below it moves down when the plan grows; when it shrinks the footer stays where it is, unless nothing stands below.
 */
function draw(ports: Ports, lines: ReturnType<typeof layPlan>, pixels: number): Result<null> {
  const { workbook } = ports;
  const found = findFooter(ports);
  if (!found.ok) return found;
  const { footer: former, lastRow, version } = found.value;
  const wanted = lines.length + 1;
  const hasTeamBelow = lastRow > former;
  if (former === 0) {
    if (workbook.tab(PLANNING_TAB) === null) workbook.addTab(PLANNING_TAB);
    // Google's new tabs end at column Z; a write makes room.
    workbook.write(PLANNING_TAB, 1, COLUMNS, [['']]);
  } else if (wanted > former && hasTeamBelow) {
    workbook.insertRows(PLANNING_TAB, former, wanted - former);
  }
  if (version !== LAYOUT_VERSION) workbook.design(PLANNING_TAB, frameDesign());
  const footer = hasTeamBelow ? Math.max(wanted, former) : wanted;
  const height = Math.max(footer, former);
  const page = Array.from({ length: height }, (_, index) => {
    if (index === footer - 1) return layFooter();
    return lines[index] ?? layBlank();
  });
  workbook.write(
    PLANNING_TAB,
    1,
    1,
    page.map((cells) => cells.map(({ value }) => value)),
  );
  workbook.design(PLANNING_TAB, pageDesign(page, lines.length, pixels));
  workbook.flush();
  return ok(null);
}

interface FormerDrawing {
  /** Row 0: the tab is new, or blank. */
  readonly footer: number;
  readonly lastRow: number;
  /** Blank before PLANNING had versions. */
  readonly version: Cell;
}

function findFooter({ workbook }: Pick<Ports, 'workbook'>): Result<FormerDrawing> {
  const tab = workbook.tab(PLANNING_TAB);
  if (tab === null || tab.lastRow === 0) return ok({ footer: 0, lastRow: 0, version: '' });
  const area = { row: 1, column: FOOTER_COLUMN - 1, rows: tab.lastRow, columns: 2 };
  const cells = workbook.read(PLANNING_TAB, area);
  const footer = cells.findIndex(([, cell]) => cell === FOOTER) + 1;
  if (footer > 0) return ok({ footer, lastRow: tab.lastRow, version: cells[footer - 1]?.[0] ?? '' });
  return fail(
    'planning.taken',
    `Rien n’a été dessiné\u00a0: l’onglet ${PLANNING_TAB} est à vous, ou sa dernière ligne «\u00a0${FOOTER}\u00a0» a été changée. Renommez-le, puis recommencez.`,
  );
}
