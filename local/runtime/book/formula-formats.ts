/**
 * The cells that conditional formats apply to when their condition is a formula. Such a formula reads its own tab: a tab
 * that stays as it is keeps its answers, and in one that changes only the cells that read something new are calculated.
 */
import type { Worksheet } from '@univerjs/core';
import { type ConditionInputs, inputsOf, type Origin } from './condition-inputs.ts';
import type { BookMutation, FormulaFormat } from './contract.ts';
import { tokenize, UNIVER } from './formulas/tokens.ts';
import type { WorkbookModel } from './model.ts';
import { rectangleOf } from './univer-ranges.ts';

interface Rule {
  readonly sheet: Worksheet;
  readonly ruleId: string;
  readonly formula: string;
  readonly ranges: Parameters<typeof rectangleOf>[0][];
}

/** A rule as it was last judged. */
interface Judged {
  /** The day, its formula and the cell that it is written for: while they stay, so do the answers to what it reads. */
  readonly print: string;
  readonly ranges: string;
  readonly inputs: ConditionInputs | null;
  /** What the formula read for a cell, and its answer. */
  readonly answers: ReadonlyMap<string, boolean>;
  readonly format: FormulaFormat;
}

/** A rule about to be judged. */
interface Question {
  readonly rule: Rule;
  readonly print: string;
  readonly ranges: string;
  readonly origin: Origin;
  readonly inputs: ConditionInputs | null;
  readonly cells: readonly Origin[];
  /** What the formula reads for each of these cells. */
  readonly reads: readonly string[];
  readonly known: ReadonlyMap<string, boolean>;
  /** What it has not read before, and a cell that reads it. */
  readonly unknown: ReadonlyMap<string, Origin>;
}

export class FormulaFormats {
  private judged = new Map<string, Judged>();
  /** Tabs that changed since; null when it may be any. */
  private changed: Set<string> | null = null;

  /** `customFunctions`: their names, capitals. */
  constructor(
    private readonly model: WorkbookModel,
    private readonly customFunctions: ReadonlySet<string>,
    private readonly now: () => number,
  ) {
    model.listen((mutation) => this.follow(mutation));
  }

  /** In the order of the tabs, then of their rules. */
  read(): FormulaFormat[] {
    this.model.flush();
    const day = new Date(this.now()).toDateString();
    const judged = new Map<string, Judged>();
    const questions: Question[] = [];
    const rules = this.model.workbook.getSheets().flatMap((sheet) => this.rulesOf(sheet));
    for (const rule of rules) {
      const print = JSON.stringify([day, rule.formula, originOf(rule)]);
      const ranges = JSON.stringify(rule.ranges);
      const before = this.judged.get(keyOf(rule));
      const same = before?.print === print ? before : null;
      if (same?.ranges === ranges && !this.mayDiffer(rule, same.inputs)) judged.set(keyOf(rule), same);
      else questions.push(this.ask(rule, print, ranges, same));
    }
    const found = this.calculate(questions);
    for (const [at, question] of questions.entries())
      judged.set(keyOf(question.rule), conclude(question, found[at] ?? []));
    this.judged = judged;
    this.changed = new Set();
    return rules.flatMap((rule) => judged.get(keyOf(rule))?.format ?? []);
  }

  private follow({ id, params }: BookMutation): void {
    if (id === 'formula.mutation.set-formula-calculation-result') {
      const { unitData } = params as { unitData?: Record<string, object> };
      this.note(Object.keys(unitData?.[this.model.unitId] ?? {}));
    } else if (id === 'formula.mutation.set-array-formula-data') {
      const { arrayFormulaCellData } = params as { arrayFormulaCellData?: Record<string, object> };
      this.note(Object.keys(arrayFormulaCellData?.[this.model.unitId] ?? {}));
    } else if (typeof params.subUnitId === 'string') this.note([params.subUnitId]);
    else if (/^(sheet|formula)\.mutation\.(move-range|(set|remove)-defined-name)$/.test(id)) this.changed = null;
  }

  private note(sheetIds: readonly string[]): void {
    for (const sheetId of sheetIds) this.changed?.add(sheetId);
  }

  private rulesOf(sheet: Worksheet): Rule[] {
    const stored = this.model.run(() =>
      this.model.engine.conditionalFormats.getSubunitRules(this.model.unitId, sheet.getSheetId()),
    );
    return (stored ?? []).flatMap(({ cfId, ranges, rule }) => {
      const { subType, value } = rule as { subType?: string; value?: unknown };
      if (subType !== 'formula' || ranges.length === 0 || !this.isTaken(String(value))) return [];
      return [{ sheet, ruleId: cfId, formula: String(value), ranges }];
    });
  }

