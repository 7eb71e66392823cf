/** Calls from a cell to the bundle's custom functions: dates made whole, failures kept for the cell's tooltip. */
import type { CellError, CustomFunctions } from './contract.ts';
import { dateOf, isDate, serialOf } from './serial-dates.ts';
import type { ArgumentValue, EvaluateCall } from './univer/functions.ts';

export class CustomCalls {
  private readonly errors = new Map<string, CellError>();

  constructor(private readonly functions: CustomFunctions) {}

  /** What Univer calls. Never throws. */
  readonly evaluate: EvaluateCall = (name, args, cell) => {
    const key = `${cell.sheetId} ${cell.row} ${cell.column}`;
    this.errors.delete(key);
    try {
      const value = this.functions.evaluate(
        name,
        args.map((argument) => (Array.isArray(argument) ? argument.map((row) => row.map(cellOf)) : cellOf(argument))),
      );
      return {
        value: Array.isArray(value)
          ? value.map((row) => (Array.isArray(row) ? row.map(storedOf) : storedOf(row)))
          : storedOf(value),
      };
    } catch (thrown) {
      const error = messageOf(thrown);
      this.errors.set(key, { sheetId: cell.sheetId, row: cell.row + 1, column: cell.column + 1, message: error });
      return { error };
    }
  };

  /** Messages of the calls that threw at their last calculation. */
  messages(): CellError[] {
    return [...this.errors.values()];
  }

  forget(error: CellError): void {
    this.errors.delete(`${error.sheetId} ${error.row - 1} ${error.column - 1}`);
  }
}

function cellOf(value: ArgumentValue): string | number | boolean | Date {
  return typeof value === 'object' ? dateOf(value.serial) : value;
}

function storedOf(value: unknown): unknown {
  return isDate(value) ? { serial: serialOf(value) } : value;
}

/** Errors of another vm context are not `instanceof Error`. */
function messageOf(thrown: unknown): string {
  const message = (thrown as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(thrown);
}
