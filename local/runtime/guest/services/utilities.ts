/** Utilities. */
import { host } from '../bridge.ts';
import { exception, refuseSignature } from './arguments.ts';
import { type Blob, base64Of, blobArgument, blobOf, makeBlob } from './blob.ts';
import { type EnumValue, enumeration } from './enumeration.ts';
import { formatText } from './format-text.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const DigestAlgorithm = enumeration('DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
const MacAlgorithm = enumeration('MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
const Charset = enumeration('Charset', ['US_ASCII', 'UTF_8']);

const digest = (algorithm: EnumValue, value: unknown, charset?: EnumValue): number[] =>
  host('utilities.digest', algorithm.name(), base64Of(value, charsetName(charset)));

const sign = (algorithm: EnumValue, value: unknown, key: unknown, charset?: EnumValue): number[] =>
  host('utilities.hmac', algorithm.name(), base64Of(value, charsetName(charset)), base64Of(key, charsetName(charset)));

export const Utilities = refuseUnknown(
  {
    DigestAlgorithm,
    MacAlgorithm,
    Charset,

    sleep: (milliseconds: number): void => host('utilities.sleep', milliseconds),
    getUuid: (): string => host('utilities.uuid'),

    formatDate(date: unknown, timeZone: string, format: string): string {
      if (!(date instanceof Date)) return refuseSignature([date, timeZone, format], 'Utilities.formatDate');
      return host('utilities.formatDate', date, timeZone, format);
    },
    parseDate: (text: string, timeZone: string, format: string): Date =>
      host('utilities.parseDate', text, timeZone, format),
    formatString: formatText,

    base64Encode: (data: unknown, charset?: EnumValue): string => base64Of(data, charsetName(charset)),
    base64EncodeWebSafe: (data: unknown, charset?: EnumValue): string =>
      base64Of(data, charsetName(charset)).replace(/\+/g, '-').replace(/\//g, '_'),
    base64Decode: (encoded: string): number[] => decodeBase64(encoded, /^[A-Za-z0-9+/]*={0,2}$/),
    base64DecodeWebSafe: (encoded: string): number[] => decodeBase64(encoded, /^[A-Za-z0-9_-]*={0,2}$/),

    computeDigest: digest,
    computeHmacSignature: sign,
    computeHmacSha256Signature: (value: unknown, key: unknown, charset?: EnumValue): number[] =>
      sign(MacAlgorithm.HMAC_SHA_256, value, key, charset),

    newBlob: (data: unknown, contentType?: string, name?: string): Blob => blobOf(data, contentType, name),
    gzip(source: unknown, name?: string): Blob {
      const blob = blobArgument(source);
      return makeBlob(
        host('utilities.gzip', blob.base64),
        'application/x-gzip',
        name ?? (blob.getName() === null ? 'archive.gz' : `${blob.getName()}.gz`),
      );
    },
    ungzip(source: unknown): Blob {
      const blob = blobArgument(source);
      return makeBlob(host('utilities.ungzip', blob.base64), null, blob.getName()?.replace(/\.gz$/, '') ?? null);
    },
    zip(sources: readonly unknown[], name = 'archive.zip'): Blob {
      const files = sources.map(blobArgument).map((blob) => ({ name: blob.getName(), base64: blob.base64 }));
      const names = files.map((file) => file.name);
      if (new Set(names).size < names.length) throw exception('Invalid argument: two files have the same name');
      return makeBlob(host('utilities.zip', files), 'application/zip', name);
    },
    unzip(source: unknown): Blob[] {
      const files: { name: string; base64: string }[] = host('utilities.unzip', blobArgument(source).base64);
      return files.map((file) => makeBlob(file.base64, null, file.name).setContentTypeFromExtension());
    },
    parseCsv: (text: string, delimiter = ','): string[][] => host('utilities.parseCsv', text, delimiter),
  },
  'Utilities',
);

function charsetName(charset: EnumValue | undefined): string {
  return charset?.name() === 'US_ASCII' ? 'US-ASCII' : 'UTF-8';
}

function decodeBase64(encoded: string, alphabet: RegExp): number[] {
  if (!alphabet.test(encoded)) throw exception('Could not decode string.');
  return host('bytes.list', encoded.replace(/-/g, '+').replace(/_/g, '/'));
}
