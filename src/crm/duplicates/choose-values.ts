/** When two rows become one: which of two values is worth keeping, column by column. A person may choose otherwise. */
import { readEmail } from '../emails.ts';
import { fold } from '../names.ts';
import { readPhone } from '../phones.ts';
import { findStage } from '../pipeline/stages.ts';
import type { Stage } from '../settings/stages.ts';
import type { Column } from '../tables/table.ts';
import { ownDomain } from './traces.ts';

/** What a cell holds, once read. */
export type Value = string | number | boolean | Date | null | readonly string[];

/** Whose value stays: that of the row that stays, that of the row that goes, or both. */
export const CHOICES = ['keep', 'drop', 'both'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Offer {
  readonly choice: Choice;
  /** What may be chosen; one alone when there is no choosing. */
  readonly options: readonly Choice[];
  /** « l’étape la plus avancée »; `''` when the choice speaks for itself. */
  readonly why: string;
}

export interface ChoosingContext {
  readonly stages: readonly Stage[];
  /** The row with which something happened last; `null` when nobody can tell. */
  readonly recent: 'keep' | 'drop' | null;
}

/** `null` when both rows say the same, or nothing. */
export function offer(column: Column, keep: Value, drop: Value, context: ChoosingContext): Offer | null {
  if (isSame(column, keep, drop)) return null;
  if (column.type === 'checkbox') {
    return { choice: keep === true ? 'keep' : 'drop', options: [], why: 'une opposition n’est jamais effacée' };
  }
  // A blank never wins.
  if (isBlank(keep) || isBlank(drop)) {
    const choice = isBlank(keep) ? 'drop' : 'keep';
    return { choice, options: [choice], why: '' };
  }
  const free: readonly Choice[] = column.type === 'choices' || column.type === 'paragraph' ? CHOICES : ['keep', 'drop'];
  return { options: free, ...prefer(column, keep, drop, context) };
}

/** What the row that stays holds in the end. */
export function choose(keep: Value, drop: Value, choice: Choice): Value {
  if (choice !== 'both') return choice === 'keep' ? keep : drop;
  if (Array.isArray(keep) && Array.isArray(drop)) return unite(keep, drop);
  return [keep, drop].map((text) => String(text ?? '').trim()).join('\n');
}

export function isBlank(value: Value): boolean {
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The same to the letter, or two spellings of one number or address. */
function isSame({ type }: Column, a: Value, b: Value): boolean {
  if (isBlank(a) && isBlank(b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return unite(a, b).length === a.length && a.length === b.length;
  if (typeof a === 'string' && typeof b === 'string') {
    if (type === 'phone') return sameReading(readPhone(a), readPhone(b), (number) => number?.e164) ?? a === b;
    if (type === 'email') return sameReading(readEmail(a), readEmail(b), (address) => address) ?? a === b;
    return a.trim() === b.trim();
  }
  return a === b;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

function sameReading<T>(a: Read<T>, b: Read<T>, keyOf: (value: T) => string | undefined): boolean | null {
  return a.ok && b.ok ? keyOf(a.value) === keyOf(b.value) : null;
}

type Preference = Pick<Offer, 'choice' | 'why'>;

function prefer(column: Column, keep: Value, drop: Value, { stages, recent }: ChoosingContext): Preference {
  const latest = { choice: recent ?? 'keep', why: recent === null ? '' : 'la valeur la plus récente' };
  if (column.values === 'stages') {
    const further = rank(stages, String(drop)) > rank(stages, String(keep)) ? 'drop' : 'keep';
    return { choice: further, why: 'l’étape la plus avancée' };
  }
  if (column.key === 'informedOn' && keep instanceof Date && drop instanceof Date) {
    return { choice: drop < keep ? 'drop' : 'keep', why: 'la première information' };
  }
  if (column.type === 'choices') return { choice: 'both', why: 'toutes réunies' };
  if (typeof keep !== 'string' || typeof drop !== 'string') return latest;
  if (column.type === 'paragraph') return preferLonger(keep, drop) ?? { choice: 'both', why: '' };
  if (column.type === 'email') return preferOffice(keep, drop) ?? latest;
  if (fold(keep) === fold(drop)) return { choice: care(drop) > care(keep) ? 'drop' : 'keep', why: '' };
  if (column.type === 'choice' || column.type === 'name') return latest;
  const fuller = preferLonger(keep, drop) ?? preferUnabridged(keep, drop);
  return fuller ?? latest;
}

/** Won, then the path of a sale; a loss is behind all others. */
function rank(stages: readonly Stage[], name: string): number {
  const stage = findStage(stages, name);
  return stage === null || stage.kind === 'lost' ? -1 : stages.indexOf(stage);
}

/** When one text holds the other. */
function preferLonger(keep: string, drop: string): Preference | null {
  const [kept, dropped] = [fold(keep), fold(drop)];
  if (kept === dropped) return { choice: care(drop) > care(keep) ? 'drop' : 'keep', why: '' };
  if (kept.includes(dropped)) return { choice: 'keep', why: 'la valeur la plus complète' };
  return dropped.includes(kept) ? { choice: 'drop', why: 'la valeur la plus complète' } : null;
}

/** « Directeur du patrimoine » rather than « Resp. patrimoine ». */
function preferUnabridged(keep: string, drop: string): Preference | null {
  const isAbridged = (text: string) => /\p{L}\.(?:\s|$)/u.test(text);
  if (isAbridged(keep) === isAbridged(drop)) return null;
  return { choice: isAbridged(keep) ? 'drop' : 'keep', why: '' };
}

/** An address of the house rather than a personal one. */
function preferOffice(keep: string, drop: string): Preference | null {
  const isOffice = (address: string) => ownDomain(address.slice(address.lastIndexOf('@') + 1)) !== '';
  if (isOffice(keep) === isOffice(drop)) return null;
  return { choice: isOffice(keep) ? 'keep' : 'drop', why: 'l’adresse professionnelle' };
}

/** How much care a text was typed with: accents, and capitals where they belong. */
function care(text: string): number {
  const accents = text.normalize('NFD').replace(/[^\p{M}]/gu, '').length;
  const cased = text !== text.toUpperCase() && text !== text.toLowerCase();
  return accents + (cased ? 1 : 0);
}

function unite(a: readonly string[], b: readonly string[]): string[] {
  const known = new Set(a.map(fold));
  return [...a, ...b.filter((item) => !known.has(fold(item)))];
}

/** The addresses of two rows of one person, the chosen one first, each once. */
export function uniteAddresses(chosen: string, others: readonly string[]): string[] {
  const seen = new Set<string>();
  return [chosen, ...others].filter((address) => {
    const read = readEmail(address);
    const key = read.ok ? read.value : fold(address);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
