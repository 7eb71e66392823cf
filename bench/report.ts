/** The figures as Markdown tables. */
import type { Loading } from './loading.ts';
import type { Measure } from './measure.ts';
import type { RuleMeasure } from './rules.ts';
import type { OperationMeasure, PeerMeasure, SizeMeasure } from './run.ts';

export function reportLoading({ kilobytes, milliseconds }: Loading): string {
  return `Loading the bundle: 0 service calls (limit 0), ${milliseconds.toFixed(1)} ms (limit 10), ${kilobytes.toFixed(0)} KB (limit 400).`;
}

export function reportOnce(work: string, measure: Measure): string {
  const { estimate, cpu } = measure;
  return `${work}, once: ${estimate.calls} calls, ${showSeconds(measure)} on Google, ${Math.round(cpu)} ms of CPU.`;
}

const COLUMNS = ['operation', 'calls', 'limit', 'cells', 'T on Google, s', 'floor, s', 'T/floor', 'CPU, ms'];
const PEERS = ['sheetquery', 'cell loop'];

export function reportSize({ shape, operations }: SizeMeasure): string {
  const columns = operations.some(({ sheetQuery }) => sheetQuery !== null) ? [...COLUMNS, ...PEERS] : COLUMNS;
  const contents = Object.entries(shape).map(([table, rows]) => `${count(rows)} ${table}`);
  return [
    `### ${contents.join(', ')}`,
    '',
    table(
      columns,
      operations.map((operation) => describeOperation(operation).slice(0, columns.length)),
    ),
  ].join('\n');
}

export function reportRules(rules: readonly RuleMeasure[]): string {
  return table(
    ['rule', 'rows', 'CPU, ms', 'rows', 'CPU, ms'],
    rules.map(({ name, small, large }) => [
      name,
      count(small.rows),
      small.cpu.toFixed(0),
      count(large.rows),
      large.cpu.toFixed(0),
    ]),
  );
}

/** Why some operations are over their limit; `''` when none is. */
export function reportLimits({ operations }: SizeMeasure): string {
  return operations
    .filter(exceeds)
    .map(({ operation }) => `- Over its limit: ${operation.name} (${operation.beyond?.because ?? 'unexplained'}).`)
    .join('\n');
}

function exceeds({ operation, pistil }: OperationMeasure): boolean {
  return operation.limit !== null && pistil.estimate.calls > operation.limit;
}

function describeOperation(measured: OperationMeasure): string[] {
  const { operation, pistil, sheetQuery, cellLoop } = measured;
  const { estimate, overFloor, cpu } = pistil;
  const limit = operation.limit === null ? '' : `${operation.limit}${exceeds(measured) ? ' **over**' : ''}`;
  return [
    operation.name,
    String(estimate.calls),
    limit,
    count(estimate.cells),
    showSeconds(pistil),
    overFloor === null ? '' : `${overFloor.floor.low.toFixed(1)}–${overFloor.floor.high.toFixed(1)}`,
    overFloor === null ? '' : `${overFloor.low.toFixed(1)}–${overFloor.high.toFixed(1)}`,
    cpu.toFixed(0),
    describePeer(pistil, sheetQuery),
    describePeer(pistil, cellLoop),
  ];
}

/** `20,003 calls, ×112 (CPU ×3)`: the peer's time over Pistil's, in the middle of both estimates. */
function describePeer(pistil: Measure, peer: PeerMeasure | null): string {
  if (peer === null) return '';
  const middle = ({ estimate: { low, high } }: Measure) => (low + high) / 2;
  const about = peer.extrapolated ? '≈ ' : '';
  const ratio = (value: number) => (value < 10 ? value.toFixed(1) : count(value));
  const { measure } = peer;
  return `${about}${count(measure.estimate.calls)} calls, T ×${ratio(middle(measure) / middle(pistil))}, CPU ×${ratio(measure.cpu / pistil.cpu)}`;
}

function showSeconds({ estimate: { low, high } }: Measure): string {
  return `${low.toFixed(1)}–${high.toFixed(1)}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headers.map((header, index) =>
    Math.max(header.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(headers), line(rule), ...rows.map(line)].join('\n');
}
