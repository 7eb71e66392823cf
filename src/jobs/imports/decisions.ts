/** What a person decides before an import, and what a planned row becomes under it. */
import type { Conflict, ImportPlan, PlannedRow } from '../../crm/imports/plan.ts';
import { showValue, type Value } from '../../crm/imports/values.ts';

export interface Decision {
  /** As the preview gave it. */
  readonly key: string;
  /** What the workbook’s cell showed then: another value since stays. */
  readonly here: string;
}

export interface Decisions {
  /** Conflicts in which the file’s value is taken; the others keep the workbook’s. */
  readonly taken: readonly Decision[];
  /** Why stages are taken as the file has them, past their gates; `''` to go through them. */
  readonly stageReason: string;
}

export const NOTHING_TAKEN: Decisions = { taken: [], stageReason: '' };

/** Under which a page knows a conflict. */
export function conflictKey({ table, standing }: PlannedRow, { column }: Conflict): string {
  return `${table}/${standing?.id ?? ''}/${column.key}`;
}

/** The conflicts of each row that are decided for the file, the cell being as the person saw it. */
export class Verdicts {
  private readonly taken: ReadonlyMap<string, string>;

  constructor({ taken }: Decisions) {
    this.taken = new Map(taken.map(({ key, here }) => [key, here]));
  }

  takenOf(row: PlannedRow): Conflict[] {
    return row.conflicts.filter(
      (conflict) => this.taken.get(conflictKey(row, conflict)) === showValue(conflict.column, conflict.here),
    );
  }

  /** The value of a column once the import is done. */
  valueOf(row: PlannedRow, key: string): Value {
    const taken = this.takenOf(row).find(({ column }) => column.key === key);
    return taken?.there ?? row.values[key] ?? row.standing?.values[key] ?? '';
  }

  /** True when the row takes the company that the file names. */
  isWith(row: PlannedRow): boolean {
    if (row.company === null) return false;
    const differs = row.conflicts.some(({ column }) => column.key === 'company');
    return !differs || this.takenOf(row).some(({ column }) => column.key === 'company');
  }

  /** The companies of the plan that at least one of its rows is with. */
  companiesOf({ rows, companies }: ImportPlan): PlannedRow[] {
    const used = new Set(rows.filter((row) => this.isWith(row)).map(({ company }) => company));
    return companies.filter((company) => used.has(company));
  }
}
