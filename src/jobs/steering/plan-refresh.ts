/** What OBJECTIFS, GO_NO_GO and PLAN_ACTION should hold, and the changes that lead there. */
import { startOfDay } from 'date-fns';
import { lawOfNumbers, type Phase } from '../../crm/prospecting/volumes.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { Indicators } from '../../crm/steering/indicators.ts';
import { type CriterionLine, criterionLines, type ObjectiveLine, objectiveLines } from '../../crm/steering/lines.ts';
import { type Unit, unitOf } from '../../crm/steering/units.ts';
import {
  type ActionRow,
  actions,
  type CriterionRow,
  criteria,
  type ObjectiveRow,
  objectives,
} from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { ok, type Result } from '../../result.ts';
import { declaredHeader } from '../../sheet/header.ts';
import {
  type Change,
  type Fresh,
  onBehalf,
  type Plan,
  type SheetRow,
  setSystem,
  type TableRows,
} from '../../sheet/index.ts';
import { readFacts } from './read-facts.ts';
import type { Reasons } from './reasons.ts';
import type { Figures } from './write-units.ts';

export interface Refresh {
  /** Lines whose cells change. */
  readonly written: number;
  readonly reasons: readonly Reasons[];
  readonly figures: readonly Figures[];
}

/** Reads each table once; those that no code counts from are not read. */
export function planRefresh(fresh: Fresh, settings: Settings): Result<Plan<Refresh>> {
  const aims = readIdentified(fresh, objectives);
  if (!aims.ok) return aims;
  const limits = readIdentified(fresh, criteria);
  if (!limits.ok) return limits;
  const tasks = readIdentified(fresh, actions);
  if (!tasks.ok) return tasks;
  const [goals, gates] = [valuesOf(aims.value), valuesOf(limits.value)];
  const codes = [...goals, ...gates].map(({ code }) => code.trim()).filter((code) => code !== '');
  const indicators = new Indicators(readFacts(fresh, codes, settings));
  const today = startOfDay(fresh.now);
  const aimed = objectiveLines(goals, indicators, today);
  const judged = criterionLines(gates, indicators, today);
  const goalOf = byId(goals);
  const gateOf = byId(gates);
  const changes = [
    ...aimed.flatMap((line) => settleObjective(line, goalOf.get(line.id))),
    ...judged.flatMap((line) => settleCriterion(line, gateOf.get(line.id))),
    ...valuesOf(tasks.value).flatMap((task) => settleVolume(task, goalOf.get(task.objectiveId))),
  ];
  const reasons: Reasons[] = [
    { ...aims.value, key: 'attainment', sentences: problemsOf(aimed) },
    { ...limits.value, key: 'verdict', sentences: problemsOf(judged) },
  ];
  const currents = new Map([...aimed, ...judged].map(({ id, current }) => [id, current]));
  const figures: Figures[] = [
    {
      ...aims.value,
      keys: ['initial', 'target', 'current'],
      units: unitsOf(goals, ({ id, indicator, initial, target }) => [indicator, initial, target, currents.get(id)]),
    },
    {
      ...limits.value,
      keys: ['threshold', 'ideal', 'current'],
      units: unitsOf(gates, ({ id, criterion, threshold, ideal }) => [criterion, threshold, ideal, currents.get(id)]),
    },
  ];
  return ok({ changes, value: { written: changes.length, reasons, figures } });
}

function settleObjective(
  { id, measured, current, attainment }: ObjectiveLine,
  row: ObjectiveRow | undefined,
): Change[] {
  if (row === undefined) return [];
  return [
    ...(measured && current !== row.current ? [onBehalf(objectives, id, { current }, { current: row.current })] : []),
    ...(attainment === row.attainment ? [] : [setSystem(objectives, id, { attainment })]),
  ];
}

function settleCriterion({ id, measured, current, verdict }: CriterionLine, row: CriterionRow | undefined): Change[] {
  if (row === undefined) return [];
  return [
    ...(measured && current !== row.current ? [onBehalf(criteria, id, { current }, { current: row.current })] : []),
    ...(verdict === row.verdict ? [] : [setSystem(criteria, id, { verdict })]),
  ];
}

const GROWTH: Readonly<Record<string, Phase>> = { Démarrage: 'starting', Développement: 'developing' };

/** The law of numbers on the target of the objective that the task serves; blank without a phase, an objective or a target. */
function settleVolume({ id, phase, volume: present }: ActionRow, objective: ObjectiveRow | undefined): Change[] {
  const target = objective?.target ?? null;
  const growth = GROWTH[phase];
  const volume = target === null || growth === undefined ? null : lawOfNumbers(target, growth);
  return volume === present ? [] : [setSystem(actions, id, { volume })];
}

/** The units of the rows that a code measures. `facts`: the row's name, then its figures. */
function unitsOf<R extends { readonly id: string; readonly code: string }>(
  rows: readonly R[],
  facts: (row: R) => readonly [name: string, ...figures: readonly (number | null | undefined)[]],
): ReadonlyMap<string, Unit> {
  const coded = rows.filter(({ code }) => code.trim() !== '');
  return new Map(
    coded.map((row) => {
      const [name, ...figures] = facts(row);
      return [
        row.id,
        unitOf(
          row.code,
          name,
          figures.map((figure) => figure ?? null),
        ),
      ];
    }),
  );
}

interface IdentifiedRows<T extends Table> extends Pick<TableRows<T>, 'header'> {
  readonly rows: readonly SheetRow<T>[];
}

/** A longer text is no identifier: the check of the workbook gives the row its own back. */
const LONGEST_ID = 40;

/** The rows that one identifier tells apart; none while the tab is not there. */
function readIdentified<T extends Table>(fresh: Fresh, table: T): Result<IdentifiedRows<T>> {
  if (!fresh.holds(table)) return ok({ header: declaredHeader(table), rows: [] });
  const read = fresh.rows(table);
  if (!read.ok) return read;
  const { header, rows, duplicatedIds } = read.value;
  return ok({ header, rows: rows.filter(({ id }) => id !== '' && id.length <= LONGEST_ID && !duplicatedIds.has(id)) });
}

function valuesOf<T extends Table>({ rows }: IdentifiedRows<T>) {
  return rows.map(({ values }) => values);
}

function byId<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.id, row]));
}

function problemsOf(lines: readonly (ObjectiveLine | CriterionLine)[]): ReadonlyMap<string, string> {
  return new Map(lines.filter(({ problem }) => problem !== '').map(({ id, problem }) => [id, problem]));
}
