/** The validation rules of the sheets, cell by cell for Apps Script, by areas for Univer. */
import { randomUUID } from 'node:crypto';
import type { IRange, ISheetDataValidationRule, Worksheet } from '@univerjs/core';
import type { Rectangle } from '../contract.ts';
import type { WorkbookModel } from '../model.ts';
import { univerRange } from '../univer-ranges.ts';
import { groupByKey, intersects, subtract } from './areas.ts';
import { fromUniverRule, toUniverRule, type Validation } from './rules.ts';

export class ValidationStore {
  constructor(private readonly model: WorkbookModel) {}

  rules(sheet: Worksheet): { rule: Validation; ranges: readonly IRange[] }[] {
    return this.stored(sheet).map((stored) => ({ rule: this.read(stored), ranges: stored.ranges }));
  }

  /** The rule of each cell, `null` where there is none. */
  at(sheet: Worksheet, area: Rectangle): (Validation | null)[][] {
    const matrix = Array.from({ length: area.rows }, () =>
      Array.from({ length: area.columns }, (): Validation | null => null),
    );
    for (const { rule, ranges } of this.rules(sheet)) {
      for (const range of ranges) {
        for (
          let row = Math.max(area.row - 1, range.startRow);
          row <= Math.min(area.row + area.rows - 2, range.endRow);
          row++
        ) {
          const line = matrix[row - area.row + 1] ?? [];
          for (
            let column = Math.max(area.column - 1, range.startColumn);
            column <= Math.min(area.column + area.columns - 2, range.endColumn);
            column++
          ) {
            line[column - area.column + 1] = rule;
          }
        }
      }
    }
    return matrix;
  }

  /** Sets the rule of each cell; `null` clears it. */
  set(sheet: Worksheet, area: Rectangle, rules: readonly (readonly (Validation | null)[])[]): void {
    this.clear(sheet, univerRange(area) as unknown as IRange);
    const byKey = new Map<string, Validation>();
    const keys = rules.map((line) =>
      line.map((rule) => {
        if (!rule) return null;
        const key = JSON.stringify(rule);
        byKey.set(key, rule);
        return key;
      }),
    );
    const tabName = (sheetId: string): string => this.model.sheet(sheetId)?.getName() ?? '';
    const added = [...groupByKey(keys, area.row - 1, area.column - 1)].map(([key, ranges]) =>
      toUniverRule(byKey.get(key) as Validation, randomUUID(), ranges, tabName),
    );
    if (added.length > 0)
      this.model.annotate('data-validation.mutation.addRule', { subUnitId: sheet.getSheetId(), rule: added });
  }

  private clear(sheet: Worksheet, hole: IRange): void {
    const subUnitId = sheet.getSheetId();
    for (const rule of [...this.stored(sheet)]) {
      if (!rule.ranges.some((range) => intersects(range, hole))) continue;
      const ranges = rule.ranges.flatMap((range) => subtract(range, hole));
      const kept = { ...rule, ranges };
      this.model.annotate('data-validation.mutation.removeRule', { subUnitId, ruleId: rule.uid });
      if (ranges.length > 0) this.model.annotate('data-validation.mutation.addRule', { subUnitId, rule: kept });
    }
  }

  private stored(sheet: Worksheet): readonly ISheetDataValidationRule[] {
    return this.model.run(() => this.model.engine.validations.getRules(this.model.unitId, sheet.getSheetId()));
  }

  private read(stored: ISheetDataValidationRule): Validation {
    const sheetIdOf = (tab: string): string | null =>
      this.model.workbook.getSheetBySheetName(tab)?.getSheetId() ?? null;
    return fromUniverRule(stored, sheetIdOf, (id) => this.model.sheet(id));
  }
}
