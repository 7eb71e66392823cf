/** Blob: bytes with a name and a type. The bytes stay in base64 until a script asks for them. */
import { host } from '../bridge.ts';
import { exception, refuseSignature } from './arguments.ts';
import { refuseUnknown } from './refuse-unknown.ts';

class BlobOfBytes {
  /** For the services that send or pack blobs; not a member of Google's class. */
  readonly base64: string;
  private contentType: string | null;
  private name: string | null;

  constructor(base64: string, contentType: string | null, name: string | null) {
    this.base64 = base64;
    this.contentType = contentType;
    this.name = name;
  }

  getBytes(): number[] {
    return host('bytes.list', this.base64);
  }

  getDataAsString(charset = 'UTF-8'): string {
    return host('bytes.text', this.base64, charset);
  }

  getContentType(): string | null {
    return this.contentType;
  }

  getName(): string | null {
    return this.name;
  }

  isGoogleType(): boolean {
    return false;
  }

  setName(name: string): this {
    this.name = name;
    return this;
  }

  setContentType(contentType: string | null): this {
    this.contentType = contentType;
    return this;
  }

  setContentTypeFromExtension(): this {
    const extension = /\.(\w+)$/.exec(this.name ?? '')?.[1]?.toLowerCase() ?? '';
    this.contentType = TYPES[extension] ?? this.contentType;
    return this;
  }

  copyBlob(): Blob {
    return makeBlob(this.base64, this.contentType, this.name);
  }

  getBlob(): Blob {
    return this.copyBlob();
  }

  toString(): string {
    return 'Blob';
  }
}

export type Blob = BlobOfBytes;

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
};

export function makeBlob(base64: string, contentType: string | null = null, name: string | null = null): Blob {
  return refuseUnknown(new BlobOfBytes(base64, contentType, name), 'Blob');
}

/** A text (in UTF-8, `text/plain` as in Google) or signed bytes, as scripts give them. */
export function blobOf(data: unknown, contentType: string | null = null, name: string | null = null): Blob {
  const base64 = base64Of(data, 'UTF-8');
  return makeBlob(base64, contentType ?? (typeof data === 'string' ? 'text/plain' : null), name);
}

/** The data's bytes in base64. */
export function base64Of(data: unknown, charset: string): string {
  if (typeof data === 'string') return host('bytes.ofText', data, charset);
  if (Array.isArray(data)) return host('bytes.ofList', data);
  return refuseSignature([data], 'Utilities');
}

/** The blob of an argument that may be one or hold one (HTTPResponse, HtmlOutput). */
export function blobArgument(source: unknown): Blob {
  if (typeof source === 'object' && source !== null && 'getBlob' in source && typeof source.getBlob === 'function')
    return source.getBlob();
  throw exception('Invalid argument: blob');
}
