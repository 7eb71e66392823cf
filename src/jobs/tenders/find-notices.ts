/** What BOAMP has published since the last success, with the calls that corrections speak of. */
import { subDays } from 'date-fns';
import { gatherCases, missingCalls, type TenderCase } from '../../crm/tenders/cases.ts';
import type { TenderSettings } from '../../crm/tenders/settings.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { createBoamp, type Topics } from '../../services/boamp/client.ts';

/** Notices appear with the date of a day that is already past: the last days are read again. */
const OVERLAP_DAYS = 3;

export interface FoundCases {
  readonly cases: readonly TenderCase[];
  /** Notices read. */
  readonly read: number;
  /** Notices that could not be read, one French sentence each. */
  readonly unreadable: readonly string[];
  /** Notices that BOAMP has beyond what a run can read. */
  readonly leftOut: number;
}

export function findNotices(ports: Ports, settings: TenderSettings, since: Date | null): Result<FoundCases> {
  const boamp = createBoamp(ports);
  const now = ports.clock.now();
  const from = since === null ? subDays(now, settings.firstDays) : subDays(since, OVERLAP_DAYS);
  const found = boamp.search({ from, to: now, topics: topicsOf(settings), departments: settings.departments });
  if (!found.ok) return found;
  const { notices, unreadable, leftOut } = found.value;
  const cases = gatherCases(notices);
  const missing = missingCalls(cases);
  if (missing.length === 0) return ok({ cases, read: notices.length, unreadable, leftOut });
  const calls = boamp.read(missing);
  if (!calls.ok) return calls;
  return ok({
    cases: gatherCases([...notices, ...calls.value.notices]),
    read: notices.length,
    unreadable: [...unreadable, ...calls.value.unreadable],
    leftOut,
  });
}

/**
 * What BOAMP is asked for when it has too much: a phrase of the trade anywhere in the notice; words that are common, or
 * that only mean something together, in its title.
 */
function topicsOf({ relevance }: TenderSettings): Topics {
  const phrases = relevance.keywords.map(({ name, value }) => {
    const words = name.replace(/[+*]/g, ' ').replace(/\s+/g, ' ').trim();
    return { words, anywhere: !name.includes('+') && value >= relevance.core };
  });
  const wordsOf = (anywhere: boolean) => [
    ...new Set(
      phrases.filter((phrase) => phrase.anywhere === anywhere && phrase.words !== '').map(({ words }) => words),
    ),
  ];
  return {
    anywhere: wordsOf(true),
    inTitle: wordsOf(false),
    cpv: relevance.cpv.filter(({ value }) => value >= relevance.adjacent).map(({ name }) => name.slice(0, 8)),
    descriptors: relevance.descriptors.filter(({ value }) => value >= relevance.adjacent).map(({ name }) => name),
  };
}
