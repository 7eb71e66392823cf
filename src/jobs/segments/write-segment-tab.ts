/** A tab « SEGMENT … » made on demand: who is in the segment today, beside whatever columns the team has added there. */
import { formatDate, formatTime } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { matchKey } from '../../crm/names.ts';
import type { Cell, Formula, Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { type Person, readAudience } from './candidates.ts';
import { type Membership, membersOf } from './members.ts';
import { segmentDesign } from './tab-design.ts';

export interface SegmentTab {
  readonly tab: string;
  /** One French sentence. */
  readonly summary: string;
}

interface Column {
  readonly header: string;
  readonly width: number;
  readonly read: (person: Person) => Cell;
}

const COLUMNS: readonly Column[] = [
  { header: 'ID', width: 90, read: ({ row }) => row.id },
  { header: 'Civilité', width: 70, read: ({ row }) => row.values.civility },
  { header: 'Prénom', width: 110, read: ({ row }) => row.values.firstName },
  { header: 'Nom', width: 130, read: ({ row }) => row.values.lastName },
  { header: 'Entreprise', width: 200, read: ({ row }) => row.values.company },
  { header: 'Email', width: 220, read: ({ row }) => row.values.email },
  { header: 'Téléphone', width: 120, read: ({ row }) => row.values.phone || row.values.mobile },
  { header: 'Commune', width: 130, read: ({ company }) => company?.city ?? '' },
  { header: 'Étape', width: 140, read: ({ row }) => row.values.stage },
  { header: 'Score ICP', width: 80, read: ({ row, company }) => company?.score ?? row.values.score ?? '' },
  { header: 'Température', width: 100, read: ({ row }) => row.values.temperature },
  { header: 'Dernière interaction', width: 130, read: ({ row }) => row.values.lastInteraction ?? '' },
  { header: 'Responsable', width: 140, read: ({ row }) => row.values.assignee },
];

const TITLE_ROW = 1;
const HEADER_ROW = 2;
const LEFT = 'Hors du segment';

/** Google's tab names hold 100 characters. */
const LONGEST_NAME = 90;

/**
 * Reads, then writes the tab in one call. A row that has left the segment goes, unless the team has typed beside it: it then
 * stands below the others, said to be out. Fails with `segment.gone`, `segment.empty` and `lock.busy`.
 */
export function writeSegmentTab(ports: Ports, { name }: { readonly name: string }): Result<SegmentTab> {
  const audience = readAudience(ports, []);
  if (!audience.ok) return audience;
  const segment = audience.value.settings.segments.find((saved) => matchKey(saved.name) === matchKey(name));
  if (!segment) return fail('segment.gone', `Le segment «\u00a0${name}\u00a0» n’est plus dans PARAMETRES.`);
  const members = membersOf(audience.value.people, segment.criteria, ports.clock.now());
  if (members.people.length === 0) {
    return fail('segment.empty', 'Ce segment ne contient personne aujourd’hui\u00a0: élargissez ses critères.');
  }
  const tab = `SEGMENT ${segment.name}`.slice(0, LONGEST_NAME);
  const written = underLock(ports, () => write(ports, tab, segment.name, members));
  if (!written.ok) return written;
  const summary = `${countOf(members.people.length, 'contact', 'contacts')} dans l’onglet ${tab}.${tellOpposed(members.opposed)}`;
  const noted = note(ports, { action: 'segments.tab', tab, summary });
  return noted.ok ? ok({ tab, summary }) : noted;
}

function write(ports: Ports, tab: string, name: string, { people, opposed }: Membership): Result<null> {
  const { workbook } = ports;
  const known = readKept(ports, tab);
  const now = ports.clock.now();
  const title = `${name}\u00a0: ${countOf(people.length, 'contact', 'contacts')} le ${formatDate(now)} à ${formatTime(now)}.${tellOpposed(opposed)}`;
  const width = COLUMNS.length + known.headers.length;
  const ids = new Set(people.map(({ row }) => row.id));
  const gone = [...known.rows].filter(([id]) => !ids.has(id)).map(([, row]) => row);
  const generated = [
    ...people.map((person) => ({ row: known.rows.get(person.row.id), cells: COLUMNS.map(({ read }) => read(person)) })),
    ...gone.map((row) => ({ row, cells: [...row.generated.slice(0, -1), LEFT] })),
  ];
  const lines: (Cell | Formula)[][] = [
    pad([title], width),
    [...COLUMNS.map(({ header }) => header), ...known.headers],
    ...generated.map(({ row, cells }, index) => [...cells, ...pad(typedAt(row, index), known.headers.length)]),
  ];
  const blank = Math.max(0, known.lastRow - lines.length);
  if (workbook.tab(tab) === null) workbook.addTab(tab);
  workbook.write(tab, TITLE_ROW, 1, [...lines, ...Array.from({ length: blank }, () => pad([], width))]);
  workbook.design(tab, segmentDesign(COLUMNS, lines.length));
  workbook.flush();
  workbook.showTab(tab);
  return ok(null);
}

/** What the team has typed in the tab since: headers at the right of ours, and their cells by contact. */
interface Kept {
  readonly headers: readonly string[];
  readonly rows: ReadonlyMap<string, KeptRow>;
  readonly lastRow: number;
}

interface KeptRow {
  /** Below the header, from 0. */
  readonly index: number;
  readonly generated: readonly Cell[];
  readonly typed: readonly Cell[];
  /** `''` where there is none. */
  readonly formulas: readonly string[];
}

/** A formula speaks of its own row: it stays one while the row stays, and becomes its value when the row moves. */
function typedAt(row: KeptRow | undefined, index: number): (Cell | Formula)[] {
  if (!row) return [];
  return row.typed.map((cell, place) => {
    const formula = row.formulas[place] ?? '';
    return formula !== '' && row.index === index ? { formula } : cell;
  });
}

/** Two weighted calls; contacts beside whom nothing was typed are left out. */
function readKept({ workbook }: Ports, name: string): Kept {
  const tab = workbook.tab(name);
  if (!tab || tab.lastRow < HEADER_ROW) return { headers: [], rows: new Map(), lastRow: tab?.lastRow ?? 0 };
  const area = { row: HEADER_ROW, column: 1, rows: tab.lastRow - HEADER_ROW + 1, columns: tab.lastColumn };
  const [top = [], ...lines] = workbook.read(name, area);
  const formulas = workbook.readFormulas(name, area).slice(1);
  const headers = top.map(String);
  const ours = COLUMNS.map(({ header }) => headers.indexOf(header));
  const theirs = headers.flatMap((_, index) => (ours.includes(index) ? [] : [index]));
  const id = ours[0] ?? 0;
  const rows = lines.flatMap((line, index): [string, KeptRow][] => {
    const typed = theirs.map((place) => line[place] ?? '');
    if (typed.every((cell) => cell === '')) return [];
    const row = {
      index,
      typed,
      generated: ours.map((place) => line[place] ?? ''),
      formulas: theirs.map((place) => formulas[index]?.[place] ?? ''),
    };
    return [[String(line[id] ?? '') || `ligne ${index}`, row]];
  });
  return { headers: theirs.map((place) => headers[place] ?? ''), rows: new Map(rows), lastRow: tab.lastRow };
}

function pad<C extends Cell | Formula>(cells: readonly C[], width: number): (C | '')[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? '');
}

function tellOpposed(count: number): string {
  return count === 0
    ? ''
    : ` ${countOf(count, 'personne qui s’est opposée', 'personnes qui se sont opposées')} n’y figure${count > 1 ? 'nt' : ''} pas.`;
}
