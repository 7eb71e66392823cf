/** Data validations, conditional formats and filters. */
import { randomUUID } from 'node:crypto';
import type { IRange } from '@univerjs/core';
import type { Execution } from '../../contract.ts';
import { ServiceException } from '../../host/exception.ts';
import { type CellMap, rowOf } from '../cell-patches.ts';
import { type ConditionalRule, fromUniverFormat, toUniverFormat } from '../conditional-formats.ts';
import type { Area } from '../contract.ts';
import { BOOLEAN } from '../model.ts';
import { rectangleOf, univerRange } from '../univer-ranges.ts';
import type { Validation } from '../validations/rules.ts';
import { checkShape, type Workbench } from './workbench.ts';

/** What a filter shows of a column. */
export interface FilterCriteria {
  readonly hiddenValues: readonly string[];
}

export function ruleOperations(bench: Workbench) {
  const { model, reading, validations } = bench.parts;

  return {
    'book.readValidations'(run: Execution, method: string, area: Area): (Validation | null)[][] {
      return validations.at(bench.reads(run, method, area), area);
    },

    'book.writeValidations'(
      run: Execution,
      method: string,
      area: Area,
      rules: readonly (readonly (Validation | null)[])[],
    ): void {
      checkShape(rules, area);
      const sheet = bench.writes(run, method, area);
      validations.set(sheet, area, rules);
      const isBox = (rule: Validation | null | undefined): boolean =>
        rule?.criteria === 'CHECKBOX' && rule.args.length === 0;
      if (!rules.some((line) => line.some(isBox))) return;
      // A new checkbox is unticked: the cell holds FALSE, which counts for getLastRow.
      const cells: CellMap = {};
      for (const [down, line] of reading.values(sheet, area).entries()) {
        for (const [across, value] of line.entries()) {
          if (value !== '' || !isBox(rules[down]?.[across])) continue;
          rowOf(cells, area.row - 1 + down)[area.column - 1 + across] = { v: 0, t: BOOLEAN };
        }
      }
      model.write(area.sheetId, cells);
    },

    'book.readConditionalFormats'(run: Execution, method: string, sheetId: string): ConditionalRule[] {
      const sheet = bench.sheet(sheetId);
      bench.log(run, 'read', method, 0);
      const stored = model.run(() => model.engine.conditionalFormats.getSubunitRules(model.unitId, sheetId)) ?? [];
      return stored.map((rule) => fromUniverFormat(rule, (range) => ({ ...rectangleOf(range, sheet), sheetId })));
    },

    /** Replaces all the rules of a sheet; the first one wins. */
    'book.writeConditionalFormats'(
      run: Execution,
      method: string,
      sheetId: string,
      rules: readonly ConditionalRule[],
    ): void {
      bench.changes(run, method, sheetId);
      bench.log(run, 'write', method, 0);
      const stored = model.run(() => model.engine.conditionalFormats.getSubunitRules(model.unitId, sheetId)) ?? [];
      for (const { cfId } of [...stored])
        model.annotate('sheet.mutation.delete-conditional-rule', { subUnitId: sheetId, cfId });
      // Univer puts each new rule above the others.
      for (const rule of [...rules].reverse()) {
        if (rule.areas.some((area) => area.sheetId !== sheetId))
          throw new ServiceException('Conditional format rules must apply to ranges of the same sheet.');
        model.annotate('sheet.mutation.add-conditional-rule', {
          subUnitId: sheetId,
          rule: toUniverFormat(rule, randomUUID()),
        });
      }
    },

    'book.filter'(run: Execution, method: string, sheetId: string): Area | null {
      bench.log(run, 'free', method, 0);
      const filter = filterOf(sheetId);
      return filter ? { ...rectangleOf(filter.getRange(), bench.sheet(sheetId)), sheetId } : null;
    },

    'book.createFilter'(run: Execution, method: string, area: Area): void {
      bench.restructures(run, method, area.sheetId);
      if (filterOf(area.sheetId))
        throw new ServiceException("You can't create a filter in a sheet that already has a filter.");
      model.execute('sheet.mutation.set-filter-range', { subUnitId: area.sheetId, range: univerRange(area) });
    },

    'book.removeFilter'(run: Execution, method: string, sheetId: string): void {
      bench.restructures(run, method, sheetId);
      model.execute('sheet.mutation.remove-filter', { subUnitId: sheetId });
    },

    /** `column` counts from 1 in the sheet; `null` shows everything again. */
    'book.setFilterCriteria'(
      run: Execution,
      method: string,
      sheetId: string,
      column: number,
      criteria: FilterCriteria | null,
    ): void {
      const sheet = bench.restructures(run, method, sheetId);
      const filter = filterOf(sheetId);
      if (!filter) throw new ServiceException('The sheet has no filter.');
      const range = rectangleOf(filter.getRange(), sheet);
      const hidden = new Set(criteria?.hiddenValues);
      const texts = reading
        .displayValues(sheet, { row: range.row + 1, column, rows: range.rows - 1, columns: 1 })
        .map((line) => line[0] ?? '');
      const shown = [...new Set(texts)].filter((text) => text !== '' && !hidden.has(text));
      const filters = { filters: shown, ...(hidden.has('') ? {} : { blank: true }) };
      const stored = criteria ? { colId: column - 1, filters } : null;
      model.execute('sheet.mutation.set-filter-criteria', {
        subUnitId: sheetId,
        col: column - 1,
        criteria: stored,
        reCalc: true,
      });
    },

    'book.filterCriteria'(run: Execution, method: string, sheetId: string, column: number): FilterCriteria | null {
      bench.log(run, 'free', method, 0);
      const sheet = bench.sheet(sheetId);
      const filter = filterOf(sheetId);
      const stored = filter?.getFilterColumn(column - 1)?.getColumnData();
      if (!filter || !stored) return null;
      const range = rectangleOf(filter.getRange(), sheet);
      const shown = new Set(stored.filters?.filters);
      const texts = reading
        .displayValues(sheet, { row: range.row + 1, column, rows: range.rows - 1, columns: 1 })
        .map((line) => line[0] ?? '');
      return {
        hiddenValues: [...new Set(texts)].filter((text) => (text === '' ? !stored.filters?.blank : !shown.has(text))),
      };
    },
  };

  function filterOf(sheetId: string): {
    getRange(): IRange;
    getFilterColumn(
      index: number,
    ): { getColumnData(): { filters?: { blank?: true; filters?: string[] } } } | null | undefined;
  } | null {
    return (model.run(() => model.engine.filters.getFilterModel(model.unitId, sheetId)) ?? null) as never;
  }
}
