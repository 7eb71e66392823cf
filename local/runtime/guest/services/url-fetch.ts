/** UrlFetchApp. */
import { host } from '../bridge.ts';
import { exception, textArgument } from './arguments.ts';
import { type Blob, base64Of, blobArgument, makeBlob } from './blob.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** Parameters of a request, as scripts give them: https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app#advanced-parameters */
interface Parameters {
  readonly url?: string;
  readonly method?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly payload?: unknown;
  readonly followRedirects?: boolean;
  readonly muteHttpExceptions?: boolean;
  readonly validateHttpsCertificates?: boolean;
  readonly escaping?: boolean;
}

const KNOWN = [
  'url',
  'method',
  'contentType',
  'headers',
  'payload',
  'followRedirects',
  'muteHttpExceptions',
  'validateHttpsCertificates',
  'escaping',
];
const METHODS = ['get', 'delete', 'patch', 'post', 'put'];

type Headers = Record<string, string | string[]>;

class Response {
  private readonly id: number;
  private readonly status: number;
  private readonly headers: Readonly<Record<string, string | string[]>>;

  constructor({ response, status, headers }: { response: number; status: number; headers: Headers }) {
    this.id = response;
    this.status = status;
    this.headers = headers;
  }

  getResponseCode(): number {
    return this.status;
  }

  getContentText(charset?: string): string {
    return host('fetch.text', this.id, charset ?? /charset=["']?([\w-]+)/i.exec(this.contentType())?.[1] ?? 'UTF-8');
  }

  getContent(): number[] {
    return this.getBlob().getBytes();
  }

  getBlob(): Blob {
    return makeBlob(host('fetch.base64', this.id), this.contentType().split(';')[0] ?? null);
  }

  getAs(contentType: string): Blob {
    const blob = this.getBlob();
    if (blob.getContentType() === contentType) return blob;
    throw exception(`Converting from ${blob.getContentType()} to ${contentType} is not supported.`);
  }

  /** A header that came several times is given once, by its last value. */
  getHeaders(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.getAllHeaders()).map(([name, value]) => [
        name,
        Array.isArray(value) ? (value.at(-1) ?? '') : value,
      ]),
    );
  }

  getAllHeaders(): Headers {
    return Object.fromEntries(Object.entries(this.headers).map(([name, value]) => [headerCase(name), value]));
  }

  toString(): string {
    return this.getContentText();
  }

  private contentType(): string {
    return String(this.headers['content-type'] ?? '');
  }
}

export const UrlFetchApp = refuseUnknown(
  {
    fetch(url: unknown, parameters: Parameters = {}) {
      const request = readRequest({ ...parameters, url: textArgument(url, [url, parameters], 'UrlFetchApp.fetch') });
      return fetchAll([request], 'UrlFetchApp.fetch')[0];
    },
    fetchAll: (requests: readonly (string | Parameters)[]) =>
      fetchAll(
        requests.map((request) => readRequest(typeof request === 'string' ? { url: request } : request)),
        'UrlFetchApp.fetchAll',
      ),
    /** What fetch would send. */
    getRequest(url: string, parameters: Parameters = {}) {
      const { method, headers, followRedirects } = readRequest({ ...parameters, url });
      const { payload, contentType, validateHttpsCertificates = true } = parameters;
      return {
        url,
        method,
        headers,
        followRedirects,
        payload,
        contentType,
        validateHttpsCertificates,
        useIntranet: false,
      };
    },
  },
  'UrlFetchApp',
);

function fetchAll(requests: readonly ReturnType<typeof readRequest>[], method: string): Response[] {
  const answers: { response: number; status: number; headers: Headers }[] = host('fetch.all', requests, method);
  return answers.map((answer) => refuseUnknown(new Response(answer), 'HTTPResponse'));
}

function readRequest(parameters: Parameters) {
  const unknown = Object.keys(parameters).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw exception(`Attribute provided with invalid value: ${unknown}`);
  const {
    url = '',
    payload,
    contentType,
    headers = {},
    followRedirects = true,
    muteHttpExceptions = false,
  } = parameters;
  const method = String(parameters.method ?? 'get').toLowerCase();
  if (!METHODS.includes(method)) throw exception(`Attribute provided with invalid value: method`);
  const body = payload === undefined || payload === null ? null : readPayload(payload);
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const type = contentType ?? body?.contentType;
  if (body !== null && type && !Object.keys(sent).some((name) => name.toLowerCase() === 'content-type'))
    sent['Content-Type'] = type;
  return {
    url,
    // Google sends a payload with POST unless the script says otherwise.
    method: body !== null && parameters.method === undefined ? 'post' : method,
    headers: sent,
    payload: body?.base64 ?? null,
    followRedirects,
    muteHttpExceptions,
  };
}

const FORM = 'application/x-www-form-urlencoded';

/** A text, bytes, a blob, or a form's fields; fields that hold blobs make a multipart form. */
function readPayload(payload: unknown): { base64: string; contentType: string } {
  if (typeof payload === 'string') return { base64: base64Of(payload, 'UTF-8'), contentType: FORM };
  if (Array.isArray(payload)) return { base64: base64Of(payload, 'UTF-8'), contentType: FORM };
  if (typeof payload !== 'object' || payload === null)
    return { base64: base64Of(String(payload), 'UTF-8'), contentType: FORM };
  if ('getBlob' in payload) {
    const blob = blobArgument(payload);
    return { base64: blob.base64, contentType: blob.getContentType() ?? 'application/octet-stream' };
  }
  const fields = Object.entries(payload);
  if (fields.some(([, value]) => typeof value === 'object' && value !== null && 'getBlob' in value))
    return readMultipart(fields);
  const encoded = fields.map(([name, value]) => `${encodeField(name)}=${encodeField(String(value))}`).join('&');
  return { base64: base64Of(encoded, 'UTF-8'), contentType: FORM };
}

const BOUNDARY = '----AppsScriptFormBoundary7MA4YWxkTrZu0gW';

function readMultipart(fields: readonly [string, unknown][]): { base64: string; contentType: string } {
  const bytes: number[] = [];
  const add = (text: string) => bytes.push(...(host('bytes.list', base64Of(text, 'UTF-8')) as number[]));
  for (const [name, value] of fields) {
    add(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`);
    if (typeof value === 'object' && value !== null) {
      const blob = blobArgument(value);
      add(
        `; filename="${blob.getName() ?? name}"\r\nContent-Type: ${blob.getContentType() ?? 'application/octet-stream'}\r\n\r\n`,
      );
      for (const byte of blob.getBytes()) bytes.push(byte);
      add('\r\n');
    } else add(`\r\n\r\n${String(value)}\r\n`);
  }
  add(`--${BOUNDARY}--\r\n`);
  return { base64: base64Of(bytes, 'UTF-8'), contentType: `multipart/form-data; boundary=${BOUNDARY}` };
}

function encodeField(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, '+');
}

/** Google gives header names in their usual case: `Content-Type`. */
function headerCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_match, dash: string, letter: string) => dash + letter.toUpperCase());
}
