/** RangeList: several ranges of one sheet, changed in one call. */
import { host } from '../bridge.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { addLookSetters } from './looks.ts';
import { type Range, rangeOf } from './range.ts';
import { borderOf } from './range-arguments.ts';

export class RangeList {
  readonly areas: readonly Area[];

  constructor(areas: readonly Area[]) {
    this.areas = areas;
  }

  getRanges(): Range[] {
    return this.areas.map(rangeOf);
  }

  setValue(value: unknown): this {
    for (const range of this.getRanges()) range.setValue(value);
    return this;
  }

  setFormula(formula: string): this {
    for (const range of this.getRanges()) range.setFormula(formula);
    return this;
  }

  setNote(note: string | null): this {
    for (const range of this.getRanges()) range.setNote(note);
    return this;
  }

  clear(): this {
    return this.cleared('clear', true, true);
  }

  clearContent(): this {
    return this.cleared('clearContent', true, false);
  }

  clearFormat(): this {
    return this.cleared('clearFormat', false, true);
  }

  insertCheckboxes(): this {
    for (const range of this.getRanges()) range.insertCheckboxes();
    return this;
  }

  setBorder(...edges: readonly unknown[]): this {
    host('book.borders', 'RangeList.setBorder', this.areas, borderOf(edges, 'SpreadsheetApp.RangeList.setBorder'));
    return this;
  }

  private cleared(method: string, contents: boolean, formats: boolean): this {
    host('book.clear', `RangeList.${method}`, this.areas, { contents, formats, notes: false, validations: false });
    return this;
  }
}

addLookSetters(RangeList.prototype, 'RangeList', (list: RangeList) => list.areas);

export function rangeListOf(areas: readonly Area[]): RangeList {
  return refuseUnknown(new RangeList(areas), 'RangeList');
}
