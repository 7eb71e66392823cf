/** Criteria while they are typed. */
import type { CriterionField, SavedSegment } from '../../rpc/index.ts';

export type Criterion = SavedSegment['criteria'][number];
type Test = Criterion['test'];

/** A criterion of the form; criteria have no name of their own. */
export interface Draft {
  readonly key: string;
  readonly criterion: Criterion;
}

let drafted = 0;

export function draftOf(criterion: Criterion): Draft {
  drafted += 1;
  return { key: `criterion-${drafted}`, criterion };
}

/** The first field that no criterion asks yet. */
export function newCriterion(fields: readonly CriterionField[], present: readonly Criterion[]): Criterion {
  const free = fields.find(({ key }) => !present.some(({ field }) => field === key)) ?? fields[0];
  if (!free) throw new Error('A segment has fields');
  return { field: free.key, except: false, test: blankTest(free) };
}

/** What a field asks before anything is chosen. */
export function blankTest({ kind }: CriterionField): Test {
  switch (kind) {
    case 'list':
      return { kind: 'any', of: [] };
    case 'number':
      return { kind: 'between', least: null, most: null };
    case 'age':
      return { kind: 'older', days: 30 };
    case 'flag':
      return { kind: 'is', yes: true };
  }
}

/** False while a value is missing. */
export function readyToSave({ test }: Criterion): boolean {
  if (test.kind === 'any') return test.of.length > 0;
  return test.kind !== 'between' || test.least !== null || test.most !== null;
}
