/** A file as the team has it, before anything is known of it. */
import { formatDate } from '../french/dates.ts';
import type { TableKey } from '../tables/table.ts';

/** What a cell of the file holds; `''` is an empty cell. Formulas come as their values. */
export type SourceCell = string | number | boolean | Date;

export interface SourceTab {
  readonly name: string;
  readonly hidden: boolean;
  /** From the first row and column of the tab. */
  readonly cells: readonly (readonly SourceCell[])[];
}

/** The tables that a file's rows may go to. */
export const TARGETS = [
  'contacts',
  'companies',
  'opportunities',
  'interactions',
  'tenders',
  'followUps',
] as const satisfies readonly TableKey[];

export type Target = (typeof TARGETS)[number];

/** What a tab becomes; `leave` is untouched. */
export type TabUse = Target | 'leave';

/**
 * What a column becomes: a column of a table, `contacts.fullName` to be split in two, `notes` with its header in front,
 * or `keep`: a column of the team's own.
 */
export type ColumnUse = `${Target}.${string}` | 'notes' | 'keep';

/** What the name of a tab, or of a section of rows, says of all its rows. */
export interface Meaning {
  readonly key: 'stage' | 'type' | 'source' | 'assignee';
  readonly value: string;
}

/** An unticked box is one. */
export function isEmpty(cell: SourceCell): boolean {
  return cell === false || (typeof cell === 'string' && cell.trim() === '');
}

/** A cell as a person reads it. */
export function textOf(cell: SourceCell): string {
  if (cell instanceof Date) return formatDate(cell);
  if (typeof cell === 'boolean') return cell ? 'Oui' : '';
  return plainText(String(cell));
}

const TAG =
  /<\/?(?:p|div|span|b|i|u|em|strong|a|ul|ol|li|h[1-6]|font|table|tbody|tr|td|th|small|sup|sub)(?:\s[^<>]*)?\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': '’',
  '&apos;': '’',
  '&eacute;': 'é',
  '&egrave;': 'è',
  '&agrave;': 'à',
};

/** Without the HTML and the odd spaces that copying from a web page or a mailbox leaves. */
function plainText(text: string): string {
  const bare = /[<&]/.test(text)
    ? text
        .replace(/<br\s*\/?>|<\/(?:p|div|li|tr)>/gi, '\n')
        .replace(TAG, '')
        .replace(
          /&(?:nbsp|amp|lt|gt|quot|#39|apos|eacute|egrave|agrave);/gi,
          (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
        )
    : text;
  return bare
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
