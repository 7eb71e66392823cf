/** The floor that a job declares beside itself: `scoreAll` in src/jobs/scores/score-all.ts. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Floor } from '../runtime/index.ts';

const JOBS = new URL('../../src/jobs/', import.meta.url);

/** Null for a global that is no job's name. */
export async function readJobFloor(functionName: string): Promise<Floor | null> {
  const file = functionName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const entry = readdirSync(JOBS, { recursive: true, withFileTypes: true }).find(({ name }) => name === `${file}.ts`);
  if (entry === undefined) return null;
  const job = (await import(pathToFileURL(join(entry.parentPath, entry.name)).href)) as { readonly floor?: Floor };
  return job.floor ?? null;
}
