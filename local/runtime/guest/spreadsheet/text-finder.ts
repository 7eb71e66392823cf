/** TextFinder. https://developers.google.com/apps-script/reference/spreadsheet/text-finder */
import type { FindOptions } from '../../book/operations/grid.ts';
import { host } from '../bridge.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area, Rectangle } from './area.ts';
import { type Range, rangeOf } from './range.ts';

export class TextFinder {
  private readonly areas: readonly Area[];
  private options: FindOptions;
  private current = -1;

  constructor(areas: readonly Area[], text: string) {
    this.areas = areas;
    this.options = {
      text,
      matchCase: false,
      entireCell: false,
      regularExpression: false,
      inFormulas: false,
      ignoreDiacritics: false,
    };
  }

  matchCase = (matchCase: boolean): this => this.changed({ matchCase });
  matchEntireCell = (entireCell: boolean): this => this.changed({ entireCell });
  useRegularExpression = (regularExpression: boolean): this => this.changed({ regularExpression });
  matchFormulaText = (inFormulas: boolean): this => this.changed({ inFormulas });
  ignoreDiacritics = (ignoreDiacritics: boolean): this => this.changed({ ignoreDiacritics });

  findAll(): Range[] {
    return this.areas.flatMap((area) =>
      host<Rectangle[]>('book.find', 'TextFinder.findAll', area, this.options).map((found) =>
        rangeOf({ ...found, sheetId: area.sheetId }),
      ),
    );
  }

  findNext(): Range | null {
    return this.moveTo(this.current + 1);
  }

  findPrevious(): Range | null {
    return this.current <= 0 ? null : this.moveTo(this.current - 1);
  }

  getCurrentMatch(): Range | null {
    return this.current < 0 ? null : this.moveTo(this.current);
  }

  private moveTo(index: number): Range | null {
    const found = this.findAll()[index] ?? null;
    if (found) this.current = index;
    return found;
  }

  private changed(change: Partial<FindOptions>): this {
    this.options = { ...this.options, ...change };
    return this;
  }
}

export function createFinder(areas: readonly Area[], text: string): TextFinder {
  return refuseUnknown(new TextFinder(areas, text), 'TextFinder');
}
