import { matchKey } from '../names.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import { type Journey, pathOf } from './journeys.ts';
import { type Period, withinPeriod } from './period.ts';
import { medianOf, staysOf } from './stage-durations.ts';

/** One stage of the funnel. Counts are of the cohort: those that first reached the stage in the period. */
export interface FunnelStage {
  readonly stage: string;
  readonly entered: number;
  /** Went beyond it since, whenever that was; `null` for the last stage. */
  readonly passed: number | null;
  /** passed / entered; `null` without anyone, or for the last stage. */
  readonly rate: number | null;
  /** Share of the first stage's cohort that reached this one; `null` without anyone. */
  readonly cumulativeRate: number | null;
  /** Days, over the stays that began in the period and ended; `null` without any. */
  readonly medianDays: number | null;
  /** Lost without having gone further. */
  readonly lost: number;
  /** Neither beyond nor lost: a young cohort is not finished. `null` for the last stage. */
  readonly open: number | null;
}

/** How many of a cohort went how far. */
export interface Conversion {
  readonly entered: number;
  readonly reached: number;
  /** reached / entered; `null` when nobody entered. */
  readonly rate: number | null;
}

/**
 * The funnel by cohorts (definitions: « Funnel and conversion »). Going back and forth counts once, a stage skipped
 * counts as passed, and lost is beyond nothing: entered = passed + lost + open.
 */
export function funnelOf(journeys: readonly Journey[], stages: readonly Stage[], period: Period): FunnelStage[] {
  const path = pathOf(stages);
  const within = withinPeriod(period);
  const stays = staysOf(journeys).filter((stay) => stay.days !== null && within(stay.date));
  const daysByStage = new Map<string, number[]>();
  for (const { stage, days } of stays) {
    if (days === null) continue;
    const known = daysByStage.get(stage);
    if (known === undefined) daysByStage.set(stage, [days]);
    else known.push(days);
  }
  const first = cohortOf(journeys, 0, within);
  return path.map(({ name }, index) => {
    const cohort = cohortOf(journeys, index, within);
    const isLast = index === path.length - 1;
    const passed = cohort.filter(({ furthest }) => furthest > index).length;
    const lost = cohort.filter((journey) => journey.furthest === index && journey.lost).length;
    return {
      stage: name,
      entered: cohort.length,
      passed: isLast ? null : passed,
      rate: isLast ? null : share(passed, cohort.length),
      cumulativeRate: share(first.filter(({ furthest }) => furthest >= index).length, first.length),
      medianDays: medianOf(daysByStage.get(matchKey(name)) ?? []),
      lost,
      open: isLast ? null : cohort.length - passed - lost,
    };
  });
}

/**
 * The share of those that first reached `from` in the period and ever reached `to` or beyond; for a lost `to`, those that
 * are lost today. `null` when a stage is unknown, or `from` is a lost one.
 */
export function conversionBetween(
  journeys: readonly Journey[],
  stages: readonly Stage[],
  from: string,
  to: string,
  period: Period,
): Conversion | null {
  const path = pathOf(stages);
  const start = findStage(path, from);
  const target = findStage(stages, to);
  if (start === null || target === null) return null;
  const cohort = cohortOf(journeys, path.indexOf(start), withinPeriod(period));
  const end = path.indexOf(target);
  const reached = cohort.filter(({ furthest, lost }) => (target.kind === 'lost' ? lost : furthest >= end)).length;
  return { entered: cohort.length, reached, rate: share(reached, cohort.length) };
}

/** The journeys of one channel; all of them for a blank. */
export function journeysInChannel(journeys: readonly Journey[], channel: string): readonly Journey[] {
  if (channel.trim() === '') return journeys;
  const wanted = matchKey(channel);
  return journeys.filter((journey) => matchKey(journey.channel) === wanted);
}

function cohortOf(journeys: readonly Journey[], index: number, within: (date: Date) => boolean): Journey[] {
  return journeys.filter(({ reached }) => {
    const date = reached[index] ?? null;
    return date !== null && within(date);
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
