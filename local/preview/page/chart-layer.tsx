/** @jsxImportSource react */
import { DrawingTypeEnum, ICommandService } from '@univerjs/core';
import {
  DrawingApplyType,
  ISheetDrawingService,
  type ISheetFloatDom,
  SetDrawingApplyMutation,
} from '@univerjs/preset-sheets-drawing';
import Chart from 'chart.js/auto';
import { useEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../runtime/contract.ts';
import { anchorChart } from './chart-anchor.ts';
import { configureChart } from './chart-configuration.ts';
import { type ChartData, readChartData } from './chart-data.ts';
import type { Grid, Workbook } from './grid.ts';

const COMPONENT = 'pistil-chart';
/** A script writes many ranges in a row: the charts follow once they rest. */
const SETTLE_MS = 120;

export interface ChartLayer {
  /** Draws these charts, and no other, each on its sheet. */
  show(specs: readonly ChartSpec[]): void;
}

interface DrawingChange {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly redo: unknown;
  readonly objects: unknown;
}

/** Draws the workbook's EmbeddedCharts over the cells, in Univer's floating DOM: its own charts are closed source. */
export function createChartLayer(grid: Grid): ChartLayer {
  let specs = new Map<string, ChartSpec>();
  const commands = grid.univer.__getInjector().get(ICommandService);
  const drawings = () => grid.univer.__getInjector().get(ISheetDrawingService);
  let placed: ISheetFloatDom[] = [];
  /** The workbook the placed ones belong to: a new snapshot is another one. */
  let shownIn: unknown = null;
  const listeners = new Set<() => void>();
  const announce = () => {
    for (const listener of listeners) listener();
  };

  function EmbeddedChart({ data }: { data?: { chartId: string } }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    const [version, setVersion] = useState(0);
    useEffect(() => {
      const listener = () => setVersion((before) => before + 1);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    }, []);
    const spec = specs.get(data?.chartId ?? '');
    const workbook = grid.api.getActiveWorkbook();
    const numbers = spec && workbook ? readChartData(spec, workbook) : null;
    const configuration = spec && numbers ? configureChart(spec, numbers) : null;
    // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when the cells change, which `version` counts.
    useEffect(() => {
      if (!canvas.current || !configuration) return;
      const chart = new Chart(canvas.current, configuration);
      return () => chart.destroy();
    }, [version, data?.chartId]);
    if (!configuration) return <div className="chart-missing">{missingReason(spec, numbers)}</div>;
    return (
      <div className="chart">
        <canvas ref={canvas} role="img" aria-label={describe(spec, numbers)} />
      </div>
    );
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  commands.onCommandExecuted((info) => {
    if (listeners.size === 0 || !/^sheet\.mutation\.(set-range-values|insert|remove|move|set-row-)/.test(info.id))
      return;
    clearTimeout(timer);
    timer = setTimeout(announce, SETTLE_MS);
  });
  grid.api.registerComponent(COMPONENT, EmbeddedChart);

  /** Straight through the mutation: the command would let the person undo what the script drew. */
  function place(spec: ChartSpec, workbook: Workbook): void {
    const sheet = workbook.getSheetBySheetId(spec.sheetId);
    if (!sheet) return;
    const { sheetTransform, transform } = anchorChart(spec, sheet);
    const drawing: ISheetFloatDom = {
      unitId: workbook.getId(),
      subUnitId: spec.sheetId,
      drawingId: spec.id,
      drawingType: DrawingTypeEnum.DRAWING_DOM,
      componentKey: COMPONENT,
      sheetTransform,
      axisAlignSheetTransform: sheetTransform,
      transform,
      data: { chartId: spec.id },
      allowTransform: false,
    };
    apply(drawings().getBatchAddOp([drawing]) as DrawingChange, DrawingApplyType.INSERT);
    placed.push(drawing);
  }

  function apply({ unitId, subUnitId, redo, objects }: DrawingChange, type: DrawingApplyType): void {
    commands.syncExecuteCommand(
      SetDrawingApplyMutation.id,
      { unitId, subUnitId, op: redo, objects, type },
      { onlyLocal: true },
    );
  }

  return {
    show(next) {
      specs = new Map(next.map((spec) => [spec.id, spec]));
      const workbook = grid.api.getActiveWorkbook();
      if (!workbook) return;
      for (const drawing of placed) {
        if (shownIn === workbook.getWorkbook() && workbook.getSheetBySheetId(drawing.subUnitId))
          apply(drawings().getBatchRemoveOp([drawing]) as DrawingChange, DrawingApplyType.REMOVE);
      }
      placed = [];
      shownIn = workbook.getWorkbook();
      for (const spec of next) place(spec, workbook);
      announce();
    },
  };
}

function missingReason(spec: ChartSpec | undefined, data: ChartData | null): string {
  if (!spec) return 'Ce graphique n’existe plus.';
  if (!data) return `Les données de ce graphique sont introuvables : ${spec.ranges.join(', ')}.`;
  return `Cet aperçu ne dessine pas les graphiques de type ${spec.type}.`;
}

/** What a screen reader says of the picture. */
function describe(spec: ChartSpec | undefined, data: ChartData | null): string {
  const title = typeof spec?.options.title === 'string' ? `${spec.options.title} : ` : '';
  const series = data?.series.map(
    (one) => `${one.name} ${data.labels.map((label, point) => `${label} ${one.displayed[point]}`).join(', ')}`,
  );
  return `Graphique. ${title}${series?.join(' ; ') ?? ''}`;
}
