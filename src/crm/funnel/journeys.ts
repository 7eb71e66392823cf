import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import type { HistoryRow } from '../tables/index.ts';
import type { HistorySubject } from '../tables/values.ts';

/** The columns of HISTORIQUE that journeys are made of. */
export type StageChange = Pick<HistoryRow, 'date' | 'subject' | 'subjectId' | 'from' | 'to' | 'channel'>;

/** What one contact or opportunity went through. */
export interface Journey {
  readonly subjectId: string;
  /** The latest that its rows name. */
  readonly channel: string;
  /**
   * For each stage of the path, when it was first reached or passed; `null`: never. Skipping a stage is passing it, so
   * that the dates of a path never run backwards.
   */
  readonly reached: readonly (Date | null)[];
  /** Index of the furthest stage of the path, -1 when none was reached. */
  readonly furthest: number;
  /** The last change led to a lost stage. */
  readonly lost: boolean;
  /** Oldest first, one for each stage entered; changes that stay in the same stage are left out. */
  readonly entries: readonly StageEntry[];
}

export interface StageEntry {
  /** `matchKey` of the stage's name: it may be one that is no longer in the settings. */
  readonly stage: string;
  readonly date: Date;
}

/** The stages on the way to a signature, in order: all but the lost ones. */
export function pathOf(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter(({ kind }) => kind !== 'lost');
}

/**
 * The days on which proposals were out: when each journey first reached or passed the first stage of that kind. The one meaning
 * of a proposal sent in OBJECTIFS, GO_NO_GO and RATIOS_PROSPECTION (docs/decisions/0038).
 */
export function proposalDays(journeys: readonly Journey[], stages: readonly Stage[]): readonly Date[] {
  const index = pathOf(stages).findIndex(({ kind }) => kind === 'proposal');
  return journeys.flatMap(({ reached }) => reached[index] ?? []);
}

/**
 * The journeys told by HISTORIQUE, whatever the order of its rows; of rows of the same moment, the later row is the
 * later change. Rows without a date, an identifier or a stage are left out. A blank subject counts as any.
 *
 * Linear but for the sort of each journey.
 */
export function journeysOf(
  changes: readonly StageChange[],
  stages: readonly Stage[],
  subject: HistorySubject = 'Opportunité',
): Journey[] {
  const otherSubjects = new Set(changes.map((change) => change.subject).filter((kind) => kind !== ''));
  for (const kind of otherSubjects) if (matchKey(kind) === matchKey(subject)) otherSubjects.delete(kind);
  const bySubject = new Map<string, DatedChange[]>();
  for (const { date, subject: kind, subjectId, from, to, channel } of changes) {
    if (date === null || subjectId === '' || to === '' || otherSubjects.has(kind)) continue;
    const known = bySubject.get(subjectId);
    const change = { date, from, to, channel };
    if (known === undefined) bySubject.set(subjectId, [change]);
    else known.push(change);
  }
  const places = new Places(stages);
  return [...bySubject].map(([subjectId, ofSubject]) => tell(subjectId, ofSubject, places));
}

interface DatedChange {
  readonly date: Date;
  readonly from: string;
  readonly to: string;
  readonly channel: string;
}

/** Where each stage name stands on the path; names repeat in their thousands, so each is folded once. */
class Places {
  readonly length: number;
  private readonly known = new Map<string, { key: string; index: number; lost: boolean }>();
  private readonly stages: readonly Stage[];
  private readonly path: readonly Stage[];

  constructor(stages: readonly Stage[]) {
    this.stages = stages;
    this.path = pathOf(stages);
    this.length = this.path.length;
  }

  of(name: string): { key: string; index: number; lost: boolean } {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const stage = findStage(this.stages, name);
    const place = {
      key: matchKey(name),
      index: stage === null ? -1 : this.path.indexOf(stage),
      lost: stage?.kind === 'lost',
    };
    this.known.set(name, place);
    return place;
  }
}

function tell(subjectId: string, changes: DatedChange[], places: Places): Journey {
  changes.sort((a, b) => a.date.getTime() - b.date.getTime());
  const reached = Array.from({ length: places.length }, (): Date | null => null);
  const entries: StageEntry[] = [];
  let furthest = -1;
  let channel = '';
  let lost = false;
  for (const { date, from, to, channel: named } of changes) {
    const target = places.of(to);
    const start = from === '' ? -1 : places.of(from).index;
    for (; furthest < Math.max(start, target.index); furthest += 1) reached[furthest + 1] = date;
    if (entries[entries.length - 1]?.stage !== target.key) entries.push({ stage: target.key, date });
    if (named !== '') channel = named;
    lost = target.lost;
  }
  return { subjectId, channel, reached, furthest, lost, entries };
}
