/** Named ranges. https://developers.google.com/apps-script/reference/spreadsheet/named-range */
import { host } from '../bridge.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { type Range, rangeOf } from './range.ts';

export class NamedRange {
  private name: string;
  private area: Area;

  constructor(name: string, area: Area) {
    this.name = name;
    this.area = area;
  }

  getName = (): string => this.name;
  getRange = (): Range => rangeOf(this.area);

  setName(name: string): this {
    host('book.setName', 'NamedRange.setName', name, this.area);
    host('book.removeName', 'NamedRange.setName', this.name);
    this.name = name;
    return this;
  }

  setRange(range: Range): this {
    host('book.setName', 'NamedRange.setRange', this.name, range.area);
    this.area = range.area;
    return this;
  }

  remove(): void {
    host('book.removeName', 'NamedRange.remove', this.name);
  }
}

/** `sheetId` null: of the whole spreadsheet. */
export function readNamedRanges(sheetId: string | null, method: string): NamedRange[] {
  return host<{ name: string; area: Area }[]>('book.names', method)
    .filter(({ area }) => sheetId === null || area.sheetId === sheetId)
    .map(({ name, area }) => refuseUnknown(new NamedRange(name, area), 'NamedRange'));
}
