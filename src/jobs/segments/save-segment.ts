/** Saves, renames or takes away a segment: a row of PARAMETRES, which the team may also type. */
import { matchKey } from '../../crm/names.ts';
import type { Criterion } from '../../crm/segments/segment.ts';
import { writeCriteria } from '../../crm/segments/text.ts';
import { SEGMENT_HELP, SEGMENTS } from '../../crm/settings/segments.ts';
import { settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { append, type Change, type Fresh, type SheetRow, transact } from '../../sheet/index.ts';

export interface SegmentToSave {
  readonly name: string;
  /** Its name until now; `''` for a new one. */
  readonly previous: string;
  readonly criteria: readonly Criterion[];
}

export interface SegmentSaved {
  /** For undoing. */
  readonly operation: string;
}

type Row = SheetRow<typeof settingsTable>;

/** Fails with `segment.taken` when another one has this name, and as `transact` does. */
export function saveSegment(ports: Ports, { name, previous, criteria }: SegmentToSave): Result<SegmentSaved> {
  return change(ports, 'segments.save', `Segment «\u00a0${name}\u00a0» enregistré.`, (own) => {
    const renamed = matchKey(name) !== matchKey(previous);
    if (renamed && own.some((row) => matchKey(row.name) === matchKey(name))) {
      return fail(
        'segment.taken',
        `Un segment s’appelle déjà «\u00a0${name}\u00a0»\u00a0: choisissez un autre nom.`,
        'name',
      );
    }
    const saved = { name, value: writeCriteria(criteria) };
    const place = own.findIndex((row) => matchKey(row.name) === matchKey(previous));
    return ok(place < 0 ? [...own, saved] : own.map((row, index) => (index === place ? saved : row)));
  });
}

/** Fails with `segment.gone`, and as `transact` does. */
export function deleteSegment(ports: Ports, { name }: { readonly name: string }): Result<SegmentSaved> {
  return change(ports, 'segments.delete', `Segment «\u00a0${name}\u00a0» retiré.`, (own) => {
    const left = own.filter((row) => matchKey(row.name) !== matchKey(name));
    if (left.length < own.length) return ok(left);
    return fail('segment.gone', `Le segment «\u00a0${name}\u00a0» n’est plus dans PARAMETRES.`);
  });
}

interface SegmentRow {
  readonly name: string;
  readonly value: string;
}

/** A setting has no identifier: a row that changes is blanked, known by all it holds, and a new one added. */
function change(
  ports: Ports,
  action: string,
  summary: string,
  decide: (own: readonly SegmentRow[]) => Result<readonly SegmentRow[]>,
): Result<SegmentSaved> {
  const done = transact(ports, {
    action,
    summary: () => summary,
    plan: (fresh: Fresh) => {
      const rows = fresh.rows(settingsTable);
      if (!rows.ok) return rows;
      const present = rows.value.rows.filter(({ values }) => matchKey(values.group) === matchKey(SEGMENTS));
      const before = present.map(({ values }) => ({ name: values.name, value: String(values.value) }));
      const decided = decide(before);
      if (!decided.ok) return decided;
      const kept = new Set(decided.value.map(textOf));
      const standing = new Set(present.map(({ values }) => textOf({ name: values.name, value: String(values.value) })));
      const changes: Change[] = [
        ...present
          .filter(({ values }) => !kept.has(textOf({ name: values.name, value: String(values.value) })))
          .map(blank),
        ...decided.value
          .filter((row) => !standing.has(textOf(row)))
          .map((row) => append(settingsTable, { group: SEGMENTS, unit: '', help: SEGMENT_HELP, ...row })),
      ];
      return ok({ changes, value: null });
    },
  });
  return done.ok ? ok({ operation: done.value.operation ?? '' }) : done;
}

function blank({ values }: Row): Change {
  return { kind: 'clear', table: settingsTable, id: '', expected: { ...values } };
}

function textOf({ name, value }: SegmentRow): string {
  return `${name}\n${value}`;
}
