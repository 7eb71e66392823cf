/** « Pilotage »: whether it is on, the decision that GO_NO_GO comes to, and where each objective stands. */
import { startOfDay } from 'date-fns';
import { formatShortDay } from '../../crm/french/dates.ts';
import { formatNumber, formatPercent } from '../../crm/french/numbers.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { Indicators } from '../../crm/steering/indicators.ts';
import { criterionLines, objectiveLines, overallVerdict } from '../../crm/steering/lines.ts';
import { criteria, objectives, STEERING_TABLES, settings as settingsTable } from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { isThere } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';
import { readFacts } from './read-facts.ts';
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

/** PARAMETRES, and when steering is on OBJECTIFS, GO_NO_GO and the tables that their codes are counted from. */
export function loadSteering(ports: Ports): Result<SteeringPage> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const { steering: on } = settings.operation.modules;
  const aims = on ? readRows(ports, objectives) : ok([]);
  if (!aims.ok) return aims;
  const limits = on ? readRows(ports, criteria) : ok([]);
  if (!limits.ok) return limits;
  const codes = [...aims.value, ...limits.value].map(({ code }) => code);
  const indicators = new Indicators(readFacts((table) => readTable(ports, table), codes, settings));
  const today = startOfDay(ports.clock.now());
  const judged = criterionLines(limits.value, indicators, today);
  return ok({
    on,
    tabs: STEERING_TABLES.filter((table) => isThere(ports.workbook, table)).map(({ tab }) => tab),
    examples: holdsExamples(ports),
    verdict: overallVerdict(judged),
    criteria: judged.map(({ id, criterion, current, threshold, verdict, dueOn, problem }) => ({
      id,
      name: criterion,
      said: say(current, threshold, dueOn),
      mark: verdict,
      holds: verdict !== 'NO-GO',
      problem,
    })),
    objectives: objectiveLines(aims.value, indicators, today).map((line) => ({
      id: line.id,
      name: line.indicator,
      said: say(line.current, line.target, line.period?.to ?? null),
      mark: line.attainment === null ? '' : formatPercent(line.attainment, 0),
      holds: true,
      problem: line.problem,
    })),
  });
}

function say(current: number | null, against: number | null, until: Date | null): string {
  const value = current === null ? 'À mesurer' : formatNumber(current);
  const whole = against === null ? value : `${value} sur ${formatNumber(against)}`;
  return until === null ? whole : `${whole}, au ${formatShortDay(until)}`;
}

/** A tab that somebody has taken away is no failure of the page: Santé puts it back. */
function readRows<T extends Table>(ports: Ports, table: T): Result<readonly RowOf<T>[]> {
  if (!isThere(ports.workbook, table)) return ok([]);
  const read = readTable(ports, table);
  return read.ok ? ok(read.value.rows.map(({ values }) => values)) : read;
}
