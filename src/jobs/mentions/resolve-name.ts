/** What a cell that names a row of another table should hold, and the hidden identifier beside it. */
import type { NamedTable, NameIndex } from './name-index.ts';

export interface NamedLink {
  readonly name: string;
  /** The identifier; `''` when the name stands for no row, or nobody can tell for which. */
  readonly link: string;
}

export interface ResolvedName extends NamedLink {
  /** What to do about a name that is unknown or ambiguous, in one French sentence. */
  readonly problem?: string;
}

/** What is known from before, when something is: the cells as they last stood in order, and rows that are gone. */
export interface NamePast {
  /** What this very row held; `undefined` when it is new. */
  readonly before: NamedLink | undefined;
  /** Names under which the linked row was known. */
  readonly formerNames: readonly string[];
  /** The linked row was deleted, and may come back (« Lignes supprimées »). */
  readonly gone: boolean;
  /** Somebody has accepted that what bore this name is gone. */
  readonly accepted: boolean;
}

const NO_PAST: NamePast = { before: undefined, formerNames: [], gone: false, accepted: false };

/**
 * Resolves a name. What a person typed wins over the identifier beside it, and is never rewritten, with one exception: the
 * linked row was renamed meanwhile, and the cell still holds its former name. A name that stands for no row, or for
 * several, is never guessed: the identifier goes, since a stale link is worse than none.
 */
export function resolveName({ name, link }: NamedLink, rows: NameIndex, past: NamePast = NO_PAST): ResolvedName {
  if (name.trim() === '') return { name, link: '' };
  const candidates = rows.find(name);
  if (candidates.includes(link)) return { name, link };
  const current = rows.nameOf(link);
  const untouched = past.before?.link === link && past.before.name === name;
  const former = past.formerNames.some((formerName) => rows.keyOf(formerName) === rows.keyOf(name));
  // A row whose name was wiped has none to carry on: those that name it keep its last one.
  if (current !== undefined && (untouched || (former && candidates.length === 0)))
    return { name: current || name, link };
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { name, link: only };
  if (candidates.length > 1) return { name, link: '', problem: sayAmbiguous(name, rows) };
  if (past.gone && (untouched || former)) return { name, link };
  return past.accepted ? { name, link: '' } : { name, link: '', problem: sayUnknown(name, rows) };
}

/** How each table's rows are spoken of. */
const WORDS: Readonly<Record<NamedTable, { none: string; several: string; create: string; apart: string }>> = {
  companies: {
    none: 'Aucune entreprise ne s’appelle',
    several: 'Plusieurs entreprises s’appellent',
    create: 'créez-la (Pistil > Nouvelle entreprise) ou corrigez le nom',
    apart: 'donnez-leur des noms distincts dans ENTREPRISES, puis choisissez dans la liste',
  },
  contacts: {
    none: 'Aucun contact ne s’appelle',
    several: 'Plusieurs contacts s’appellent',
    create: 'créez-le (Pistil > Nouveau contact) ou choisissez dans la liste',
    apart: 'choisissez dans la liste celui qui porte le nom de son entreprise, ou distinguez-les dans CONTACTS',
  },
  opportunities: {
    none: 'Aucune opportunité ne s’appelle',
    several: 'Plusieurs opportunités s’appellent',
    create: 'créez-la (Pistil > Nouvelle opportunité) ou choisissez dans la liste',
    apart: 'donnez-leur des titres distincts dans OPPORTUNITES, puis choisissez dans la liste',
  },
  tenders: {
    none: 'Aucun appel d’offres n’a pour objet',
    several: 'Plusieurs appels d’offres ont pour objet',
    create: 'choisissez dans la liste',
    apart: 'complétez leur objet dans APPELS_OFFRES pour les distinguer, puis choisissez dans la liste',
  },
  objectives: {
    none: 'Aucun objectif ne s’appelle',
    several: 'Plusieurs objectifs s’appellent',
    create: 'ajoutez-le dans OBJECTIFS ou choisissez dans la liste',
    apart: 'donnez-leur des noms distincts dans OBJECTIFS, puis choisissez dans la liste',
  },
};

function sayUnknown(name: string, { table }: NameIndex): string {
  const { none, create } = WORDS[table];
  return `${none} «\u00a0${shorten(name)}\u00a0»\u00a0: ${create}.`;
}

function sayAmbiguous(name: string, { table }: NameIndex): string {
  const { several, apart } = WORDS[table];
  return `${several} «\u00a0${shorten(name)}\u00a0»\u00a0: ${apart}.`;
}

function shorten(name: string): string {
  const text = name.trim().replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
