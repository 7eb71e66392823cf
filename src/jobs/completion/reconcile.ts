/** « Vérifier le classeur »: puts right what no `onEdit` saw, every night and on demand. */
import { countOf } from '../../crm/french/numbers.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { adoptRows } from '../../sheet/adopt-rows.ts';
import { isThere } from '../../sheet/header.ts';
import {
  type Change,
  type FullImage,
  findTab,
  lastJournalRow,
  MIRRORED,
  type MirrorMemory,
  type MissingRow,
  recover,
  transact,
  writeMirror,
} from '../../sheet/index.ts';
import { checkboxDesign } from '../../sheet/tab-design.ts';
import { readImage } from '../../sheet/table-image.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { listsOf } from '../tabs/prepare-tabs.ts';
import { refersTo } from './missing-rows.ts';
import { settleTables } from './settle-tables.ts';
import {
  draftsOf,
  knownCells,
  missingIn,
  referredIn,
  type Survey,
  surveyTables,
  unidentifiedTables,
} from './survey.ts';
import { writeNotes } from './write-notes.ts';

export interface Reconciliation {
  /** Rows that received an identifier, or got theirs back. */
  readonly identified: number;
  /** Cells written: names, links, labels, dates, what the system keeps. */
  readonly cells: number;
  /** Changes of stage recorded. */
  readonly moves: number;
  /** Stages put back, for want of what their gate asks. */
  readonly refused: number;
  /** Cells whose note asks something of the team. */
  readonly unclear: number;
  /** Rows that are gone, and of which nobody has decided. */
  readonly missing: number;
  readonly summary: string;
}

/** The fewest weighted calls, when all is in order: the lock taken and given back, what tells so, and the notes of six tabs. */
export const floor = { lock: 2, read: 17 } as const;

/** Rounds of identification; each is needed only when a person has moved rows since the one before. */
const MOST_ROUNDS = 3;

/**
 * Brings all tables back in order, whoever has changed them: identifiers, names and links, renames, system columns, stages
 * through their gates, notes; then keeps a mirror of every row. What people typed stays, or the note says why. A second run
 * writes nothing. The number of calls does not depend on the number of rows.
 */
export function reconcile(ports: Ports): Result<Reconciliation> {
  const recovered = recover(ports);
  if (!recovered.ok) return recovered;
  const settled = settle(ports);
  if (!settled.ok) return settled;
  const { survey, missing, written, counts, identified } = settled.value;
  const lists = listsOf(survey.settings);
  const unclear = draftsOf(survey).reduce((sum, draft) => sum + writeNotes(ports, draft, lists), 0);
  addCheckboxes(ports, survey);
  const kept = keepMirror(ports, survey, missing, written);
  if (!kept.ok) return kept;
  const report = { ...counts, identified, unclear, missing: missing.length };
  return ok({ ...report, summary: say(report) });
}

interface Settled {
  readonly survey: Survey;
  readonly missing: readonly MissingRow[];
  readonly written: boolean;
  readonly counts: Pick<Reconciliation, 'cells' | 'moves' | 'refused'>;
  readonly identified: number;
}

/** Identifiers first: until it has one, nothing can be said of a row. */
function settle(ports: Ports): Result<Settled> {
  let identified = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const done = transact(ports, {
      action: 'reconcile',
      plan: (fresh) => {
        const survey = surveyTables(ports, fresh);
        if (!survey.ok) return survey;
        const unidentified = unidentifiedTables(survey.value);
        if (unidentified.length > 0) return ok({ changes: [], value: { survey: survey.value, unidentified } });
        return planOrder(survey.value, fresh.now);
      },
      summary: (value: Plan) => ('counts' in value ? `Classeur vérifié\u00a0: ${list(value.counts)}.` : ''),
    });
    if (!done.ok) return done;
    const { value, operation } = done.value;
    if ('counts' in value) return ok({ ...value, identified, written: operation !== null || identified > 0 });
    for (const table of value.unidentified) {
      const former = { rows: knownCells(value.survey.known, table), referred: referredIn(value.survey, table) };
      const adopted = adoptRows(ports, table, undefined, former);
      if (!adopted.ok) return adopted;
      identified += adopted.value;
    }
  }
  return fail(
    'sheet.unsettled',
    'Le classeur change sans arrêt\u00a0: Pistil le vérifiera cette nuit. Réessayez dans une minute.',
  );
}

