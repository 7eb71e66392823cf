/** The notices that the BOAMP stand-in serves: one record a file, as the API gives them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A record of the data set; `idweb` is its key. */
export type Notice = Readonly<Record<string, unknown>> & { readonly idweb: string };

/** Reads the records of a folder, in the order of their names. Files that hold something else than one record are left out. */
export function readNotices(folder: string): Notice[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseFile(join(folder, name)))
    .filter(isNotice);
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause });
  }
}

function isNotice(content: unknown): content is Notice {
  return typeof content === 'object' && content !== null && 'idweb' in content && typeof content.idweb === 'string';
}
