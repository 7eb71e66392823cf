/** Developer metadata. https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata */
import type { MetadataRecord } from '../../book/contract.ts';
import { host } from '../bridge.ts';
import type { EnumValue } from '../services/enumeration.ts';
import { refuseUnknown } from '../services/refuse-unknown.ts';
import type { Area, Rectangle } from './area.ts';
import { DeveloperMetadataVisibility } from './enums.ts';

export class DeveloperMetadata {
  private record: MetadataRecord;

  constructor(record: MetadataRecord) {
    this.record = record;
  }

  getId = (): number => this.record.id;
  getKey = (): string => this.record.key;
  getValue = (): string | null => this.record.value || null;
  getVisibility = (): EnumValue => DeveloperMetadataVisibility[this.record.visibility];
  setKey = (key: string): this => this.changed('setKey', { key });
  setValue = (value: string): this => this.changed('setValue', { value });
  setVisibility = (visibility: EnumValue): this =>
    this.changed('setVisibility', { visibility: visibility.name() as 'DOCUMENT' });

  remove(): void {
    host('book.removeMetadata', 'DeveloperMetadata.remove', this.record.id);
  }

  private changed(method: string, change: Partial<MetadataRecord>): this {
    this.record = host('book.saveMetadata', `DeveloperMetadata.${method}`, { ...this.record, ...change });
    return this;
  }
}

/** Metadata of the spreadsheet (`sheetId` null), of a sheet (`area` null), or of rows or columns. */
export function metadataOf(sheetId: string | null, area: Area | null, method: string): DeveloperMetadata[] {
  return host<MetadataRecord[]>('book.metadata', method)
    .filter((record) => record.sheetId === sheetId && isSame(record.area, area))
    .map((record) => refuseUnknown(new DeveloperMetadata(record), 'DeveloperMetadata'));
}

/** `rest`: (value?, visibility?), or (visibility). */
export function addMetadata(
  sheetId: string | null,
  area: Area | null,
  key: string,
  rest: readonly unknown[],
  method: string,
): void {
  const value = rest.find((argument): argument is string => typeof argument === 'string') ?? '';
  const visibility = rest.find((argument): argument is EnumValue => typeof argument === 'object' && argument !== null);
  const place = area && { row: area.row, column: area.column, rows: area.rows, columns: area.columns };
  const record: MetadataRecord = {
    id: 0,
    key,
    value,
    visibility: (visibility?.name() ?? 'DOCUMENT') as 'DOCUMENT',
    sheetId,
    area: place,
  };
  host('book.saveMetadata', method, record);
}

function isSame(one: Rectangle | null, other: Rectangle | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.row === other.row && one.column === other.column && one.rows === other.rows && one.columns === other.columns
  );
}
