/** Utilities' host side: what the bundle's own V8 cannot do (bytes, digests, archives, zones, time that passes). */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import type { HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';
import { NotImplemented, ServiceException } from './exception.ts';
import { formatJavaDate, parseJavaDate } from './java-dates.ts';

/** Bytes cross the bridge in base64. */
interface File {
  readonly name: string;
  readonly base64: string;
}

const SLEEP_MAX_MS = 300_000;

export function createUtilitiesOperations(clock: Clock): HostOperations {
  return {
    'utilities.sleep'(run, milliseconds: number) {
      // https://developers.google.com/apps-script/reference/utilities/utilities#sleep(Integer)
      if (!(milliseconds >= 0 && milliseconds <= SLEEP_MAX_MS))
        throw new ServiceException(`Invalid argument: ${milliseconds}`);
      run.record({ kind: 'free', method: 'Utilities.sleep', cells: 0, waited: milliseconds });
      clock.sleep(milliseconds);
    },
    'utilities.uuid': () => randomUUID(),
    'utilities.formatDate': (_run, date: Date, timeZone: string, pattern: string) =>
      formatJavaDate(date.getTime(), timeZone, pattern),
    'utilities.parseDate': (_run, text: string, timeZone: string, pattern: string) =>
      new Date(parseJavaDate(text, timeZone, pattern)),
    'utilities.digest': (_run, algorithm: string, base64: string) =>
      bytesOf(createHash(nodeName(algorithm)).update(base64, 'base64').digest()),
    'utilities.hmac': (_run, algorithm: string, base64: string, key: string) =>
      bytesOf(createHmac(nodeName(algorithm), Buffer.from(key, 'base64')).update(base64, 'base64').digest()),
    'utilities.gzip': (_run, base64: string) => gzipSync(Buffer.from(base64, 'base64')).toString('base64'),
    'utilities.ungzip': (_run, base64: string) =>
      readArchive(() => gunzipSync(Buffer.from(base64, 'base64')).toString('base64')),
    'utilities.zip': (_run, files: readonly File[]) =>
      Buffer.from(
        zipSync(Object.fromEntries(files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')]))),
      ).toString('base64'),
    'utilities.unzip': (_run, base64: string): File[] =>
      readArchive(() =>
        Object.entries(unzipSync(Buffer.from(base64, 'base64'))).map(([name, bytes]) => ({
          name,
          base64: Buffer.from(bytes).toString('base64'),
        })),
      ),
    'utilities.parseCsv'(_run, text: string, delimiter: string) {
      try {
        return parseCsv(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
      } catch (cause) {
        throw new ServiceException('Could not parse text.', { cause });
      }
    },
    'bytes.ofText': (_run, text: string, charset: string) => encodeText(text, charset).toString('base64'),
    'bytes.ofList': (_run, bytes: readonly number[]) =>
      Buffer.from(bytes.map((byte) => byte & 0xff)).toString('base64'),
    'bytes.list': (_run, base64: string) => bytesOf(Buffer.from(base64, 'base64')),
    'bytes.text': (_run, base64: string, charset: string) => decodeText(Buffer.from(base64, 'base64'), charset),
  };
}

/** Java's bytes are signed. */
function bytesOf(buffer: Uint8Array): number[] {
  return [...new Int8Array(buffer)];
}

/** `SHA_256`, `HMAC_SHA_256` → `sha256`. */
function nodeName(algorithm: string): string {
  const name = algorithm
    .replace(/^HMAC_/, '')
    .replace('_', '')
    .toLowerCase();
  if (name === 'md2') throw new NotImplemented('Utilities.DigestAlgorithm.MD2');
  return name;
}

function readArchive<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ServiceException('Invalid argument: the file is not a valid archive.', { cause });
  }
}

function encodeText(text: string, charset: string): Buffer {
  const name = charset.toLowerCase();
  if (name === 'utf-8' || name === 'utf8') return Buffer.from(text, 'utf8');
  const last = { 'us-ascii': 0x7f, 'iso-8859-1': 0xff }[name];
  if (last !== undefined) return Buffer.from([...text].map((character) => within(character.charCodeAt(0), last)));
  throw new NotImplemented(`charset ${charset}`);
}

/** A character that the charset lacks becomes `?`. */
function within(code: number, last: number): number {
  return code <= last ? code : 0x3f;
}

function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (cause) {
    throw new ServiceException(`Invalid argument: ${charset}`, { cause });
  }
}
