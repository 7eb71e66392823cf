/** The floor that a job declares beside itself: `scoreAll` in src/jobs/score-all.ts. */
import { existsSync } from 'node:fs';
import type { Floor } from '../runtime/index.ts';

/** Null for a global that is no job's name. */
export async function readJobFloor(functionName: string): Promise<Floor | null> {
  const file = functionName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const url = new URL(`../../src/jobs/${file}.ts`, import.meta.url);
  if (!existsSync(url)) return null;
  const job = (await import(url.href)) as { readonly floor?: Floor };
  return job.floor ?? null;
}
