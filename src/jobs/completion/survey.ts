/** The workbook as it stands inside the lock, and what is known of it from before. */
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import {
  companies,
  contacts,
  followUps,
  interactions,
  opportunities,
  STEERING_TABLES,
  settings as settingsTable,
  tenders,
} from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Cell, Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { identifierIn, isBlank } from '../../sheet/cell-values.ts';
import type { Cells } from '../../sheet/change.ts';
import { Draft } from '../../sheet/draft.ts';
import { placeOf } from '../../sheet/header.ts';
import {
  type Fresh,
  type FullImage,
  type KnownRows,
  lastJournalRow,
  MIRRORED,
  type MissingRow,
  readKnownRows,
  recognizeRows,
} from '../../sheet/index.ts';
import { findMissing, referredRows, refersTo } from './missing-rows.ts';
import type { Drafts } from './settle-tables.ts';

export interface Survey {
  readonly settings: Settings;
  /** What could not be read in PARAMETRES. */
  readonly problems: readonly string[];
  readonly drafts: Drafts;
  /** The tables of steering whose tab is there. */
  readonly steering: readonly Draft<Table>[];
  readonly images: readonly FullImage[];
  readonly known: KnownRows | null;
  readonly journalRow: number;
  /** Rows that others refer to, as `refersTo` writes them. */
  readonly referred: ReadonlySet<string>;
}

/** Nine weighted calls: PARAMETRES, six tables, the mirror and the lines of JOURNAL since; one more for each tab of steering. */
export function surveyTables(ports: Ports, fresh: Fresh): Result<Survey> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const drafts = readDrafts(fresh);
  if (!drafts.ok) return drafts;
  const steering = readSteering(fresh);
  if (!steering.ok) return steering;
  const images: FullImage[] = [];
  for (const table of MIRRORED) {
    if (!fresh.holds(table)) continue;
    const image = fresh.fullImage(table);
    if (!image.ok) return image;
    images.push(image.value);
  }
  const known = readKnownRows(ports);
  if (!known.ok) return known;
  return ok({
    ...parseSettings(configured.value.rows.map(({ values }) => values)),
    drafts: drafts.value,
    steering: steering.value,
    images,
    known: known.value,
    journalRow: lastJournalRow(ports),
    referred: referredRows([...Object.values(drafts.value), ...steering.value]),
  });
}

/** The tables that people write in, as drafts. */
export function readDrafts(fresh: Fresh): Result<Drafts> {
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const notices = fresh.rows(tenders);
  if (!notices.ok) return notices;
  const exchanges = fresh.rows(interactions);
  if (!exchanges.ok) return exchanges;
  const reminders = fresh.rows(followUps);
  if (!reminders.ok) return reminders;
  return ok({
    companies: new Draft(companies, firms.value),
    contacts: new Draft(contacts, people.value),
    opportunities: new Draft(opportunities, deals.value),
    tenders: new Draft(tenders, notices.value),
    interactions: new Draft(interactions, exchanges.value),
    followUps: new Draft(followUps, reminders.value),
  });
}

function readSteering(fresh: Fresh): Result<Draft<Table>[]> {
  const drafts: Draft<Table>[] = [];
  for (const table of STEERING_TABLES.filter((candidate) => fresh.holds(candidate))) {
    const read = fresh.rows<Table>(table);
    if (!read.ok) return read;
    drafts.push(new Draft(table, read.value));
  }
  return ok(drafts);
}

/** Every table that people write in. */
export function draftsOf({ drafts, steering }: Pick<Survey, 'drafts' | 'steering'>): readonly Draft<Table>[] {
  return [...Object.values(drafts), ...steering];
}

/** The cells of every row known of a table, by identifier. */
export function knownCells(known: KnownRows | null, table: Table): ReadonlyMap<string, Cells> {
  return new Map([...(known?.rows(table) ?? [])].map(([id, { cells }]) => [id, cells]));
}

/** The identifiers of a table's rows that others refer to. */
export function referredIn(survey: Survey, table: Table): ReadonlySet<string> {
  const prefix = refersTo(table, '');
  return new Set([...survey.referred].flatMap((row) => (row.startsWith(prefix) ? [row.slice(prefix.length)] : [])));
}

/** Rows whose identifier is not theirs, by index; `''`: they have none yet. */
function misnamedRows(survey: Survey, image: FullImage): ReadonlyMap<number, string> {
  return recognizeRows(image, knownCells(survey.known, image.table), referredIn(survey, image.table));
}

/** The tables in which rows lack an identifier, share one, or bear another’s. */
export function unidentifiedTables(survey: Survey): Table[] {
  return survey.images.flatMap((image) => {
    const { table, header, cells } = image;
    if (!table.id?.prefix) return [];
    const place = placeOf(header, table.id.key) - 1;
    const isEmpty = (line: readonly Cell[]) => line.every((cell, index) => index === place || isBlank(cell));
    const ids = cells.flatMap((line) => (isEmpty(line) ? [] : [identifierIn(line[place])]));
    const taken = new Set(ids);
    const leftover = cells.some((line) => {
      const id = identifierIn(line[place]);
      return id !== '' && isEmpty(line) && taken.has(id);
    });
    const unclear = taken.has('') || taken.size < ids.length || leftover;
    return unclear || misnamedRows(survey, image).size > 0 ? [table] : [];
  });
}

/** The rows that are gone, and on which nobody has decided. A row that only bears another identifier is not gone. */
export function missingIn(survey: Survey, now: Date): MissingRow[] {
  const { known, referred, images } = survey;
  if (known === null) return [];
  const present = new Set<string>();
  for (const image of images) {
    const { table, header, cells } = image;
    const place = table.id ? placeOf(header, table.id.key) - 1 : -1;
    for (const line of cells) present.add(refersTo(table, identifierIn(line[place])));
    for (const id of misnamedRows(survey, image).values()) present.add(refersTo(table, id));
  }
  return findMissing(known, present, referred, now);
}
