/** The demo workbook as a saved state: told once a day for each build of the bundle, then kept beside other caches. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'date-fns';
import { createRuntime, type RuntimeState, readState, writeState } from '../runtime/index.ts';
import { seedDemo } from './index.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** What the workbook is called. */
const TITLE = 'Prospection, démonstration';
const CACHE = resolve(HERE, '../../.cache');

export interface DemoOptions {
  /** Folder of the built bundle. */
  readonly dist: string;
  /** The day on which the story ends. */
  readonly now: Date;
}

/** Some twenty seconds the first time of a day, then as quick as reading a file. */
export function prepareDemo({ dist, now }: DemoOptions): RuntimeState {
  const name = `demo-${format(now, 'yyyy-MM-dd')}-${fingerprint(dist)}.json`;
  const path = join(CACHE, name);
  const kept = readState(path);
  if (kept !== null) return kept;
  const runtime = createRuntime({ dist, now });
  try {
    seedDemo(runtime);
    const { book, ...kept } = runtime.state();
    const state = { ...kept, book: { ...book, workbook: { ...book.workbook, name: TITLE } } };
    mkdirSync(CACHE, { recursive: true });
    for (const former of readdirSync(CACHE)) if (/^demo-.*\.json$/.test(former)) rmSync(join(CACHE, former));
    writeState(path, state);
    return state;
  } finally {
    runtime.close();
  }
}

/** Changes with the bundle and with the story. */
function fingerprint(dist: string): string {
  const hash = createHash('sha256').update(readFileSync(join(dist, 'Code.js')));
  for (const file of readdirSync(HERE).sort()) hash.update(readFileSync(join(HERE, file)));
  return hash.digest('hex').slice(0, 16);
}