  /** Sheets takes neither other tabs nor custom functions in a condition. */
  private isTaken(formula: string): boolean {
    return !tokenize(formula.slice(1), UNIVER).some(
      ({ kind, text }) =>
        (kind === 'reference' && text.includes('!')) ||
        (kind === 'function' && this.customFunctions.has(text.toUpperCase())),
    );
  }

  private mayDiffer({ sheet }: Rule, inputs: ConditionInputs | null): boolean {
    if (this.changed === null) return true;
    return inputs ? this.changed.has(sheet.getSheetId()) : this.changed.size > 0;
  }

  /** `before`: the same condition, on a tab that has changed. */
  private ask(rule: Rule, print: string, ranges: string, before: Judged | null): Question {
    const origin = originOf(rule);
    const inputs = before ? before.inputs : inputsOf(rule.formula, origin);
    const cells = cellsOf(rule);
    const reads = cells.map(inputs ? this.reader(rule.sheet, inputs) : ({ row, column }) => `${row} ${column}`);
    const known = before && inputs && !inputs.readsRanges ? before.answers : new Map<string, boolean>();
    const unknown = new Map<string, Origin>();
    for (const [at, cell] of cells.entries()) {
      const read = reads[at] as string;
      if (!known.has(read)) unknown.set(read, cell);
    }
    return { rule, print, ranges, origin, inputs, cells, reads, known, unknown };
  }

  /** What a condition reads for a cell, as text. */
  private reader(sheet: Worksheet, { cells }: ConditionInputs): (cell: Origin) => string {
    const matrix = sheet.getCellMatrix();
    const spilled = this.model.spilled(sheet.getSheetId());
    const valueAt = (row: number, column: number): unknown => {
      // Out of the grid: an error.
      if (row < 0 || column < 0) return null;
      const stored = matrix.getValue(row, column);
      const cell = stored?.v === undefined || stored.v === null ? (spilled[row]?.[column] ?? stored) : stored;
      return [cell?.v ?? '', cell?.t ?? 0];
    };
    return ({ row, column }) =>
      JSON.stringify(
        cells.map((cell) =>
          valueAt(cell.row + (cell.rowIsFixed ? 0 : row), cell.column + (cell.columnIsFixed ? 0 : column)),
        ),
      );
  }

  /** The answer to each unknown of each question. */
  private calculate(questions: readonly Question[]): boolean[][] {
    if (questions.every(({ unknown }) => unknown.size === 0)) return [];
    const conditions = questions.map(({ rule, origin, unknown }) => ({
      formula: rule.formula,
      sheetId: rule.sheet.getSheetId(),
      origin,
      cells: [...unknown.values()],
    }));
    return this.model.run(() => this.model.engine.judgeConditions(conditions));
  }
}

const keyOf = ({ sheet, ruleId }: Rule): string => `${sheet.getSheetId()} ${ruleId}`;

function conclude(
  { rule, print, ranges, inputs, cells, reads, known, unknown }: Question,
  found: readonly boolean[],
): Judged {
  const fresh = new Map([...unknown.keys()].map((read, at) => [read, found[at] === true]));
  // Answers to what no cell reads any more are forgotten.
  const answers = new Map(reads.map((read) => [read, known.get(read) ?? fresh.get(read) === true]));
  const matching = cells.filter((_, at) => answers.get(reads[at] as string));
  const format = { sheetId: rule.sheet.getSheetId(), ruleId: rule.ruleId, cells: matching.map(countedFromOne) };
  return { print, ranges, inputs, answers, format };
}

const countedFromOne = ({ row, column }: Origin): Origin => ({ row: row + 1, column: column + 1 });

/** Relative references are written for the first cell of the first range. */
function originOf({ sheet, ranges }: Rule): Origin {
  const first = rectangleOf(ranges[0] as Rule['ranges'][number], sheet);
  return { row: first.row - 1, column: first.column - 1 };
}

/** The cells of a rule that are in the grid, counted from 0. */
function cellsOf({ sheet, ranges }: Rule): Origin[] {
  return ranges.flatMap((range) => {
    const { row, column, rows, columns } = rectangleOf(range, sheet);
    const height = Math.min(rows, sheet.getRowCount() - row + 1);
    const width = Math.min(columns, sheet.getColumnCount() - column + 1);
    return Array.from({ length: Math.max(0, height * width) }, (_, at) => ({
      row: row - 1 + Math.floor(at / width),
      column: column - 1 + (at % width),
    }));
  });
}
