/** HtmlService. Pages are served as they are: templates are not implemented. */
import { host } from '../bridge.ts';
import { type Blob, blobOf } from './blob.ts';
import { type EnumValue, enumeration } from './enumeration.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const XFrameOptionsMode = enumeration('XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);
const SandboxMode = enumeration('SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);

class HtmlOutput {
  private content: string;
  private title = '';
  private width: number | null = null;
  private height: number | null = null;

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

  appendUntrusted(content: string): this {
    return this.append(content.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`));
  }

  clear(): this {
    return this.setContent('');
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): this {
    this.title = title;
    return this;
  }

  getWidth(): number | null {
    return this.width;
  }

  setWidth(width: number | null): this {
    this.width = width;
    return this;
  }

  getHeight(): number | null {
    return this.height;
  }

  setHeight(height: number | null): this {
    this.height = height;
    return this;
  }

  /** Google serves every page in IFRAME mode, whatever is asked. */
  setSandboxMode(_mode: EnumValue): this {
    return this;
  }

  getBlob(): Blob {
    return blobOf(this.content, 'text/html', this.title === '' ? null : this.title);
  }
}

export const HtmlService = refuseUnknown(
  {
    XFrameOptionsMode,
    SandboxMode,
    createHtmlOutput: (source: unknown = ''): HtmlOutput =>
      output(typeof source === 'string' ? source : (source as Blob).getDataAsString()),
    createHtmlOutputFromFile: (name: string): HtmlOutput => output(host('html.page', name)),
  },
  'HtmlService',
);

function output(content: string): HtmlOutput {
  return refuseUnknown(new HtmlOutput(content), 'HtmlOutput');
}