type Plan =
  | { readonly survey: Survey; readonly unidentified: readonly Table[] }
  | Omit<Settled, 'written' | 'identified'>;

function planOrder(survey: Survey, now: Date): Result<{ changes: Change[]; value: Plan }> {
  const { drafts, steering, settings, known } = survey;
  const missing = missingIn(survey, now);
  const gone = new Set(missing.map(({ table, id }) => refersTo(table, id)));
  const settled = settleTables(drafts, { settings, now, known, missing: gone, steering, gates: true, created: [] });
  if (!settled.ok) return settled;
  const changes: Change[] = draftsOf(survey).flatMap((draft) => draft.changes());
  const { history, refused } = settled.value;
  const cells = changes.reduce(
    (sum, change) => sum + (change.kind === 'update' ? Object.keys(change.cells).length : 0),
    0,
  );
  const counts = { cells, moves: history.length, refused };
  return ok({ changes: [...changes, ...history], value: { survey, missing, counts } });
}

/** Rows that people typed or pasted get the boxes that a script's own rows come with. No weighted call. */
function addCheckboxes(ports: Ports, survey: Survey): void {
  for (const { table, header, rows } of draftsOf(survey)) {
    const boxed = table.columns.some(({ type }) => type === 'checkbox');
    const seen = survey.known?.mirror.rows(table) ?? new Map<string, unknown>();
    if (!boxed || rows.every((row) => seen.has(row.id))) continue;
    ports.workbook.design(header.tab, checkboxDesign(header, ports.workbook.tab(header.tab)?.lastRow ?? 0));
  }
}

/** What was read will do when nothing was written since; else everything is read again, so that the mirror is of one moment. */
function keepMirror(
  ports: Ports,
  { known, images, journalRow }: Survey,
  missing: readonly MissingRow[],
  written: boolean,
): Result<boolean> {
  const takenAt = ports.clock.now();
  const memory: MirrorMemory = { missing, accepted: known?.mirror.memory.accepted ?? [] };
  const previous = known?.mirror ?? null;
  return underLock(ports, () => {
    if (!written) return ok(writeMirror(ports, { takenAt, journalRow, images, memory }, previous));
    const again = readImages(ports);
    if (!again.ok) return again;
    return ok(
      writeMirror(ports, { takenAt, journalRow: lastJournalRow(ports), images: again.value, memory }, previous),
    );
  });
}

function readImages(ports: Ports): Result<FullImage[]> {
  const images: FullImage[] = [];
  for (const table of MIRRORED) {
    if (!isThere(ports.workbook, table)) continue;
    const tab = findTab(ports.workbook, table);
    if (!tab.ok) return tab;
    const image = readImage(ports, table, tab.value);
    if (!image.ok) return image;
    images.push(image.value);
  }
  return ok(images);
}

function say(report: Omit<Reconciliation, 'summary'>): string {
  const done = list(report);
  const { unclear, missing } = report;
  const parts = [
    done === '' ? 'Le classeur est en ordre.' : `Le classeur est remis en ordre\u00a0: ${done}.`,
    unclear === 0
      ? ''
      : `${countOf(unclear, 'cellule est à revoir\u00a0: sa', 'cellules sont à revoir\u00a0: leur')} note dit pourquoi.`,
    missing === 0
      ? ''
      : `${countOf(missing, 'ligne a disparu', 'lignes ont disparu')}\u00a0: voyez Pistil > Lignes supprimées.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function list({ identified = 0, cells, moves, refused }: Partial<Reconciliation>): string {
  const parts = [
    [identified, 'identifiant donné ou remis', 'identifiants donnés ou remis'],
    [cells ?? 0, 'cellule complétée ou remise', 'cellules complétées ou remises'],
    [moves ?? 0, 'changement d’étape noté', 'changements d’étape notés'],
    [refused ?? 0, 'étape remise', 'étapes remises'],
  ] as const;
  return parts.flatMap(([count, one, many]) => (count === 0 ? [] : [countOf(count, one, many)])).join(', ');
}
