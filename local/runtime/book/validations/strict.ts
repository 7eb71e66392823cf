/** Refuses the values that a strict validation rule forbids, as Sheets does for persons and scripts alike. */
import type { IRange, Worksheet } from '@univerjs/core';
import { formatA1 } from '../a1.ts';
import type { CellMap, CellPatch } from '../cell-patches.ts';
import type { CellReader } from '../cell-values.ts';
import { BOOLEAN, NUMBER, type WorkbookModel } from '../model.ts';
import { isDate, serialOf } from '../serial-dates.ts';
import type { SheetReading } from '../sheet-reading.ts';
import { intersects } from './areas.ts';
import type { RuleArgument, Validation } from './rules.ts';
import type { ValidationStore } from './store.ts';

export interface Refusal {
  /** A1 notation. */
  readonly cell: string;
  /** The rule's own help text, if any. */
  readonly help: string | null;
  /** Values of a list rule. */
  readonly choices: readonly string[] | null;
}

export class StrictValidations {
  constructor(
    private readonly model: WorkbookModel,
    private readonly reading: SheetReading,
    private readonly reader: CellReader,
    private readonly store: ValidationStore,
  ) {}

  /** The first value of a write that a strict rule forbids, or `null`. Formulas are let through: their results come later. */
  firstRefused(sheet: Worksheet, cells: CellMap): Refusal | null {
    const bounds = boundsOf(cells);
    if (!bounds) return null;
    for (const { rule, ranges } of this.store.rules(sheet)) {
      if (rule.allowInvalid || !ranges.some((range) => intersects(range, bounds))) continue;
      const choices = this.choicesOf(rule);
      for (const range of ranges) {
        const refused = firstIn(
          cells,
          range,
          (patch, row, column) => !this.accepts(rule, choices, patch, this.model.numberFormat(sheet, row, column)),
        );
        if (refused) return { cell: formatA1({ ...refused, rows: 1, columns: 1 }), help: rule.help, choices };
      }
    }
    return null;
  }

  private choicesOf(rule: Validation): readonly string[] | null {
    const [source] = rule.args;
    if (rule.criteria === 'VALUE_IN_LIST') return source as readonly string[];
    if (rule.criteria !== 'VALUE_IN_RANGE') return null;
    const { area } = source as {
      area: { sheetId: string; row: number; column: number; rows: number; columns: number };
    };
    const sheet = this.model.sheet(area.sheetId);
    return sheet
      ? this.reading
          .displayValues(sheet, area)
          .flat()
          .filter((text) => text !== '')
      : [];
  }

  private accepts(rule: Validation, choices: readonly string[] | null, patch: CellPatch, format: string): boolean {
    if (patch.f || patch.v === null || patch.v === undefined) return true;
    if (choices)
      return (
        choices.includes(this.reader.display({ v: patch.v, t: patch.t ?? null } as never, format)) ||
        choices.includes(String(patch.v))
      );
    if (rule.criteria === 'CHECKBOX') return rule.args.length > 0 ? rule.args.includes(patch.v) : patch.t === BOOLEAN;
    if (rule.criteria.startsWith('TEXT_')) return acceptsText(rule, String(patch.v));
    if (rule.criteria === 'CUSTOM_FORMULA') return true;
    if (patch.t !== NUMBER) return false;
    return rule.criteria === 'DATE_IS_VALID_DATE' || isWithin(rule, Number(patch.v));
  }
}

function acceptsText(rule: Validation, text: string): boolean {
  const wanted = String(rule.args[0] ?? '');
  if (rule.criteria === 'TEXT_CONTAINS') return text.toLowerCase().includes(wanted.toLowerCase());
  if (rule.criteria === 'TEXT_DOES_NOT_CONTAIN') return !text.toLowerCase().includes(wanted.toLowerCase());
  if (rule.criteria === 'TEXT_EQUAL_TO') return text === wanted;
  if (rule.criteria === 'TEXT_IS_VALID_EMAIL') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
  return /^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/i.test(text);
}

function isWithin(rule: Validation, value: number): boolean {
  const [low = Number.NaN, high = Number.NaN] = rule.args.map(numberOf);
  const name = rule.criteria.replace(/^(NUMBER|DATE)_/, '');
  const tests: Readonly<Record<string, boolean>> = {
    BETWEEN: value >= low && value <= high,
    NOT_BETWEEN: value < low || value > high,
    EQUAL_TO: value === low,
    NOT_EQUAL_TO: value !== low,
    GREATER_THAN: value > low,
    AFTER: value > low,
    GREATER_THAN_OR_EQUAL_TO: value >= low,
    ON_OR_AFTER: value >= low,
    LESS_THAN: value < low,
    BEFORE: value < low,
    LESS_THAN_OR_EQUAL_TO: value <= low,
    ON_OR_BEFORE: value <= low,
  };
  return tests[name] ?? true;
}

function numberOf(argument: RuleArgument): number {
  return isDate(argument) ? serialOf(argument) : Number(argument);
}

function boundsOf(cells: CellMap): IRange | null {
  const rows = Object.keys(cells).map(Number);
  const first = rows[0];
  if (first === undefined) return null;
  let startColumn = Number.POSITIVE_INFINITY;
  let endColumn = -1;
  for (const columns of Object.values(cells)) {
    for (const column of Object.keys(columns)) {
      startColumn = Math.min(startColumn, Number(column));
      endColumn = Math.max(endColumn, Number(column));
    }
  }
  return endColumn < 0 ? null : { startRow: first, endRow: rows.at(-1) ?? first, startColumn, endColumn };
}

/** First cell of a write inside a range that the test picks; counted from 1. */
function firstIn(
  cells: CellMap,
  range: IRange,
  test: (patch: CellPatch, row: number, column: number) => boolean,
): { row: number; column: number } | null {
  for (const [rowKey, columns] of Object.entries(cells)) {
    const row = Number(rowKey);
    if (row < range.startRow || row > range.endRow) continue;
    for (const [columnKey, patch] of Object.entries(columns)) {
      const column = Number(columnKey);
      if (column >= range.startColumn && column <= range.endColumn && test(patch, row, column))
        return { row: row + 1, column: column + 1 };
    }
  }
  return null;
}
