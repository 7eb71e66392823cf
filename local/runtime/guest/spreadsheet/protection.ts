/** Protected ranges and sheets. https://developers.google.com/apps-script/reference/spreadsheet/protection */
import type { ProtectionRecord } from '../../book/contract.ts';
import { host } from '../bridge.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area } from './area.ts';
import { ProtectionType } from './enums.ts';
import { type Range, rangeOf } from './range.ts';
import { sheetOf } from './sheet.ts';

interface User {
  getEmail(): string;
}

export class Protection {
  private record: ProtectionRecord;

  constructor(record: ProtectionRecord) {
    this.record = record;
  }

  getProtectionType = (): EnumValue => ProtectionType[this.record.area ? 'RANGE' : 'SHEET'];
  getDescription = (): string => this.record.description;
  isWarningOnly = (): boolean => this.record.warningOnly;
  canEdit = (): boolean => true;
  canDomainEdit = (): boolean => false;
  getEditors = (): User[] =>
    this.record.editors.map((email) => refuseUnknown({ getEmail: () => email, toString: () => email }, 'User'));

  getRange(): Range {
    const { area, sheetId } = this.record;
    return area ? rangeOf({ ...area, sheetId }) : sheetOf(sheetId).getWholeRange();
  }

  getUnprotectedRanges(): Range[] {
    return this.record.unprotected.map((area) => rangeOf({ ...area, sheetId: this.record.sheetId }));
  }

  setDescription = (description: string): this => this.changed('setDescription', { description });
  setWarningOnly = (warningOnly: boolean): this => this.changed('setWarningOnly', { warningOnly });
  setUnprotectedRanges = (ranges: readonly Range[]): this =>
    this.changed('setUnprotectedRanges', { unprotected: ranges.map((range) => placeOf(range.area)) });

  addEditor(editor: string | User): this {
    return this.addEditors([emailOf(editor)]);
  }

  addEditors(emails: readonly string[]): this {
    return this.changed('addEditors', { editors: [...new Set([...this.record.editors, ...emails])] });
  }

  removeEditor(editor: string | User): this {
    return this.removeEditors([emailOf(editor)]);
  }

  /** The person who runs the script stays an editor, whatever is asked. */
  removeEditors(editors: readonly (string | User)[]): this {
    const own = host<string>('session.effectiveUser');
    const removed = new Set(editors.map(emailOf).filter((email) => email !== own));
    return this.changed('removeEditors', { editors: this.record.editors.filter((email) => !removed.has(email)) });
  }

  remove(): void {
    host('book.removeProtection', 'Protection.remove', this.record.id);
  }

  private changed(method: string, change: Partial<ProtectionRecord>): this {
    this.record = host('book.saveProtection', `Protection.${method}`, { ...this.record, ...change });
    return this;
  }
}

/** Protects a range; only the person who runs the script may edit it then. */
export function protectArea(area: Area, method: string): Protection {
  return protect({ sheetId: area.sheetId, area: placeOf(area) }, method);
}

/** A sheet has one protection at most. */
export function protectSheet(sheetId: string): Protection {
  const [existing] = readProtections(sheetId, ProtectionType.SHEET, 'Sheet.protect');
  return existing ?? protect({ sheetId, area: null }, 'Sheet.protect');
}

/** `sheetId` null: of the whole spreadsheet. */
export function readProtections(sheetId: string | null, type: EnumValue, method: string): Protection[] {
  return host<ProtectionRecord[]>('book.protections', method)
    .filter(
      (record) =>
        (sheetId === null || record.sheetId === sheetId) && (record.area === null) === (type.name() === 'SHEET'),
    )
    .map(protectionOf);
}

function protect(place: Pick<ProtectionRecord, 'sheetId' | 'area'>, method: string): Protection {
  const editors = [host<string>('session.effectiveUser')];
  return protectionOf(
    host('book.saveProtection', method, {
      id: '',
      description: '',
      warningOnly: false,
      editors,
      unprotected: [],
      ...place,
    }),
  );
}

function protectionOf(record: ProtectionRecord): Protection {
  return refuseUnknown(new Protection(record), 'Protection');
}

function placeOf({ row, column, rows, columns }: Area): { row: number; column: number; rows: number; columns: number } {
  return { row, column, rows, columns };
}

function emailOf(editor: string | User): string {
  return typeof editor === 'string' ? editor : editor.getEmail();
}
