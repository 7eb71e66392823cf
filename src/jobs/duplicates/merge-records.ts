/** « Fusionner », on the page of duplicates: two rows become one, in one operation that can be taken back. */
import { contactLabel } from '../../crm/names.ts';
import { type CompanyRow, type ContactRow, tableOf } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Change, type Fresh, transact } from '../../sheet/index.ts';
import { showValue } from '../records/facts.ts';
import { type Choices, combine } from './combine.ts';
import { mergeCompanies, mergeContacts } from './merge-plan.ts';
import { moveHistory, moveProvenance } from './move-lines.ts';
import { countLinks, tellLinks } from './move-links.ts';
import { type MergedRow, type OneRecord, type RecordPair, readTwoRecords } from './two-records.ts';
import { draftsOf, openDrafts } from './workbook-drafts.ts';

export interface MergeRequest extends RecordPair {
  /** By column key; what is left out is as it was proposed. */
  readonly choices: Choices;
  /** Both rows as the person saw them. */
  readonly seen: { readonly keep: number; readonly drop: number };
}

export interface MergedRecords {
  /** For `journal.undo`. */
  readonly operation: string;
  /** « Fiches de Paul Vassal fusionnées : 5 interactions, 1 opportunité reliées. » */
  readonly summary: string;
  /** What the row that stays holds now and did not. */
  readonly changed: readonly { readonly label: string; readonly from: string; readonly to: string }[];
  /** What stays as a colleague has it; one sentence each. */
  readonly notices: readonly string[];
}

interface Decision extends Pick<MergedRecords, 'changed'> {
  readonly name: string;
  readonly links: string;
}

/**
 * Writes the chosen values in the row that stays, turns every link to it, brings the history and the origins of the
 * other along, and blanks it. Fails with `duplicates.changed` when either row is no longer as it was seen, with `duplicates.gone`,
 * `duplicates.nameless`, and as `transact` does.
 */
export function mergeRecords(ports: Ports, request: MergeRequest): Result<MergedRecords> {
  const done = transact(ports, {
    action: `${request.table}.merge`,
    plan: (fresh) => plan(fresh, request),
    summary: ({ name, links }: Decision) =>
      `${request.drop} fusionnée dans ${request.keep} (${name})${links === '' ? '' : `\u00a0: ${links}`}.`,
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  const linked = value.links === '' ? '' : `\u00a0: ${value.links}`;
  return ok({
    operation: operation ?? '',
    summary: `Fiches de ${value.name} fusionnées${linked}.`,
    changed: value.changed,
    notices: givenUp.map(({ message }) => message),
  });
}

function plan(fresh: Fresh, request: MergeRequest): Result<{ changes: Change[]; value: Decision }> {
  const two = readTwoRecords(fresh, request);
  if (!two.ok) return two;
  const { keep, drop } = two.value;
  const touched = [keep.seen === request.seen.keep ? null : keep, drop.seen === request.seen.drop ? null : drop];
  const changed = touched.find((record) => record !== null);
  if (changed) return changedMeanwhile(changed);
  const opened = openDrafts(fresh);
  if (!opened.ok) return opened;
  const drafts = opened.value;
  const combination = combine(request.table, two.value, drafts.settings, request.choices);
  const merge = { keep, drop, combination };
  const past = request.table === 'contacts' ? moveHistory(fresh, drop.row.id, keep.row.id) : ok([]);
  if (!past.ok) return past;
  const origins = moveProvenance(fresh, request.table, combination, drop.row.id, keep.row.id);
  if (!origins.ok) return origins;
  const mergeRows = request.table === 'contacts' ? mergeContacts : mergeCompanies;
  const changes = mergeRows(fresh, drafts, merge);
  const table = tableOf(request.table);
  return ok({
    changes: [
      ...changes,
      ...past.value,
      ...origins.value,
      { kind: 'clear', table, id: drop.row.id, expected: drop.cells },
    ],
    value: {
      name: nameOf(combination.values as unknown as MergedRow['values']),
      links: tellLinks(countLinks(draftsOf(drafts), request.table, keep.row.id)),
      changed: combination.compared.flatMap(({ column, keep: before }) => {
        const [from, to] = [showValue(column, before), showValue(column, combination.values[column.key] ?? '')];
        return from === to ? [] : [{ label: column.header, from, to }];
      }),
    },
  });
}

function changedMeanwhile({ row }: OneRecord): Result<never> {
  return fail(
    'duplicates.changed',
    `La fiche ${row.id} a été modifiée pendant que vous compariez\u00a0: relisez-la, puis fusionnez.`,
  );
}

/** « Paul Vassal », « Groupe Sylvéa ». */
export function nameOf(values: MergedRow['values']): string {
  if ('lastName' in values) return contactLabel((values as ContactRow).firstName, (values as ContactRow).lastName, '');
  return (values as CompanyRow).name;
}
