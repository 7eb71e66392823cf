/** What a report says, before anything decides how it looks: the e-mail, its plain text and the dialog all come from this. */
import { formatShortDay } from '../french/dates.ts';
import type { RowOf, Table } from '../tables/table.ts';

export const REPORT_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Plain texts only; whoever shows them escapes them. */
export interface ReportContent {
  /** « Pistil, mardi 16 juin : 11 relances dont 2 en retard » */
  readonly subject: string;
  /** « Bilan du jour » */
  readonly name: string;
  /** « Mardi 16 juin 2026 » */
  readonly period: string;
  readonly intro: string;
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  /** When the figures were read. */
  readonly ending: string;
  /** Nothing happened and nothing is to be done. */
  readonly isEmpty: boolean;
}

/** One that is sent at fixed times. */
export interface Report extends ReportContent {
  readonly kind: ReportKind;
}

/** A large number and what it counts. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  /** `bad`: look at it first. */
  readonly tone: 'plain' | 'bad';
  readonly source: string;
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  readonly grid: Grid | null;
  /** What is not shown, or what is missing for a better figure; `''`: nothing. */
  readonly note: string;
  /** « RELANCES, colonnes Statut et Échéance »; `''` when it is no tab's. */
  readonly source: string;
}

/** Blank texts are not shown. */
export interface Item {
  /** Out of 100. */
  readonly score: number | null;
  readonly title: string;
  readonly place: string;
  readonly badge: string;
  readonly badgeTone: 'plain' | 'bad';
  readonly text: string;
}

/** A small table: its first column says what, the others how many. */
export interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A section of items, cut to `most`; `rest` says how many are left out. */
export function listSection<T>(
  section: { readonly title: string; readonly source: string; readonly note?: string },
  all: readonly T[],
  most: number,
  describe: (row: T) => Partial<Item> & Pick<Item, 'title'>,
  rest: (count: number) => string,
): Section[] {
  if (all.length === 0) return [];
  const items = all.slice(0, most).map((row): Item => {
    const item = { score: null, place: '', badge: '', badgeTone: 'plain' as const, text: '', ...describe(row) };
    return { ...item, title: oneLine(item.title), place: oneLine(item.place), text: oneLine(item.text) };
  });
  const note = [all.length > most ? rest(all.length - most) : '', section.note ?? ''];
  return [{ ...section, items, grid: null, note: note.filter((part) => part !== '').join(' ') }];
}

export function gridSection(title: string, source: string, grid: Grid, note = ''): Section {
  return { title, items: [], grid: { ...grid, rows: grid.rows.map((row) => row.map(oneLine)) }, note, source };
}

/** « RELANCES, colonnes Statut et Échéance »: where a figure can be counted again. */
export function sourceOf<T extends Table>(table: T, ...keys: readonly (keyof RowOf<T> & string)[]): string {
  const headers = keys.map((key) => table.columns.find((column) => column.key === key)?.header ?? key);
  const last = headers[headers.length - 1] ?? '';
  const listed = headers.length < 2 ? last : `${headers.slice(0, -1).join(', ')} et ${last}`;
  return headers.length === 0 ? table.tab : `${table.tab}, colonne${headers.length > 1 ? 's' : ''} ${listed}`;
}

/** A line break in a name would end an e-mail’s subject and begin another header. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Ends with a full stop, unless it ends a sentence already. */
export function asSentence(text: string): string {
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** « 12 juin », « 27 octobre 2025 »: the year only when it is another one. */
export function dayNear(date: Date, today: Date): string {
  const day = formatShortDay(date);
  return date.getFullYear() === today.getFullYear() ? day : `${day} ${date.getFullYear()}`;
}
