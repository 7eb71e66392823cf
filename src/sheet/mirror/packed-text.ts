import type { Compressor } from '../../ports.ts';

/** JSON, compressed, as letters that any cell may hold. */
export function pack(compressor: Compressor, value: unknown): string {
  return compressor.pack(JSON.stringify(value));
}

/** The inverse; `undefined` when the text was damaged. */
export function unpack(compressor: Compressor, text: string): unknown {
  const json = compressor.unpack(text);
  if (json === null) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** A fingerprint of 32 bits (FNV-1a): a mirror whose cells somebody has touched is not believed. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
