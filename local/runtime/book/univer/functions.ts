/** The bundle's custom functions, and the few functions of Sheets that Univer lacks, as Univer executors. */
import type { Injector, Nullable } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  IFunctionService,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/preset-sheets-node-core';
import { PARSE_ERROR_FUNCTION } from '../formulas/open-end.ts';

/** A value on its way to a custom function: dates are marked, since a Date of this context would be foreign outside. */
export type ArgumentValue = string | number | boolean | { readonly serial: number };

/** One call of a custom function. Never throws: a failure is `{ error }`. Rows and columns count from 0. */
export type EvaluateCall = (
  name: string,
  args: readonly (ArgumentValue | ArgumentValue[][])[],
  cell: { readonly sheetId: string; readonly row: number; readonly column: number },
) => { readonly value: unknown } | { readonly error: string };

/** Registers the executors; formulas computed before stay as they are until something they read changes. */
export function registerFunctions(injector: Injector, names: readonly string[], evaluate: EvaluateCall): void {
  const custom = names.map((name) => new CustomFunction(name.toUpperCase(), name, evaluate));
  injector
    .get(IFunctionService)
    .registerExecutors(...custom, new ArrayFormula('ARRAYFORMULA'), new ParseError(PARSE_ERROR_FUNCTION));
}

class CustomFunction extends BaseFunction {
  override minParams = 0;
  override maxParams = 255;
  override needsReferenceObject = true;

  constructor(
    name: string,
    private readonly globalName: string,
    private readonly evaluate: EvaluateCall,
  ) {
    super(name);
  }

  /** Sheets hands texts on as they are. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: FunctionVariantType[]): BaseValueObject {
    const failed = variants.find((variant) => !variant.isReferenceObject() && (variant as BaseValueObject).isError());
    if (failed) return failed as BaseValueObject;
    const cell = { sheetId: this.subUnitId ?? '', row: this.row, column: this.column };
    const outcome = this.evaluate(this.globalName, variants.map(argumentOf), cell);
    return 'error' in outcome ? ErrorValueObject.create(ErrorType.ERROR) : resultOf(outcome.value);
  }
}

/** Sheets needs ARRAYFORMULA to spill; Univer always spills, so it only hands its argument on. */
class ArrayFormula extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;

  override calculate(value: BaseValueObject): BaseValueObject {
    return value;
  }
}

/** A formula that Sheets cannot read shows `#ERROR!`. */
class ParseError extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;

  override calculate(): BaseValueObject {
    return ErrorValueObject.create(ErrorType.ERROR);
  }
}

function argumentOf(variant: FunctionVariantType): ArgumentValue | ArgumentValue[][] {
  if (variant.isReferenceObject()) {
    const reference = variant as BaseReferenceObject;
    const matrix = referenceValues(reference);
    return reference.isCell() ? (matrix[0]?.[0] ?? '') : matrix;
  }
  const value = variant as BaseValueObject;
  if (!value.isArray()) return argumentValue(value);
  const matrix: ArgumentValue[][] = [];
  (value as ArrayValueObject).iterator((item, row, column) => {
    matrix[row] ??= [];
    (matrix[row] as ArgumentValue[])[column] = argumentValue(item);
  });
  // Univer's operators make a matrix of a single result.
  return matrix.length === 1 && matrix[0]?.length === 1 ? (matrix[0][0] ?? '') : matrix;
}

function referenceValues(reference: BaseReferenceObject): ArgumentValue[][] {
  const { startRow, startColumn } = reference.getRangePosition();
  const unitId = reference.getUnitId();
  const sheetId = reference.getSheetId();
  const matrix: ArgumentValue[][] = [];
  reference.iterator((item, row, column) => {
    matrix[row - startRow] ??= [];
    const value = argumentValue(item, () => reference.getCellPattern(unitId, sheetId, row, column));
    (matrix[row - startRow] as ArgumentValue[])[column - startColumn] = value;
  });
  return matrix;
}

function argumentValue(item: Nullable<BaseValueObject>, patternOf?: () => string): ArgumentValue {
  if (!item || item.isNull()) return '';
  const value = item.getValue();
  if (typeof value !== 'number') return value;
  const pattern = item.getPattern() || patternOf?.() || '';
  return isDatePattern(pattern) ? { serial: value } : value;
}

/** Letters of a date outside quotes, brackets and escapes. */
function isDatePattern(pattern: string): boolean {
  return /[dmyhs]/i.test(pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) && pattern !== 'General';
}

function resultOf(value: unknown): BaseValueObject {
  if (!Array.isArray(value)) return valueObject(value);
  const rows = value.map((row) => (Array.isArray(row) ? row : [row]));
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  if (columnCount === 0) return ErrorValueObject.create(ErrorType.REF);
  return new ArrayValueObject({
    calculateValueList: rows.map((row) => Array.from({ length: columnCount }, (_, column) => valueObject(row[column]))),
    rowCount: rows.length,
    columnCount,
    unitId: '',
    sheetId: '',
    row: 0,
    column: 0,
  });
}

function valueObject(value: unknown): BaseValueObject {
  if (value === null || value === undefined || value === '')
    return value === '' ? StringValueObject.create('') : NullValueObject.create();
  if (typeof value === 'number')
    return Number.isFinite(value) ? NumberValueObject.create(value) : ErrorValueObject.create(ErrorType.NUM);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  if (typeof value === 'object' && 'serial' in value)
    return NumberValueObject.create(Number(value.serial), 'dd/mm/yyyy');
  return StringValueObject.create(String(value));
}
