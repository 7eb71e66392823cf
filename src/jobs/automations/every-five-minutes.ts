/**
 * The owner's trigger of every five minutes: serves what others have asked of the account that keeps the keys, and tells Make and Slack what has
 * happened. It runs 288 times a day, so that a passage with nothing to do reads one property and the size of one tab.
 */
import { parseSettings } from '../../crm/settings/index.ts';
import { journal, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab } from '../../sheet/header.ts';
import { readTable } from '../../sheet/index.ts';
import { deliverEvents } from '../announcements/deliver-events.ts';
import { beat } from '../engine/heartbeat.ts';
import { openSlice, type Slice } from '../engine/slice.ts';
import { changeErrands, type ErrandRequest, type Errands, recallErrands } from '../errands/memory.ts';
import { byOwner } from '../owner/triggers.ts';
import { serveRequests } from './serve-requests.ts';

/** Google stops every run at six minutes. */
const LONGEST_RUN = 6.5 * 60_000;

export interface Passage {
  /** French sentences; `''` when there was nothing to do. */
  readonly summary: string;
}

/** A former owner's trigger finds out that it is one when there is something to do, and removes itself. */
export function everyFiveMinutes(ports: Ports): Result<Passage> {
  const errands = recallErrands(ports);
  const lines = errands.events === null ? null : countJournal(ports);
  const asked = errands.requests.some(({ state }) => state === 'waiting');
  const news = hasNews(errands, lines, ports.clock.now());
  if (!asked && !news) return ok({ summary: '' });
  return byOwner((own) => work(own, asked, news ? lines : null))(ports);
}

/** Lines of JOURNAL, which grows with each change that a script makes. */
function countJournal({ workbook }: Ports): number {
  const tab = findTab(workbook, journal);
  return tab.ok ? tab.value.lastRow : 0;
}

function hasNews({ events }: Errands, lines: number | null, now: Date): boolean {
  if (events === null) return false;
  return events.journal !== lines || (events.retryAt !== null && new Date(events.retryAt) <= now);
}

/** `lines`: of JOURNAL, when there is news to tell. */
function work(ports: Ports, asked: boolean, lines: number | null): Result<Passage> {
  const slice = openSlice(ports.clock);
  const served = asked ? serveWaiting(ports, slice) : ok([]);
  if (!served.ok) return served;
  const announced = lines === null || slice.over() ? ok('') : announce(ports, slice, lines);
  if (!announced.ok) return announced;
  return ok({ summary: [...served.value, announced.value].filter((sentence) => sentence !== '').join(' ') });
}

function serveWaiting(ports: Ports, slice: Slice): Result<readonly string[]> {
  const claimed = claim(ports);
  if (!claimed.ok) return claimed;
  if (claimed.value === null) return ok(['Un autre passage est en cours.']);
  const served = serveRequests(ports, slice, claimed.value.waiting);
  const released = release(ports);
  return released.ok ? served : released;
}

/** Takes what waits for this passage, each request counted as begun; `null` when another passage is at it. */
function claim(ports: Ports): Result<{ readonly waiting: readonly ErrandRequest[] } | null> {
  const now = ports.clock.now();
  return changeErrands(ports, (errands) => {
    if (errands.busyUntil !== null && new Date(errands.busyUntil) > now) return ok({ errands: null, value: null });
    const requests = errands.requests.map((request) =>
      request.state === 'waiting' ? { ...request, tries: request.tries + 1 } : request,
    );
    const busyUntil = new Date(now.getTime() + LONGEST_RUN).toISOString();
    const waiting = requests.filter(({ state }) => state === 'waiting');
    return ok({ errands: { ...errands, requests, busyUntil }, value: { waiting } });
  });
}

/** Nothing that still waits has kept this passage from coming back. */
function release(ports: Ports): Result<null> {
  return changeErrands(ports, (errands) => {
    const requests = errands.requests.map((request) => ({ ...request, tries: 0 }));
    return ok({ errands: { ...errands, requests, busyUntil: null }, value: null });
  });
}

/** `lines`: as counted before the tables are read, so that what comes meanwhile is seen at the next passage. */
function announce(ports: Ports, slice: Slice, lines: number): Result<string> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const wanted = settings.operation.modules.hooks;
  const start = ports.clock.now();
  const done = wanted ? deliverEvents(ports, slice) : ok({ summary: '', retryAt: null });
  if (wanted) {
    beat(ports, start, [
      { job: 'events.deliver', ok: done.ok, said: done.ok ? done.value.summary : done.error.message },
    ]);
  }
  if (!done.ok) return done;
  const retryAt = done.value.retryAt?.toISOString() ?? null;
  const moved = changeErrands(ports, (errands) =>
    // The last address may have been taken away meanwhile.
    ok({ errands: { ...errands, events: errands.events && { journal: lines, retryAt } }, value: null }),
  );
  return moved.ok ? ok(done.value.summary) : moved;
}
