/**
 * Calculates formulas for cells that do not hold them, as conditional formats need. Univer's own way keeps a formula for
 * each cell of a rule and looks through all of them at each write, four times longer than the write itself.
 */
import type { Injector } from '@univerjs/core';
import {
  type ArrayValueObject,
  AstTreeBuilder,
  type BaseReferenceObject,
  type BaseValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  type FunctionVariantType,
  generateAstNode,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  Interpreter,
  Lexer,
} from '@univerjs/preset-sheets-node-core';

/** A formula, as Univer stores it, and the cells to calculate it for. Rows and columns count from 0. */
export interface CellCondition {
  readonly formula: string;
  readonly sheetId: string;
  /** The cell that the formula's relative references are written for. */
  readonly origin: { readonly row: number; readonly column: number };
  readonly cells: readonly { readonly row: number; readonly column: number }[];
}

/** Whether each condition holds, for each of its cells. What waits must have been calculated before. */
export type JudgeConditions = (conditions: readonly CellCondition[]) => boolean[][];

export function judgeConditionsOf(injector: Injector, unitId: string): JudgeConditions {
  const config = injector.get(IFormulaCurrentConfigService);
  const runtime = injector.get(IFormulaRuntimeService);
  const interpreter = injector.get(Interpreter);
  const lexer = injector.get(Lexer);
  const trees = injector.get(AstTreeBuilder);

  const judge = ({ formula, sheetId, origin, cells }: CellCondition): boolean[] => {
    const node = generateAstNode(unitId, formula, lexer, trees, config);
    const { rowCount, columnCount } = config.getSheetRowColumnCount(unitId, sheetId);
    return cells.map(({ row, column }) => {
      runtime.setCurrent(row, column, rowCount, columnCount, sheetId, unitId);
      const result = interpreter.execute({ node, refOffsetX: column - origin.column, refOffsetY: row - origin.row });
      node.resetCalculationState();
      return isTrue(result);
    });
  };

  return (conditions) => {
    config.loadDataLite();
    runtime.reset();
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    try {
      return conditions.map(judge);
    } finally {
      FORMULA_REF_TO_ARRAY_CACHE.clear();
    }
  };
}

/** TRUE, or a number other than 0; never a text, a blank or an error. Of several values the first counts. */
function isTrue(result: FunctionVariantType): boolean {
  const value = firstValue(result);
  if (value.isBoolean()) return value.getValue() === true;
  return value.isNumber() && value.getValue() !== 0;
}

function firstValue(result: FunctionVariantType): BaseValueObject {
  if (result.isReferenceObject()) return (result as BaseReferenceObject).getFirstCell();
  return result.isArray() ? (result as ArrayValueObject).getFirstCell() : (result as BaseValueObject);
}
