/** « Pilotage »: whether it is on, the decision that GO_NO_GO comes to, and where each objective stands. */
import { startOfDay } from 'date-fns';
import { formatShortDay } from '../../crm/french/dates.ts';
import { formatPercent } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { criterionLines, objectiveLines, overallVerdict } from '../../crm/steering/lines.ts';
import { sayIn, type Unit, unitOf, withoutUnit } from '../../crm/steering/units.ts';
import { criteria, objectives, STEERING_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { KeyOf, RowOf, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';
import { readReasons } from './reasons.ts';
import { holdsExamples } from './worked-examples.ts';

export interface SteeringPage {
  readonly on: boolean;
  /** Tabs of steering that stand in the workbook. */
  readonly tabs: readonly string[];
  readonly examples: boolean;
  /** « NO-GO », « GO », « GO idéal », « à mesurer »; `''` without criteria. */
  readonly verdict: string;
  readonly criteria: readonly ShownLine[];
  readonly objectives: readonly ShownLine[];
}

export interface ShownLine {
  /** `''` for a line that has just been typed. */
  readonly id: string;
  readonly name: string;
  /** « 12 sur 20, au 30 juin » */
  readonly said: string;
  /** A criterion’s verdict, an objective’s attainment: « GO », « 60 % »; `''`: unknown. */
  readonly mark: string;
  /** False when it is under its threshold; true for an objective, which has until the end of its period. */
  readonly holds: boolean;
  /** Why it could not be worked out; `''`: it was. */
  readonly problem: string;
}

/** PARAMETRES; when steering is on OBJECTIFS and GO_NO_GO, and the notes of each that has rows; a property. */
export const floor = { read: 5, propertyGet: 1 } as const;

/** The figures are those that stand in the tabs, as in the steering meeting: counting them anew would read the whole workbook. */
export function loadSteering(ports: Ports): Result<SteeringPage> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const { steering: on } = settings.operation.modules;
  const aims = readTold(ports, objectives, 'attainment', on);
  if (!aims.ok) return aims;
  const limits = readTold(ports, criteria, 'verdict', on);
  if (!limits.ok) return limits;
  const today = startOfDay(ports.clock.now());
  const judged = criterionLines(limits.value.rows, null, today);
  return ok({
    on,
    tabs: STEERING_TABLES.filter((table) => isThere(ports.workbook, table)).map(({ tab }) => tab),
    examples: holdsExamples(ports),
    verdict: overallVerdict(judged),
    criteria: judged.map(({ id, criterion, code, current, threshold, verdict, dueOn }) => ({
      id,
      name: withoutUnit(criterion),
      said: say(unitOf(code, criterion, [current, threshold]), current, threshold, dueOn),
      mark: verdict,
      holds: verdict !== 'NO-GO',
      problem: limits.value.reasons.get(id) ?? '',
    })),
    objectives: objectiveLines(aims.value.rows, null, today).map((line) => ({
      id: line.id,
      name: withoutUnit(line.indicator),
      said: say(
        unitOf(line.code, line.indicator, [line.current, line.target]),
        line.current,
        line.target,
        line.period?.to ?? null,
      ),
      mark: line.attainment === null ? '' : formatPercent(line.attainment, 0),
      holds: true,
      problem: aims.value.reasons.get(line.id) ?? '',
    })),
  });
}

function say(unit: Unit, current: number | null, against: number | null, until: Date | null): string {
  const value = current === null ? 'À mesurer' : sayIn(unit, current);
  const whole = against === null ? value : `${value} sur ${sayIn(unit, against)}`;
  return until === null ? whole : `${whole}, au ${formatShortDay(until)}`;
}

interface Told<T extends Table> {
  readonly rows: readonly RowOf<T>[];
  /** Why a line could not be worked out, by identifier. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A tab that somebody has taken away is no failure of the page: Santé puts it back. */
function readTold<T extends Table>(ports: Ports, table: T, key: KeyOf<T>, on: boolean): Result<Told<T>> {
  if (!on || !isThere(ports.workbook, table)) return ok({ rows: [], reasons: new Map() });
  const read = readTable(ports, table);
  if (!read.ok) return read;
  const { header, rows } = read.value;
  return ok({ rows: rows.map(({ values }) => values), reasons: readReasons(ports, { header, rows, key }) });
}
