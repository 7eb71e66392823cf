/** Runs every operation on a workbook of each size, then the peers on the same workbook. */
import type { Runtime, RuntimeState } from '../local/runtime/index.ts';
import { extrapolate, type Measure, measure } from './measure.ts';
import { OPERATIONS, type Operation, type PeerWork } from './operations.ts';
import { ask } from './requests.ts';
import { STEERING_OPERATIONS } from './steering-operations.ts';
import { type BenchPlace, NOW, openEmpty, openFilled } from './workbook/open.ts';
import { rowsOf, type Shape, shapeOf, type TableContent } from './workbook/shape.ts';
import { type SteeredShape, steeredShapeOf, steeringRowsOf } from './workbook/steering-rows.ts';

export interface OperationMeasure {
  readonly operation: Operation;
  readonly pistil: Measure;
  readonly sheetQuery: PeerMeasure | null;
  readonly cellLoop: PeerMeasure | null;
}

export interface PeerMeasure {
  readonly measure: Measure;
  /** Told from a few rows: their calls are the same for each, and ten thousand would take an hour here. */
  readonly extrapolated: boolean;
}

export interface SizeMeasure {
  readonly shape: Shape;
  readonly operations: readonly OperationMeasure[];
}

/** Installs Pistil in an empty workbook. */
export function measureInstallation(place: BenchPlace): { measure: Measure; installed: RuntimeState } {
  const runtime = openEmpty(place);
  try {
    const installation = measure(runtime, () => runtime.call('installPistil', [], { kind: 'menu' }));
    return { measure: installation, installed: runtime.state() };
  } finally {
    runtime.close();
  }
}

/**
 * Switches steering on in an installed, empty workbook. The dashboard is taken away, to be made again once the workbook is full: its
 * formulas would be computed after each table that is filled.
 */
export function measureSteering(
  place: BenchPlace,
  installed: RuntimeState,
): { measure: Measure; installed: RuntimeState } {
  const runtime = openFilled(place, installed, []);
  try {
    const switching = measure(runtime, () => ask(runtime, 'steering.switch-on', { examples: false }));
    runtime.call('dropTab', ['TABLEAU_DE_BORD']);
    return { measure: switching, installed: runtime.state() };
  } finally {
    runtime.close();
  }
}

/** All operations with so many contacts; `said` is told of each. */
export function measureSize(
  place: BenchPlace,
  installed: RuntimeState,
  contacts: number,
  said: (name: string) => void,
): SizeMeasure {
  const shape = shapeOf(contacts);
  return measureWorkbook(place, installed, { shape, contents: rowsOf(shape, NOW), operations: OPERATIONS }, said);
}

/** What steering adds, with so many contacts and as many opportunities; `steered` is a workbook where it is on. */
export function measureSteeredSize(
  place: BenchPlace,
  steered: RuntimeState,
  contacts: number,
  said: (name: string) => void,
): SizeMeasure {
  const shape = steeredShapeOf(contacts);
  return measureWorkbook(
    place,
    steered,
    { shape, contents: steeredContents(shape), operations: STEERING_OPERATIONS },
    said,
  );
}

export function steeredContents(shape: SteeredShape): readonly TableContent[] {
  return [...rowsOf(shape, NOW), ...steeringRowsOf(shape, NOW)];
}

interface Work {
  readonly shape: Shape;
  readonly contents: readonly TableContent[];
  readonly operations: readonly Operation[];
}

function measureWorkbook(
  place: BenchPlace,
  installed: RuntimeState,
  { shape, contents, operations }: Work,
  said: (name: string) => void,
): SizeMeasure {
  said(`filling a workbook of ${shape.contacts} contacts`);
  const runtime = openFilled(place, installed, contents);
  try {
    const measures = measureOperations(runtime, shape, said, operations);
    const measured = operations.map((operation, index): OperationMeasure => {
      if (operation.peers) said(`${operation.name}, by peers`);
      const { sheetQuery, cellLoop } = operation.peers ?? {};
      return {
        operation,
        pistil: measures[index] as Measure,
        sheetQuery: sheetQuery ? measurePeer(runtime, shape, sheetQuery) : null,
        cellLoop: cellLoop ? measurePeer(runtime, shape, cellLoop) : null,
      };
    });
    return { shape, operations: measured };
  } finally {
    runtime.close();
  }
}

/** Operations in their order, which some need. */
export function measureOperations(
  runtime: Runtime,
  shape: Shape,
  said: (name: string) => void,
  operations: readonly Operation[],
): readonly Measure[] {
  return operations.map((operation) => {
    said(operation.name);
    return measure(runtime, () => operation.run(runtime, shape), operation.floor?.(shape));
  });
}

const FEWER_ROWS = 10;
const MORE_ROWS = 20;

function measurePeer(runtime: Runtime, shape: Shape, { run, rows }: PeerWork): PeerMeasure {
  const all = rows?.(shape) ?? 0;
  const measureRows = (count: number) => ({ rows: count, measure: measure(runtime, () => run(runtime, shape, count)) });
  if (all <= MORE_ROWS) return { measure: measureRows(all).measure, extrapolated: false };
  return { measure: extrapolate(measureRows(FEWER_ROWS), measureRows(MORE_ROWS), all), extrapolated: true };
}
