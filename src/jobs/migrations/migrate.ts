/** Brings an installed workbook to the newest version, in numbered steps: at night, and from the menu. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { recover } from '../../sheet/recover.ts';
import { MIGRATIONS } from './index.ts';

const KEY = 'pistil.version';

/** The first version kept no number. */
const FIRST = 1;

/** The version that this code makes. */
export const NEWEST = MIGRATIONS.reduce((newest, { version }) => Math.max(newest, version), FIRST);

export interface MigrationReport {
  /** What changed, a French phrase for each step done. */
  readonly done: readonly string[];
  readonly summary: string;
}

/** The version of the workbook's tabs and settings. One weighted call. */
export function readVersion({ store }: Pick<Ports, 'store'>): number {
  return Number(store.get(KEY) ?? FIRST);
}

/** A workbook that has just been made lacks nothing. */
export function startAtNewest({ store }: Pick<Ports, 'store'>): Result<MigrationReport> {
  store.set(KEY, String(NEWEST));
  return ok({ done: [], summary: '' });
}

/**
 * Does the steps that the workbook lacks, oldest first; each looks at what is there, and counts once it is whole: one that
 * stops is done again. One weighted call when there is none.
 */
export function migrate(ports: Ports): Result<MigrationReport> {
  const version = readVersion(ports);
  const due = MIGRATIONS.filter((migration) => migration.version > version);
  // What a run that died has left half written would otherwise be taken back after it was done again.
  const recovered = due.length === 0 ? ok([]) : recover(ports);
  if (!recovered.ok) return recovered;
  const done: string[] = [];
  for (const migration of due) {
    const run = migration.run(ports);
    if (!run.ok) return run;
    ports.store.set(KEY, String(migration.version));
    done.push(migration.title);
    const noted = note(ports, {
      action: 'migrate',
      summary: `Version ${migration.version}\u00a0: ${migration.title}.`,
    });
    if (!noted.ok) return noted;
  }
  const summary = done.length === 0 ? '' : `Pistil est passé à la version ${NEWEST}\u00a0: ${done.join(', ')}.`;
  return ok({ done, summary });
}
