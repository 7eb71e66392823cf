/** The filter of a sheet. https://developers.google.com/apps-script/reference/spreadsheet/filter */
import { host } from '../bridge.ts';
import { exception } from '../services/arguments.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { type Range, rangeOf } from './range.ts';

interface Criteria {
  readonly hiddenValues: readonly string[];
}

export class FilterCriteria {
  readonly criteria: Criteria;

  constructor(criteria: Criteria) {
    this.criteria = criteria;
  }

  getHiddenValues = (): string[] => [...this.criteria.hiddenValues];
}

export class FilterCriteriaBuilder {
  private hidden: readonly string[] = [];

  setHiddenValues(values: readonly string[]): this {
    this.hidden = values;
    return this;
  }

  build = (): FilterCriteria => criteriaOf({ hiddenValues: this.hidden });
}

export class Filter {
  private readonly sheetId: string;

  constructor(sheetId: string) {
    this.sheetId = sheetId;
  }

  getRange(): Range {
    const area = host<Area | null>('book.filter', 'Filter.getRange', this.sheetId);
    if (!area) throw exception('The filter no longer exists.');
    return rangeOf(area);
  }

  remove(): void {
    host('book.removeFilter', 'Filter.remove', this.sheetId);
  }

  /** `column` counts from 1 in the sheet. */
  getColumnFilterCriteria(column: number): FilterCriteria | null {
    const criteria = host<Criteria | null>(
      'book.filterCriteria',
      'Filter.getColumnFilterCriteria',
      this.sheetId,
      column,
    );
    return criteria && criteriaOf(criteria);
  }

  setColumnFilterCriteria(column: number, criteria: FilterCriteria | null): this {
    host('book.setFilterCriteria', 'Filter.setColumnFilterCriteria', this.sheetId, column, criteria?.criteria ?? null);
    return this;
  }

  removeColumnFilterCriteria(column: number): this {
    host('book.setFilterCriteria', 'Filter.removeColumnFilterCriteria', this.sheetId, column, null);
    return this;
  }

  /** Sorts what is under the header. */
  sort(column: number, ascending: boolean): this {
    const { area } = this.getRange();
    if (area.rows > 1)
      host('book.sort', 'Filter.sort', { ...area, row: area.row + 1, rows: area.rows - 1 }, [{ column, ascending }]);
    return this;
  }
}

export function createFilter(area: Area): Filter {
  host('book.createFilter', 'Range.createFilter', area);
  return filterOf(area.sheetId);
}

export function readFilter(sheetId: string): Filter | null {
  return host<Area | null>('book.filter', 'Sheet.getFilter', sheetId) ? filterOf(sheetId) : null;
}

export function newFilterCriteria(): FilterCriteriaBuilder {
  return refuseUnknown(new FilterCriteriaBuilder(), 'FilterCriteriaBuilder');
}

function filterOf(sheetId: string): Filter {
  return refuseUnknown(new Filter(sheetId), 'Filter');
}

function criteriaOf(criteria: Criteria): FilterCriteria {
  return refuseUnknown(new FilterCriteria(criteria), 'FilterCriteria');
}
