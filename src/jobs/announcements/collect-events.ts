/** What has happened since the last passage goes to ENVOIS, each event once for each tool. */
import { max, subDays } from 'date-fns';
import * as z from 'zod/mini';
import type { CrmEvent } from '../../crm/events/event.ts';
import { findFollowUpEvents } from '../../crm/events/follow-up-events.ts';
import { findStageEvents } from '../../crm/events/stage-events.ts';
import { findTenderEvents } from '../../crm/events/tender-events.ts';
import { DESTINATIONS, type Destination } from '../../crm/settings/hooks.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import {
  contacts,
  followUps,
  history,
  opportunities,
  outbox,
  settings as settingsTable,
  tenders,
} from '../../crm/tables/index.ts';
import type { Ports, Store } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Change, Fresh } from '../../sheet/index.ts';
import { transact } from '../../sheet/index.ts';
import { recallMemory } from '../engine/memory.ts';
import { knownEvents, queueEvent } from './queue-events.ts';
import { claimSending } from './sending.ts';

const KEY = 'pistil.events.seen';

/** For each tool: since when it is told, and until when the tables have been read. ISO. */
const MEMORY = z.partialRecord(z.enum(DESTINATIONS), z.object({ since: z.string(), until: z.string() }));
type Memory = z.infer<typeof MEMORY>;

/** A line may be written late, with the date of what it tells: so many days are read again. */
const OVERLAP_DAYS = 14;

/**
 * Seven tables read and four property calls, whatever the number of rows. Answers how many lines were added. A tool whose address has just been
 * typed is told of what happens from then on. The memory is moved after the lines stand; what a run that dies has queued is known again by its key.
 * The sending is this run's from then on (`endSending` gives it back); fails with `events.busy` when another run is at it.
 */
export function collectEvents(ports: Ports, reached: readonly Destination[]): Result<number> {
  const memory = recall(ports.store);
  const now = ports.clock.now();
  const done = transact(ports, {
    action: 'events.collect',
    plan: (fresh) => (claimSending(ports) ? planLines(fresh, reached, memory) : BUSY),
    summary: (count: number) => `${count} à annoncer à d’autres outils.`,
  });
  if (!done.ok) return done;
  const read: Memory = {};
  for (const tool of reached) {
    const until = now.toISOString();
    read[tool] = { since: memory[tool]?.since ?? until, until };
  }
  ports.store.set(KEY, JSON.stringify(read));
  return ok(done.value.value);
}

const BUSY = fail('events.busy', 'Un autre envoi d’annonces est en cours.');

function planLines(
  fresh: Fresh,
  reached: readonly Destination[],
  memory: Memory,
): Result<{ changes: Change[]; value: number }> {
  const parameters = fresh.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const sent = fresh.rows(outbox);
  if (!sent.ok) return sent;
  const isKnown = knownEvents(sent.value.rows);
  const changes: Change[] = [];
  for (const tool of reached) {
    const events = findEvents(fresh, settings, startOf(memory[tool], fresh.now));
    if (!events.ok) return events;
    // Two lines of HISTORIQUE may tell the same event: a row that was pasted twice.
    const single = new Map(events.value.map((event) => [event.key, event]));
    for (const event of single.values()) changes.push(...queueEvent(event, settings.hooks, [tool], isKnown));
  }
  return ok({ changes, value: changes.length });
}

function startOf(memory: { since: string; until: string } | undefined, now: Date): Date {
  if (memory === undefined) return now;
  return max([new Date(memory.since), subDays(new Date(memory.until), OVERLAP_DAYS)]);
}

function findEvents(fresh: Fresh, settings: Settings, since: Date): Result<CrmEvent[]> {
  const moves = fresh.rows(history);
  if (!moves.ok) return moves;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const notices = fresh.rows(tenders);
  if (!notices.ok) return notices;
  const tasks = fresh.rows(followUps);
  if (!tasks.ok) return tasks;
  const facts = {
    history: moves.value.rows.map(({ values }) => values),
    contacts: new Map(people.value.rows.map(({ id, values }) => [id, values])),
    opportunities: new Map(deals.value.rows.map(({ id, values }) => [id, values])),
  };
  const rows = notices.value.rows.map(({ values }) => values);
  return ok([
    ...findStageEvents(facts, settings.stages, since),
    ...findTenderEvents(rows, settings.tenders, since, fresh.now),
    ...findFollowUpEvents(
      tasks.value.rows.map(({ values }) => values),
      since,
      fresh.now,
    ),
  ]);
}

/** An unreadable memory is none: what happens from now on is told. */
function recall(store: Store): Memory {
  return recallMemory(store, KEY, MEMORY, {});
}
