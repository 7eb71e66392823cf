import type { Column, ColumnType } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';
import { identifierIn, isBlank } from '../cell-values.ts';
import type { Cells } from '../change.ts';
import { tokenOf } from '../drift.ts';
import { placeOf } from '../header.ts';
import type { FullImage } from '../table-image.ts';

/** A row is the one that was known when they share at least so much of what tells rows apart. */
const ENOUGH = 0.5;

/** Types whose values many rows share, or that say nothing by themselves. */
const DULL: readonly ColumnType[] = ['id', 'link', 'choice', 'choices', 'checkbox', 'date', 'percent'];

/** A value that so many known rows share tells nothing of any of them. */
const MOST_SHARED = 50;

/**
 * Identifiers that stand on the wrong row, or on none, since somebody has typed, pasted or sorted over them: for each row
 * concerned, by its index, the identifier that is its own; `''` when it bears another row's and has none. Rows are known
 * by what the team has written in them.
 *
 * @param known the rows as they were, by identifier
 * @param referred identifiers that other rows refer to: theirs is not taken away from a row that nobody knew
 */
export function recognizeRows(
  image: FullImage,
  known: ReadonlyMap<string, Cells>,
  referred: ReadonlySet<string>,
): ReadonlyMap<number, string> {
  const { table, header, cells } = image;
  const own = table.id ? placeOf(header, table.id.key) - 1 : -1;
  const columns = table.columns
    .filter(({ owner, type }) => owner === 'team' && !DULL.includes(type))
    .map((column) => ({ column, index: placeOf(header, column.key) - 1 }));
  const tokensOf = (index: number) =>
    columns.flatMap(({ column, index: place }) => telling(column, cells[index]?.[place] ?? ''));
  const knownTokens = (id: string) =>
    columns.flatMap(({ column }) => telling(column, known.get(id)?.[column.key] ?? ''));

  const holders = new Map<string, { index: number; share: number }>();
  const doubtful: number[] = [];
  const bearers = new Map<string, number[]>();
  cells.forEach((line, index) => {
    if (line.every((cell, place) => place === own || isBlank(cell))) return;
    const id = identifierIn(line[own]);
    if (id !== '') bearers.set(id, [...(bearers.get(id) ?? []), index]);
    if (id === '' || !known.has(id)) {
      if (id === '' || !referred.has(id)) doubtful.push(index);
      return;
    }
    const share = shareOf(tokensOf(index), knownTokens(id));
    const holder = holders.get(id);
    if (share < ENOUGH) doubtful.push(index);
    else if (holder === undefined || share > holder.share) {
      if (holder) doubtful.push(holder.index);
      holders.set(id, { index, share });
    } else doubtful.push(index);
  });
  if (doubtful.length === 0) return new Map();

  const lost = [...known.keys()].filter((id) => !holders.has(id));
  const byToken = new Map<string, string[]>();
  for (const id of lost) {
    for (const token of knownTokens(id)) {
      const ids = byToken.get(token);
      if (ids) ids.push(id);
      else byToken.set(token, [id]);
    }
  }
  const claims: { readonly index: number; readonly id: string; readonly share: number }[] = [];
  const alike = countAlike(cells.map((_line, index) => tokensOf(index)));
  for (const index of doubtful) {
    const tokens = tokensOf(index);
    // Of rows alike, nobody can tell which is the one that was known.
    if ((alike.get(tokens.join('\n')) ?? 0) > 1) continue;
    const candidates = new Set(
      tokens.flatMap((token) => {
        const ids = byToken.get(token) ?? [];
        return ids.length > MOST_SHARED ? [] : ids;
      }),
    );
    for (const id of candidates) {
      const share = shareOf(tokens, knownTokens(id));
      if (share >= ENOUGH) claims.push({ index, id, share });
    }
  }
  return settleClaims(claims, { image, own, doubtful, holders, bearers });
}

interface Standing {
  readonly image: FullImage;
  readonly own: number;
  readonly doubtful: readonly number[];
  readonly holders: ReadonlyMap<string, { readonly index: number }>;
  readonly bearers: ReadonlyMap<string, readonly number[]>;
}

/** The best claims first: a row gets one identifier, an identifier goes to one row. */
function settleClaims(
  claims: readonly { readonly index: number; readonly id: string; readonly share: number }[],
  { image, own, doubtful, holders, bearers }: Standing,
): ReadonlyMap<number, string> {
  const settled = new Map<number, string>();
  const given = new Set<string>();
  for (const { index, id } of [...claims].sort((a, b) => b.share - a.share || a.index - b.index)) {
    if (settled.has(index) || given.has(id)) continue;
    settled.set(index, id);
    given.add(id);
  }
  const idAt = (index: number) => identifierIn(image.cells[index]?.[own]);
  for (const index of doubtful) {
    const id = idAt(index);
    if (id === '' || settled.has(index)) continue;
    const holder = holders.get(id)?.index;
    const first = (bearers.get(id) ?? []).find((bearer) => !settled.has(bearer));
    // Somebody else's, or the copy of a row that bears it above.
    if (given.has(id) || (holder !== undefined && holder !== index) || first !== index) settled.set(index, '');
  }
  return new Map([...settled].filter(([index, id]) => idAt(index) !== id));
}

/** How many rows say the same. */
function countAlike(rows: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of rows) counts.set(tokens.join('\n'), (counts.get(tokens.join('\n')) ?? 0) + 1);
  return counts;
}

function telling(column: Column, cell: Cell): string[] {
  return isBlank(cell) ? [] : [`${column.key}=${tokenOf(cell)}`];
}

/** The part of two rows' tokens that they share, 0 to 1. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const common = a.filter((token) => other.has(token)).length;
  return common / Math.max(1, a.length, b.length);
}
