/** Protections, named ranges, charts and developer metadata. */
import { randomUUID } from 'node:crypto';
import type { ChartSpec, Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import { formatA1, parseA1, quoteTab } from '../a1.ts';
import type { Area, MetadataRecord, ProtectionRecord } from '../contract.ts';
import type { Workbench } from './workbench.ts';

export interface NamedArea {
  readonly name: string;
  readonly area: Area;
}

/** https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata: 30,000 characters a sheet or spreadsheet. */
const LONGEST_METADATA = 30_000;

export function recordOperations(bench: Workbench) {
  const { model, extras } = bench.parts;

  return {
    'book.protections'(run: Execution, method: string): readonly ProtectionRecord[] {
      bench.log(run, 'free', method, 0);
      return extras.protections;
    },

    /** Adds a protection, or replaces the one of the same identifier. */
    'book.saveProtection'(run: Execution, method: string, record: ProtectionRecord): ProtectionRecord {
      bench.restructures(run, method, record.sheetId);
      const saved = record.id === '' ? { ...record, id: randomUUID() } : record;
      extras.protections = [...extras.protections.filter((other) => other.id !== saved.id), saved];
      return saved;
    },

    'book.removeProtection'(run: Execution, method: string, id: string): void {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      extras.protections = extras.protections.filter((record) => record.id !== id);
    },

    'book.names'(run: Execution, method: string): NamedArea[] {
      bench.log(run, 'free', method, 0);
      const map = model.run(() => model.engine.names.getDefinedNameMap(model.unitId)) ?? {};
      return Object.values(map).flatMap(({ name, formulaOrRefString }) => {
        const area = areaOf(formulaOrRefString);
        return area ? [{ name, area }] : [];
      });
    },

    'book.setName'(run: Execution, method: string, name: string, area: Area): void {
      const sheet = bench.restructures(run, method, area.sheetId);
      if (!/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || parseA1(name))
        throw new ServiceException(`The name "${name}" is invalid.`);
      const reference = `${quoteTab(sheet.getName())}!${formatA1(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;
      const id = model.run(() => model.engine.names.getValueByName(model.unitId, name))?.id ?? randomUUID();
      model.execute('formula.mutation.set-defined-name', { id, name, formulaOrRefString: reference });
    },

    'book.removeName'(run: Execution, method: string, name: string): void {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      const stored = model.run(() => model.engine.names.getValueByName(model.unitId, name));
      if (!stored) throw new ServiceException(`Named range "${name}" does not exist.`);
      model.execute('formula.mutation.remove-defined-name', { ...stored });
    },

    'book.charts'(run: Execution, method: string, sheetId: string): ChartSpec[] {
      bench.log(run, 'free', method, 0);
      return extras.charts.filter((chart) => chart.sheetId === sheetId);
    },

    /** Adds a chart, or replaces the one of the same identifier. */
    'book.saveChart'(run: Execution, method: string, chart: ChartSpec): ChartSpec {
      bench.restructures(run, method, chart.sheetId);
      const saved = chart.id === '' ? { ...chart, id: randomUUID() } : chart;
      const others = extras.charts.filter((other) => other.id !== saved.id);
      extras.setCharts([...others, saved]);
      return saved;
    },

    'book.removeChart'(run: Execution, method: string, id: string): void {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      extras.setCharts(extras.charts.filter((chart) => chart.id !== id));
    },

    'book.metadata'(run: Execution, method: string): readonly MetadataRecord[] {
      bench.log(run, 'free', method, 0);
      return extras.metadata;
    },

    'book.saveMetadata'(run: Execution, method: string, record: MetadataRecord): MetadataRecord {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      const saved =
        record.id === 0 ? { ...record, id: 1 + Math.max(0, ...extras.metadata.map((other) => other.id)) } : record;
      const others = extras.metadata.filter((other) => other.id !== saved.id);
      const size = [...others, saved]
        .filter((other) => other.sheetId === saved.sheetId)
        .reduce((sum, other) => sum + other.key.length + other.value.length, 0);
      if (size > LONGEST_METADATA) throw new ServiceException('The developer metadata exceeds the storage limit.');
      extras.metadata = [...others, saved];
      return saved;
    },

    'book.removeMetadata'(run: Execution, method: string, id: number): void {
      bench.mayWrite(run, method);
      bench.log(run, 'free', method, 0);
      extras.metadata = extras.metadata.filter((record) => record.id !== id);
    },
  };

  function areaOf(reference: string): Area | null {
    const notation = parseA1(reference.replace(/^=/, ''));
    const sheet = notation?.tab ? model.workbook.getSheetBySheetName(notation.tab) : null;
    if (!notation || !sheet) return null;
    const lastRow = notation.lastRow ?? sheet.getRowCount();
    const lastColumn = notation.lastColumn ?? sheet.getColumnCount();
    return {
      sheetId: sheet.getSheetId(),
      row: notation.row,
      column: notation.column,
      rows: lastRow - notation.row + 1,
      columns: lastColumn - notation.column + 1,
    };
  }
}
