/** What the page « Segments » opens with: the saved ones with their counts, and what a criterion may ask. */
import { FIELD_KEYS, FIELDS, type Field, type FieldKey } from '../../crm/segments/fields.ts';
import type { Criterion } from '../../crm/segments/segment.ts';
import { writeCriteria } from '../../crm/segments/text.ts';
import { allowedValues } from '../../crm/settings/value-lists.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { type Audience, readAudience } from './candidates.ts';
import { membersOf } from './members.ts';

export interface SegmentCounts {
  readonly contacts: number;
  readonly companies: number;
  /** Euros of open opportunities. */
  readonly amount: number;
  /** Left out because they objected. */
  readonly opposed: number;
}

export interface SavedSegment extends SegmentCounts {
  readonly name: string;
  /** As PARAMETRES has it. */
  readonly text: string;
  readonly criteria: readonly Criterion[];
}

export interface CriterionField {
  readonly key: FieldKey;
  readonly name: string;
  readonly kind: Field['kind'];
  /** Words to choose among; more may be typed. */
  readonly values: readonly string[];
}

export interface SegmentsPage {
  readonly segments: readonly SavedSegment[];
  readonly fields: readonly CriterionField[];
  /** Rows of PARAMETRES that nobody can read, one French sentence each. */
  readonly problems: readonly string[];
}

/** Words offered for a field that has no list of its own, most used first. */
const MOST_WORDS = 40;

/**
 * PARAMETRES, CONTACTS, ENTREPRISES and OPPORTUNITES, and INTERACTIONS when a saved segment asks for it: one weighted call
 * each. Fails with `tab.missing`, `column.missing`…
 */
export function loadSegments(ports: Ports): Result<SegmentsPage> {
  const audience = readAudience(ports, []);
  if (!audience.ok) return audience;
  const { settings, people, problems } = audience.value;
  const now = ports.clock.now();
  return ok({
    segments: settings.segments.map(({ name, criteria }) => {
      const members = membersOf(people, criteria, now);
      return {
        name,
        criteria,
        text: writeCriteria(criteria),
        contacts: members.people.length,
        companies: members.companies,
        amount: members.amount,
        opposed: members.opposed,
      };
    }),
    fields: FIELD_KEYS.map((key) => describe(key, audience.value)),
    problems: problems.filter((problem) => problem.includes('segment')),
  });
}

function describe(key: FieldKey, { settings, people }: Audience): CriterionField {
  const field: Field = FIELDS[key];
  const { name, kind } = field;
  if (field.kind !== 'list') return { key, name, kind, values: [] };
  const { values } = field;
  if (values === 'stages' || values === 'team') return { key, name, kind, values: allowedValues(values, settings) };
  if (values !== 'typed') return { key, name, kind, values };
  const counts = new Map<string, number>();
  for (const person of people) {
    // Words of the sheet: the day does not matter to them.
    for (const word of field.read(person, new Date(0))) {
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_WORDS);
  return { key, name, kind, values: words.map(([word]) => word) };
}
