/** Spreadsheet: the file the script is bound to. https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
import { host } from '../bridge.ts';
import { exception } from '../services/arguments.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { SheetFacts } from './area.ts';
import { addMetadata, type DeveloperMetadata, metadataOf } from './metadata.ts';
import { type NamedRange, readNamedRanges } from './named-range.ts';
import { type Protection, readProtections } from './protection.ts';
import type { Range } from './range.ts';
import type { RangeList } from './range-list.ts';
import { type Selection, selectedArea, selectionOf } from './selection.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { createFinder, type TextFinder } from './text-finder.ts';

interface BookFacts {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
}

export class Spreadsheet {
  getId = (): string => this.facts('getId').id;
  getName = (): string => this.facts('getName').name;
  getSpreadsheetLocale = (): string => this.facts('getSpreadsheetLocale').locale;
  getSpreadsheetTimeZone = (): string => this.facts('getSpreadsheetTimeZone').timeZone;
  getUrl = (): string => `https://docs.google.com/spreadsheets/d/${this.facts('getUrl').id}/edit`;

  rename(name: string): void {
    host('book.rename', 'Spreadsheet.rename', name);
  }

  getSheets = (): Sheet[] => this.sheets('getSheets').map(({ id }) => sheetOf(id));
  getNumSheets = (): number => this.sheets('getNumSheets').length;

  /** `null` when no tab has exactly this name. */
  getSheetByName(name: string): Sheet | null {
    const found = this.sheets('getSheetByName').find((facts) => facts.name === name);
    return found ? sheetOf(found.id) : null;
  }

  getSheetById(id: number): Sheet | null {
    return this.getSheets().find((sheet) => sheet.getSheetId() === id) ?? null;
  }

  /** (name?, index?, { template }?), in any combination of this order. */
  insertSheet(...args: readonly unknown[]): Sheet {
    const name = args.find((argument) => typeof argument === 'string') ?? null;
    const index = args.find((argument) => typeof argument === 'number') ?? null;
    const options = args.find(
      (argument): argument is { template?: Sheet } => typeof argument === 'object' && argument !== null,
    );
    const place = index ?? this.getActiveSheet().getIndex();
    const facts = host<SheetFacts>(
      'book.insertSheet',
      'Spreadsheet.insertSheet',
      name,
      place,
      options?.template?.id ?? null,
    );
    return sheetOf(facts.id).activate();
  }

  /** A copy at the end, named « Copie de … ». */
  copyOf(sheet: Sheet): Sheet {
    return sheetOf(host<SheetFacts>('book.insertSheet', 'Sheet.copyTo', null, null, sheet.id).id);
  }

  duplicateActiveSheet(): Sheet {
    const active = this.getActiveSheet();
    return sheetOf(
      host<SheetFacts>('book.insertSheet', 'Spreadsheet.duplicateActiveSheet', null, active.getIndex(), active.id).id,
    ).activate();
  }

  deleteSheet(sheet: Sheet): void {
    host('book.deleteSheet', 'Spreadsheet.deleteSheet', sheet.id);
  }

  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }

  renameActiveSheet(name: string): void {
    this.getActiveSheet().setName(name);
  }

  /** Moves the active sheet; `position` counts from 1. */
  moveActiveSheet(position: number): void {
    host('book.moveSheet', 'Spreadsheet.moveActiveSheet', this.getActiveSheet().id, position);
  }

  getActiveSheet = (): Sheet => sheetOf(selectedArea('Spreadsheet.getActiveSheet').sheetId);
  setActiveSheet = (sheet: Sheet): Sheet => sheet.activate();
  getActiveRange = (): Range => this.getSelection().getActiveRange();
  getActiveCell = (): Range => this.getSelection().getCurrentCell();
  getCurrentCell = (): Range => this.getSelection().getCurrentCell();
  getSelection = (): Selection => selectionOf();
  setActiveRange = (range: Range): Range => range.activate();
  setCurrentCell = (cell: Range): Range => cell.activate();
  getRange = (notation: string): Range => this.getActiveSheet().getRange(notation);
  getRangeList = (notations: readonly string[]): RangeList => this.getActiveSheet().getRangeList(notations);
  getDataRange = (): Range => this.getActiveSheet().getDataRange();
  getLastRow = (): number => this.getActiveSheet().getLastRow();
  getLastColumn = (): number => this.getActiveSheet().getLastColumn();

  appendRow(values: readonly unknown[]): Sheet {
    return this.getActiveSheet().appendRow(values);
  }

  /** `null` when no range has this name. */
  getRangeByName(name: string): Range | null {
    const named = this.getNamedRanges().find((range) => range.getName().toLowerCase() === name.toLowerCase());
    return named?.getRange() ?? null;
  }

  getNamedRanges = (): NamedRange[] => readNamedRanges(null, 'Spreadsheet.getNamedRanges');

  setNamedRange(name: string, range: Range): void {
    host('book.setName', 'Spreadsheet.setNamedRange', name, range.area);
  }

  removeNamedRange(name: string): void {
    host('book.removeName', 'Spreadsheet.removeNamedRange', name);
  }

  getProtections = (type: EnumValue): Protection[] => readProtections(null, type, 'Spreadsheet.getProtections');
  createTextFinder = (text: string): TextFinder =>
    createFinder(
      this.getSheets().map((sheet) => sheet.getDataRange().area),
      text,
    );
  getDeveloperMetadata = (): DeveloperMetadata[] => metadataOf(null, null, 'Spreadsheet.getDeveloperMetadata');

  addDeveloperMetadata(key: string, ...rest: readonly unknown[]): this {
    addMetadata(null, null, key, rest, 'Spreadsheet.addDeveloperMetadata');
    return this;
  }

  /** Without a length it stays five seconds; a negative one keeps it until the person closes it. */
  toast(message: string, title = '', seconds: number | null = null): void {
    host('screen.toast', String(message), title, seconds ?? 5);
  }

  toString = (): string => 'Spreadsheet';

  private facts(method: string): BookFacts {
    return host('book.facts', `Spreadsheet.${method}`);
  }

  private sheets(method: string): SheetFacts[] {
    return host('book.sheets', `Spreadsheet.${method}`);
  }
}

/** The spreadsheet the script is bound to: the only one it may open with the scope `spreadsheets.currentonly`. */
export function openSpreadsheet(): Spreadsheet {
  return refuseUnknown(new Spreadsheet(), 'Spreadsheet');
}

const WHOLE_DRIVE = 'https://www.googleapis.com/auth/spreadsheets';

/** What opening another spreadsheet answers under that scope. */
export function refuseOtherSpreadsheets(method: string): never {
  throw exception(
    `Specified permissions are not sufficient to call SpreadsheetApp.${method}. Required permissions: ${WHOLE_DRIVE}`,
  );
}
