/** A segment: criteria that must all hold, and who they leave in. */
import { fold } from '../names.ts';
import { type Candidate, FIELDS, type Field, type FieldKey } from './fields.ts';

/** What a criterion asks of its field. */
export type Test =
  | { readonly kind: 'any'; readonly of: readonly string[] }
  | { readonly kind: 'between'; readonly least: number | null; readonly most: number | null }
  | { readonly kind: 'older' | 'younger'; readonly days: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'is'; readonly yes: boolean };

export interface Criterion {
  readonly field: FieldKey;
  /** « Sauf »: those for whom it holds are left out. */
  readonly except: boolean;
  readonly test: Test;
}

/**
 * Whether somebody is in the segment: all criteria hold. Somebody who objected is in none, unless a criterion asks for
 * objections by name (RGPD, article 21).
 */
export function isInSegment(criteria: readonly Criterion[], candidate: Candidate, today: Date): boolean {
  const asksObjection = criteria.some(({ field }) => field === 'optedOut');
  if (candidate.contact.optedOut && !asksObjection) return false;
  return criteria.every(({ field, except, test }) => passes(FIELDS[field], test, candidate, today) !== except);
}

function passes(field: Field, test: Test, candidate: Candidate, today: Date): boolean {
  switch (field.kind) {
    case 'list': {
      if (test.kind !== 'any') return false;
      const wanted = test.of.map(fold);
      return field.read(candidate, today).some((value) => wanted.includes(fold(value)));
    }
    case 'number': {
      const value = field.read(candidate);
      if (test.kind !== 'between' || value === null) return false;
      return (test.least === null || value >= test.least) && (test.most === null || value <= test.most);
    }
    case 'age': {
      const days = field.read(candidate, today);
      if (test.kind === 'never') return days === null;
      if (days === null) return false;
      if (test.kind === 'older') return days > test.days;
      return test.kind === 'younger' && days < test.days;
    }
    case 'flag':
      return test.kind === 'is' && field.read(candidate) === test.yes;
  }
}
