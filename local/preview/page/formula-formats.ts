/** Conditional formats whose condition is a formula: the runtime says which cells they apply to, the grid paints them. */
import { type IRange, ObjectMatrix } from '@univerjs/core';
import {
  ConditionalFormattingFormulaService,
  ConditionalFormattingRuleModel,
  ConditionalFormattingViewModel,
} from '@univerjs/preset-sheets-conditional-formatting';
import { FormulaResultStatus } from '@univerjs/preset-sheets-core';
import type { FormulaFormat } from '../protocol.ts';
import type { Grid } from './grid.ts';

export interface FormulaFormats {
  set(formats: readonly FormulaFormat[]): void;
}

/** A workbook must be shown. */
export function paintFormulaFormats(grid: Grid): FormulaFormats {
  const injector = grid.univer.__getInjector();
  const rules = injector.get(ConditionalFormattingRuleModel);
  const painted = injector.get(ConditionalFormattingViewModel);
  const formulas = injector.get(ConditionalFormattingFormulaService);
  let cells = new Map<string, ReadonlySet<string>>();

  formulas.registerFormulaWithRange = () => undefined;
  formulas.getFormulaMatrix = () => ({ status: FormulaResultStatus.SUCCESS, result: new ObjectMatrix() });
  // Univer asks for places counted from the first of the rule's ranges.
  formulas.getFormulaResultWithCoords = (unitId, sheetId, ruleId, _formula, row = 0, column = 0) => {
    const first = firstOf(rules.getRule(unitId, sheetId, ruleId)?.ranges ?? []);
    const applies =
      first && cells.get(`${sheetId} ${ruleId}`)?.has(`${first.startRow + row} ${first.startColumn + column}`);
    return { status: FormulaResultStatus.SUCCESS, result: applies === true };
  };

  return {
    set(formats) {
      cells = new Map(
        formats.map((format) => [
          `${format.sheetId} ${format.ruleId}`,
          new Set(format.cells.map(([row, column]) => `${row} ${column}`)),
        ]),
      );
      const unitId = grid.api.getActiveWorkbook()?.getId();
      if (unitId === undefined) return;
      for (const { sheetId, ruleId } of formats) painted.markRuleDirty(unitId, sheetId, ruleId);
    },
  };
}

/** The range that begins highest, then leftmost. */
function firstOf(ranges: readonly IRange[]): IRange | undefined {
  return [...ranges].sort((one, other) => one.startRow - other.startRow || one.startColumn - other.startColumn)[0];
}
