/** « Score prévu : 68 → 84 », while a fact of the score is being typed. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { scoreCompanies } from '../scores/rescore.ts';
import { readScoredTables } from '../scores/surroundings.ts';
import { affected, touchesScore, withRow } from './consequences.ts';
import { findEdited } from './editable.ts';
import { readEdit } from './read-edit.ts';
import type { RecordEdit } from './update-record.ts';

export interface ScorePreview {
  /** As it stands in the sheet; `null` when it was never worked out. */
  readonly now: number | null;
  readonly next: number;
}

/** The six tables that a score is made of. */
export const floor = { read: 6 };

/**
 * The score that saving these fields would write, by the same rules; `null` when they change none of its facts, or cannot
 * be read yet. Nothing is written. Fails as `updateRecord` does.
 */
export function previewScore(ports: Ports, input: RecordEdit): Result<ScorePreview | null> {
  const tables = new FreshReader(ports);
  const edited = findEdited(tables, input);
  if (!edited.ok) return edited;
  const edit = readEdit(tables, edited.value, input);
  if (!edit.ok) return edit;
  if (!touchesScore(edited.value, edit.value)) return ok(null);
  const scored = readScoredTables(tables);
  if (!scored.ok) return scored;
  const [id] = [...affected(edited.value, edit.value)].reverse();
  const score = scoreCompanies(withRow(scored.value, edited.value, edit.value), new Set([id ?? '']), ports.clock.now());
  const next = score.get(id ?? '')?.score;
  const stored = scored.value.firms.find((firm) => firm.id === id)?.values.score ?? null;
  return ok(next === undefined ? null : { now: stored, next });
}
