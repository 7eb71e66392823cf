/** The tender watch: what BOAMP has published since the last success becomes rows of APPELS_OFFRES, judged and explained. */
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { readTable } from '../../sheet/read-table.ts';
import { transact } from '../../sheet/transact.ts';
import type { Slice } from '../engine/slice.ts';
import { findNotices } from './find-notices.ts';
import { type JudgedCase, judgeCases } from './judge-cases.ts';
import { planRows, type RowCounts } from './plan-rows.ts';
import { type Readings, readTenders } from './read-tenders.ts';
import { recallWatch, rememberWatch } from './watch-state.ts';

export interface WatchReport extends RowCounts {
  /** Notices read. */
  readonly read: number;
  /** Added or already there, and still open or followed. */
  readonly kept: number;
  /** Notices set aside with their reason. */
  readonly parked: number;
  /** Tenders that Claude has summarised in this run. */
  readonly summarised: number;
  /** Euros. */
  readonly cost: number;
  /** Promising tenders are left, which another run can have read right away. */
  readonly unfinished: boolean;
  /** French, for people. */
  readonly summary: string;
}

/**
 * The fewest calls, network and Claude apart: what was remembered, the settings, the lock taken and given back, tenders and
 * companies read, the intent, both tables written, the seal, what is to be remembered.
 */
export const floor = { propertyGet: 1, read: 3, lock: 2, appendRow: 2, write: 2, propertySet: 1 };

const ACTION = 'tenders.watch';

/**
 * Reads BOAMP outside of the lock, judges, and writes all rows in one operation. Its success is remembered after that, so that
 * a run that dies is done again; known notices stay single. Then Claude, when there is a key, reads the promising tenders of
 * the sheet, as long as the slice lasts.
 * Fails with `boamp.…`, or as `transact` does.
 */
export function watchTenders(ports: Ports, slice: Slice): Result<WatchReport> {
  const started = ports.clock.now();
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const state = recallWatch(ports.store, started);
  ports.screen.toast('Recherche des avis publiés au BOAMP…', 'Veille', 20);
  const found = findNotices(ports, settings.tenders, state.since);
  if (!found.ok) return found;
  const judged = judgeCases(found.value.cases, settings.tenders.relevance, started, ports.log);
  const done = transact(ports, {
    action: ACTION,
    plan: (fresh) => planRows(fresh, judged.cases, settings.tenders),
    summary: (counts: RowCounts) => say(found.value.read, counts),
  });
  if (!done.ok) return done;
  const parked = [...found.value.unreadable, ...judged.parked];
  const noted = notePassage(
    ports,
    parked.filter((reason) => !state.parked.includes(reason.slice(0, 150))),
    done.value.operation === null ? say(found.value.read, done.value.value) : '',
  );
  if (!noted.ok) return noted;
  rememberWatch(ports.store, { since: started, parked });
  const readings = readWithClaude(ports, slice, settings, judged.cases);
  const counts = done.value.value;
  const remarks = [
    say(found.value.read, counts),
    parked.length === 0 ? '' : `${countOf(parked.length, 'avis mis de côté', 'avis mis de côté')} (voir JOURNAL).`,
    found.value.leftOut === 0
      ? ''
      : `${countOf(found.value.leftOut, 'avis n’a pas été lu', 'avis n’ont pas été lus')}\u00a0: précisez les mots-clés ou les départements.`,
    readings.summary,
  ];
  return ok({
    ...counts,
    read: found.value.read,
    kept: counts.added + counts.updated + counts.unchanged,
    parked: parked.length,
    summarised: readings.read,
    cost: readings.cost,
    unfinished: readings.unfinished,
    summary: remarks.filter((text) => text !== '').join(' '),
  });
}

const NOTHING_READ: Readings = { read: 0, cost: 0, summary: '', unfinished: false };

/** Claude's part. Without a key, or switched off, the rules serve alone; what it cannot do is said, and fails nothing. */
function readWithClaude(ports: Ports, slice: Slice, settings: Settings, cases: readonly JudgedCase[]): Readings {
  if (!settings.operation.modules.tenderReading) return NOTHING_READ;
  const key = ports.secrets.get('claude');
  if (key === null) {
    const worth = cases.some(({ outcome, relevance }) => outcome.open && relevance.score >= settings.tenders.reading);
    return { ...NOTHING_READ, summary: worth ? 'Sans clé Claude, les avis sont gardés sans résumé.' : '' };
  }
  const readings = readTenders(ports, slice, key, settings);
  return readings.ok ? readings.value : { ...NOTHING_READ, summary: readings.error.message };
}

/** One line for what the operation does not tell: notices set aside for the first time, or a run that had nothing to write. */
function notePassage(ports: Ports, parked: readonly string[], idle: string): Result<null> {
  if (parked.length === 0 && idle === '') return ok(null);
  const aside =
    parked.length === 0 ? '' : `${countOf(parked.length, 'avis mis de côté', 'avis mis de côté')}\u00a0: ${parked[0]}`;
  return note(ports, {
    action: ACTION,
    summary: [idle, aside].filter((text) => text !== '').join(' '),
    detail: parked.length === 0 ? '' : JSON.stringify(parked),
  });
}

/** `71 avis lus, 3 retenus, dont 1 urgent : 2 ajoutés, 1 mis à jour…` */
function say(read: number, counts: RowCounts): string {
  const kept = counts.added + counts.updated + counts.unchanged;
  const urgent = counts.urgent === 0 ? '' : `, dont ${countOf(counts.urgent, 'urgent', 'urgents')}`;
  const parts = [
    counts.added === 0 ? '' : countOf(counts.added, 'ajouté', 'ajoutés'),
    counts.updated === 0 ? '' : `${countOf(counts.updated, 'mis à jour', 'mis à jour')}`,
    counts.unchanged === 0 ? '' : countOf(counts.unchanged, 'inchangé', 'inchangés'),
    counts.expired === 0 ? '' : `${countOf(counts.expired, 'hors délai', 'hors délai')}`,
    counts.closed === 0 ? '' : countOf(counts.closed, 'déjà attribué ou annulé', 'déjà attribués ou annulés'),
    counts.companies === 0 ? '' : countOf(counts.companies, 'entreprise créée', 'entreprises créées'),
    counts.unclearBuyers === 0 ? '' : countOf(counts.unclearBuyers, 'acheteur à vérifier', 'acheteurs à vérifier'),
  ].filter((part) => part !== '');
  const start = `${countOf(read, 'avis lu', 'avis lus')}, ${countOf(kept, 'retenu', 'retenus')}${urgent}`;
  return parts.length === 0 ? `${start}.` : `${start}\u00a0: ${parts.join(', ')}.`;
}
