/** ContentService: texts that a web app answers. */
import { type EnumValue, enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const MimeType = enumeration('MimeType', ['ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML']);

class TextOutput {
  private content: string;
  private mimeType: EnumValue = MimeType.TEXT;
  private fileName: string | null = null;

  constructor(content: string) {
    this.content = content;
  }

  getContent(): string {
    return this.content;
  }

  setContent(content: string): this {
    this.content = content;
    return this;
  }

  append(content: string): this {
    this.content += content;
    return this;
  }

  clear(): this {
    return this.setContent('');
  }

  getMimeType(): EnumValue {
    return this.mimeType;
  }

  setMimeType(mimeType: EnumValue): this {
    this.mimeType = mimeType;
    return this;
  }

  getFileName(): string | null {
    return this.fileName;
  }

  downloadAsFile(fileName: string): this {
    this.fileName = fileName;
    return this;
  }

  /** What the runtime hands back for a web app's answer. */
  toJSON(): { mimeType: string; content: string; fileName: string | null } {
    return { mimeType: this.mimeType.name(), content: this.content, fileName: this.fileName };
  }
}

export const ContentService = refuseUnknown(
  { MimeType, createTextOutput: (content = ''): TextOutput => refuseUnknown(new TextOutput(content), 'TextOutput') },
  'ContentService',
);
