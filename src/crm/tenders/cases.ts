/** A call and all that was published about it afterwards: corrections, a cancellation, an award. */
import { addMonths, endOfDay } from 'date-fns';
import type { Notice } from './notice.ts';

/** Notices about one contract, told apart from others by the number of the first. */
export interface TenderCase {
  /** N° avis of the call. */
  readonly id: string;
  /** The call itself; `null` when only its sequels were read. */
  readonly call: Notice | null;
  /** In the order of publication. */
  readonly sequels: readonly Notice[];
}

export type TenderState = 'Initial' | 'Rectifié' | 'Annulé' | 'Attribué';

/** What a case comes to. */
export interface CaseOutcome {
  readonly state: TenderState;
  readonly deadline: Date | null;
  /** All deadlines that were in force before: what Pistil may have written. */
  readonly formerDeadlines: readonly Date[];
  /** False once the last moment has passed, or the contract is awarded or cancelled. */
  readonly open: boolean;
  readonly winners: readonly string[];
  readonly endsOn: Date | null;
}

/**
 * Gathers notices by the call they are about. A call stands for itself whatever it links to: a new call after a failed one
 * is a new chance to answer.
 */
export function gatherCases(notices: readonly Notice[]): TenderCase[] {
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const id = firstOf(notice, byId);
    groups.set(id, [...(groups.get(id) ?? []), notice]);
  }
  return [...groups].map(([id, group]) => {
    const call = group.find((notice) => notice.id === id && opensACall(notice)) ?? null;
    const sequels = group.filter((notice) => notice !== call).sort(byPublication);
    return { id, call, sequels };
  });
}

/** Calls that corrections and cancellations speak of and that are not among these notices. */
export function missingCalls(cases: readonly TenderCase[]): string[] {
  return cases
    .filter(({ id, call, sequels }) => call === null && sequels.some((sequel) => changes(sequel) && sequel.id !== id))
    .map(({ id }) => id);
}

/** The notice that says best what is bought: the last one that tells the whole of it. */
export function bestNotice({ call, sequels }: TenderCase): Notice | null {
  const whole = sequels.filter((sequel) => sequel.change?.restated);
  return whole[whole.length - 1] ?? call ?? sequels[sequels.length - 1] ?? null;
}

export function concludeCase(tender: TenderCase, now: Date): CaseOutcome {
  const { call, sequels } = tender;
  let deadline = call?.deadline ?? null;
  let hasTime = call?.deadlineHasTime ?? true;
  const formerDeadlines: Date[] = [];
  for (const { change, deadlineHasTime } of sequels) {
    if (change === null) continue;
    const moved = changeDeadline(deadline, change);
    if (moved !== deadline && deadline !== null) formerDeadlines.push(deadline);
    if (moved !== deadline) hasTime = change.restated ? deadlineHasTime : change.postponed !== 'day';
    deadline = moved;
  }
  const state = stateOf(sequels);
  const last = deadline === null || hasTime ? deadline : endOfDay(deadline);
  const awards = sequels.flatMap(({ award }) => (award === null ? [] : [award]));
  return {
    state,
    deadline,
    formerDeadlines,
    open: (state === 'Initial' || state === 'Rectifié') && (last === null || last >= now),
    winners: [...new Set(awards.flatMap(({ winners }) => winners))],
    endsOn: endOf(
      tender,
      awards.map(({ awardedOn }) => awardedOn),
    ),
  };
}

/**
 * A correction that repeats the notice, that names the deadline we know, or that puts it off in so many words, is believed; of
 * two that disagree the earliest stands, so that nobody is late.
 */
function changeDeadline(known: Date | null, change: NonNullable<Notice['change']>): Date {
  const agrees = known === null || change.from === null ? known === null : change.from.getTime() === known.getTime();
  const believed = change.restated || change.postponed !== undefined || agrees || known === null;
  return believed || change.to < known ? change.to : known;
}

function stateOf(sequels: readonly Notice[]): TenderState {
  if (sequels.some(({ kind, award }) => kind === 'cancellation' || award?.withoutContract)) return 'Annulé';
  if (sequels.some(({ kind }) => kind === 'award')) return 'Attribué';
  return sequels.some(({ kind }) => kind === 'correction') ? 'Rectifié' : 'Initial';
}

/** The day named in a notice; else the award's day and the contract's length, without the renewals that may never come. */
function endOf({ call, sequels }: TenderCase, awardedOn: readonly (Date | null)[]): Date | null {
  const all = [...sequels].reverse().concat(call ?? []);
  const named = all.find(({ endsOn }) => endsOn !== null)?.endsOn ?? null;
  if (named !== null) return named;
  const start = awardedOn.find((day) => day !== null) ?? null;
  const months = all.find(({ durationMonths }) => durationMonths !== null)?.durationMonths ?? null;
  return start === null || months === null ? null : addMonths(start, months);
}

/** Follows links to the oldest notice they lead to; a call, and what links to nothing, is its own first. */
function firstOf(notice: Notice, byId: ReadonlyMap<string, Notice>): string {
  let current = notice;
  const seen = new Set([notice.id]);
  while (!opensACall(current)) {
    const id = [...current.links].sort(byNumber)[0];
    if (id === undefined || seen.has(id)) break;
    seen.add(id);
    const earlier = byId.get(id);
    if (earlier === undefined) return id;
    current = earlier;
  }
  return current.id;
}

function opensACall({ kind }: Notice): boolean {
  return kind === 'call' || kind === 'announcement';
}

function changes({ kind }: Notice): boolean {
  return kind === 'correction' || kind === 'cancellation';
}

function byPublication(a: Notice, b: Notice): number {
  return a.publishedOn.getTime() - b.publishedOn.getTime() || byNumber(a.id, b.id);
}

/** `25-9` is before `25-10`, which is before `26-1`. */
function byNumber(a: string, b: string): number {
  const [first, second] = [a, b].map((id) => id.split('-').map(Number)) as [number[], number[]];
  return (first[0] ?? 0) - (second[0] ?? 0) || (first[1] ?? 0) - (second[1] ?? 0);
}
