/** What a person completes while an opportunity changes stage: the cells that its gate asks for. */
import type { Missing } from '../../crm/pipeline/gates.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { companies, contacts, opportunities } from '../../crm/tables/index.ts';
import { ok, type Result } from '../../result.ts';
import type { CellValue } from '../../sheet/cell-values.ts';
import { columnOf } from '../../sheet/change.ts';
import { type Change, type Fresh, onBehalf } from '../../sheet/index.ts';
import { describeFields, type FieldSpec, writeField } from '../forms/fields.ts';
import { planConsequences } from '../records/consequences.ts';
import { readEdit, type TypedFields } from '../records/read-edit.ts';
import type { Opportunity } from './judge-move.ts';

/** The fields in which a refusal can be answered at once. */
export interface AskedFields {
  readonly fields: readonly FieldSpec[];
  /** What each shows, by column key. */
  readonly values: Readonly<Record<string, string>>;
  /** What to choose from, by column key. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
}

export const NOTHING_ASKED: AskedFields = { fields: [], values: {}, suggestions: {} };

/** Beyond that a list of suggestions slows the page down, and helps nobody. */
const MOST_NAMES = 2_000;
const MOST_REASONS = 12;

/** The fields of what is missing. Reads CONTACTS when the main contact is. */
export function describeAsked(
  tables: Pick<Fresh, 'rows'>,
  settings: Settings,
  deal: Opportunity,
  missing: readonly Missing[],
): Result<AskedFields> {
  const keys = [...new Set(missing.flatMap(({ columns }) => columns))];
  const suggestions: Record<string, readonly string[]> = {};
  if (keys.includes('contact')) {
    const people = tables.rows(contacts);
    if (!people.ok) return people;
    const named = people.value.rows.map(({ values }) => values).filter(({ label }) => label !== '');
    const colleagues = named.filter(({ companyId }) => companyId !== '' && companyId === deal.values.companyId);
    const offered = colleagues.length > 0 ? colleagues : named;
    suggestions.contact = offered.length > MOST_NAMES ? [] : offered.map(({ label }) => label);
  }
  if (keys.includes('lossReason')) {
    const deals = tables.rows(opportunities);
    if (!deals.ok) return deals;
    suggestions.lossReason = mostUsed(deals.value.rows.map(({ values }) => values.lossReason)).slice(0, MOST_REASONS);
  }
  const values = keys.map((key) => [key, writeField(columnOf(opportunities, key), deal.values[key])] as const);
  return ok({
    fields: describeFields(opportunities, keys, settings).map((field) => ({ ...field, required: true })),
    values: Object.fromEntries(values),
    suggestions,
  });
}

function mostUsed(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

/** An opportunity with what was typed for it. */
export interface CompletedDeal {
  readonly deal: Opportunity;
  readonly changes: readonly Change[];
  /** Its company's score, when what was typed changes it. */
  readonly score: number | undefined;
  /** What to type instead, by column key: nothing may be written before. */
  readonly errors: Readonly<Record<string, string>>;
  /** Cells that a colleague has filled meanwhile, and which stay; one sentence each. */
  readonly kept: readonly string[];
}

/** Reads what was typed, with the links and scores that follow. Fails with `record.field`, and as reading does. */
export function completeDeal(
  fresh: Fresh,
  settings: Settings,
  deal: Opportunity,
  typed: TypedFields,
): Result<CompletedDeal> {
  const edited = { table: opportunities, row: deal, settings };
  const edit = readEdit(fresh, edited, typed);
  if (!edit.ok) return edit;
  const { values, expected, links, errors, kept } = edit.value;
  const untouched = { deal, changes: [], score: undefined, errors, kept };
  if (Object.keys(errors).length > 0 || Object.keys(values).length === 0) return ok(untouched);
  const following = planConsequences(fresh, edited, edit.value);
  if (!following.ok) return following;
  return ok({
    // `readEdit` gives each key the type that the table declares.
    deal: { ...deal, values: { ...deal.values, ...values, ...links } as Opportunity['values'] },
    changes: [onBehalf(opportunities, deal.id, values, expected), ...following.value],
    score: scoreIn(following.value, links.companyId ?? deal.values.companyId),
    errors,
    kept,
  });
}

function scoreIn(changes: readonly Change[], companyId: string): number | undefined {
  const scores = changes.flatMap((change): CellValue[] =>
    change.kind === 'update' && change.table.key === companies.key && change.id === companyId
      ? [change.cells.score ?? null]
      : [],
  );
  return scores.find((score) => typeof score === 'number');
}
