/** BOAMP, the French bulletin of public tenders: reads notices, page by page, whatever their number. */
import { addDays, differenceInCalendarDays } from 'date-fns';
import * as z from 'zod/mini';
import type { Notice } from '../../crm/tenders/notice.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createHttpClient } from '../http-client.ts';
import { type HttpReply, headerOf } from '../retry.ts';
import {
  BOAMP_HOST,
  LAST_REACHABLE,
  numbered,
  PAGE_SIZE,
  publishedIn,
  publishedWithin,
  recordsUrl,
  splitTopics,
  type Topics,
  type Window,
} from './query.ts';
import { readRecord } from './record.ts';

export type { Topics, Window } from './query.ts';

export interface NoticeSearch extends Window {
  /** Looked for when the window holds too many notices to read them all. */
  readonly topics: Topics;
  /** `69`, `2A`; empty: everywhere. */
  readonly departments: readonly string[];
}

export interface FoundNotices {
  /** Each once. */
  readonly notices: readonly Notice[];
  /** Records that could not be read: one French sentence each. */
  readonly unreadable: readonly string[];
  /** Notices that BOAMP has beyond what one run reads. */
  readonly leftOut: number;
}

export interface Boamp {
  /** Notices of a window, newest first. */
  search(search: NoticeSearch): Result<FoundNotices>;
  /** Notices by number; unknown numbers are passed over. */
  read(ids: readonly string[]): Result<FoundNotices>;
}

/** Up to so many notices of a window are all read: no search is as good as the rule that follows. About a week's worth. */
const READ_WHOLE = 1500;

/** Pages of one batch, and of one run: about ten megabytes and a hundred. */
const PAGES_AT_ONCE = 10;
const PAGES_AT_MOST = 120;

const NUMBERS_AT_ONCE = 80;

const PAGE = z.object({ total_count: z.number().check(z.nonnegative()), results: z.array(z.unknown()) });
type Page = z.infer<typeof PAGE>;

export function createBoamp(ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>): Boamp {
  const client = createHttpClient(ports, {
    code: 'boamp',
    name: 'le BOAMP',
    hosts: [BOAMP_HOST],
    isFinal: isDailyQuota,
    explain: (answer) =>
      isDailyQuota(answer)
        ? { code: 'quota', message: 'Le BOAMP a atteint son nombre de demandes du jour ; Pistil réessaiera demain.' }
        : null,
  });
  let pagesLeft = PAGES_AT_MOST;

  const fetchPages = (places: readonly (readonly [where: string, offset: number])[]): Result<Page[]> => {
    const allowed = places.slice(0, Math.max(0, pagesLeft));
    pagesLeft -= allowed.length;
    const pages: Page[] = [];
    for (let first = 0; first < allowed.length; first += PAGES_AT_ONCE) {
      const batch = allowed.slice(first, first + PAGES_AT_ONCE);
      const answers = client.sendAll(
        batch.map(([where, offset]) => ({ url: recordsUrl(where, offset), method: 'get' as const })),
      );
      for (const answer of answers) {
        const page = answer.ok ? readPage(answer.value) : answer;
        if (!page.ok) return page;
        pages.push(page.value);
      }
    }
    return ok(pages);
  };

  /** All pages of some clauses, their first ones being read. */
  const fetchRest = (
    clauses: readonly string[],
    firsts: readonly Page[],
  ): Result<{ records: unknown[]; leftOut: number }> => {
    const places = firsts.flatMap(({ total_count: total }, index) => {
      const last = Math.min(total, LAST_REACHABLE);
      const offsets = Array.from(
        { length: Math.max(0, Math.ceil(last / PAGE_SIZE) - 1) },
        (_, page) => (page + 1) * PAGE_SIZE,
      );
      return offsets.map((offset) => [clauses[index] ?? '', offset] as const);
    });
    const rest = fetchPages(places);
    if (!rest.ok) return rest;
    const records = [...firsts, ...rest.value].flatMap((page) => page.results);
    const unread = Math.max(0, places.length - rest.value.length) * PAGE_SIZE;
    const beyond = firsts.reduce((sum, page) => sum + Math.max(0, page.total_count - LAST_REACHABLE), 0);
    return ok({ records, leftOut: unread + beyond });
  };

  const searchTopics = (search: NoticeSearch): Result<{ records: unknown[]; leftOut: number }> => {
    const clauses = splitTopics(baseOf(search), search.topics);
    const firsts = fetchPages(clauses.map((clause) => [clause, 0] as const));
    if (!firsts.ok) return firsts;
    const days = differenceInCalendarDays(search.to, search.from);
    if (days > 0 && pagesLeft > 0 && firsts.value.some((page) => page.total_count > LAST_REACHABLE)) {
      const middle = addDays(search.from, Math.floor(days / 2));
      const recent = searchTopics({ ...search, from: addDays(middle, 1) });
      if (!recent.ok) return recent;
      const older = searchTopics({ ...search, to: middle });
      if (!older.ok) return older;
      return ok({
        records: [...recent.value.records, ...older.value.records],
        leftOut: recent.value.leftOut + older.value.leftOut,
      });
    }
    return fetchRest(clauses, firsts.value);
  };

  return {
    search: (search) => {
      const clause = baseOf(search);
      const first = fetchPages([[clause, 0]]);
      if (!first.ok) return first;
      const total = first.value[0]?.total_count ?? 0;
      const found = total <= READ_WHOLE ? fetchRest([clause], first.value) : searchTopics(search);
      return found.ok ? ok(readRecords(found.value.records, found.value.leftOut)) : found;
    },
    read: (ids) => {
      const groups = Array.from({ length: Math.ceil(ids.length / NUMBERS_AT_ONCE) }, (_, group) =>
        numbered(ids.slice(group * NUMBERS_AT_ONCE, (group + 1) * NUMBERS_AT_ONCE)),
      );
      const pages = fetchPages(groups.map((where) => [where, 0] as const));
      return pages.ok
        ? ok(
            readRecords(
              pages.value.flatMap((page) => page.results),
              0,
            ),
          )
        : pages;
    },
  };
}

function baseOf(search: NoticeSearch): string {
  const within = publishedWithin(search);
  return search.departments.length === 0 ? within : `${within} AND ${publishedIn(search.departments)}`;
}

/** Reads records, each number once: a notice published between two pages moves the next ones. */
function readRecords(records: readonly unknown[], leftOut: number): FoundNotices {
  const notices = new Map<string, Notice>();
  const unreadable = new Set<string>();
  for (const record of records) {
    const read = readRecord(record);
    if (!read.ok) unreadable.add(read.error.message);
    else if (!notices.has(read.value.id)) notices.set(read.value.id, read.value);
  }
  return { notices: [...notices.values()], unreadable: [...unreadable], leftOut };
}

/** An answer 200 may still be a web page, cut short, or an error's body (seen on exports). */
function readPage(body: string): Result<Page> {
  const unreadable = fail(
    'boamp.unreadable',
    'Le BOAMP a répondu quelque chose d’illisible ; Pistil réessaiera au prochain passage.',
  );
  try {
    const page = PAGE.safeParse(JSON.parse(body));
    return page.success ? ok(page.data) : unreadable;
  } catch {
    return unreadable;
  }
}

/** The quota comes back at midnight UTC: no delay of a run reaches there, unless the service names a shorter one. */
function isDailyQuota(answer: HttpReply): boolean {
  return (
    answer.status === 429 &&
    headerOf(answer.headers, 'retry-after') === undefined &&
    /"limit_time_unit"\s*:\s*"day"/.test(answer.body)
  );
}
