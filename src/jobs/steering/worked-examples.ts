/** The worked examples of the steering tabs: written once, and taken out again but for what people have changed. */
import { startOfDay } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import { examplesOn } from '../../crm/steering/examples.ts';
import type { Table } from '../../crm/tables/table.ts';
import type { Ports, Store } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { append, type Cells, type Change, type ClearChange } from '../../sheet/change.ts';
import { type Fresh, type Plan, type SheetRow, transact } from '../../sheet/index.ts';
import { refreshSteering } from './refresh-steering.ts';

/** The day of the examples that stand in the tabs, in milliseconds: their dates count from it. */
const DAY_KEY = 'pistil.steering.examples';

/** One property call. */
export function holdsExamples({ store }: { readonly store: Pick<Store, 'get'> }): boolean {
  return store.get(DAY_KEY) !== null;
}

/** For whoever looks at the page: the examples, and the figures that come with them. */
export function showExamples(ports: Ports): Result<{ readonly summary: string }> {
  return withFigures(ports, addExamples(ports));
}

/** For whoever looks at the page: the examples leave, and what was counted with them. */
export function hideExamples(ports: Ports): Result<{ readonly summary: string }> {
  return withFigures(ports, removeExamples(ports));
}

function withFigures(ports: Ports, done: Result<{ readonly summary: string }>): Result<{ readonly summary: string }> {
  if (!done.ok) return done;
  const refreshed = refreshSteering(ports);
  return refreshed.ok ? ok({ summary: `${done.value.summary} ${refreshed.value.summary}` }) : refreshed;
}

/** One operation, which can be undone. Examples that stand already are not written again. */
export function addExamples(ports: Ports): Result<{ readonly summary: string }> {
  const day = startOfDay(ports.clock.now());
  const kept = ports.store.get(DAY_KEY);
  // First, so that a run that dies leaves examples that can be told from other rows.
  if (kept === null) ports.store.set(DAY_KEY, String(day.getTime()));
  const done = transact(ports, {
    action: 'steering.examples',
    summary: (count: number) => `${countOf(count, 'ligne d’exemple ajoutée', 'lignes d’exemple ajoutées')}.`,
    plan: (fresh): Result<Plan<number>> => {
      const changes: Change[] = [];
      for (const { table, rows } of examplesOn(kept === null ? day : new Date(Number(kept)))) {
        const present = fresh.rows<Table>(table);
        if (!present.ok) return present;
        const ids = new Set(present.value.rows.map(({ id }) => id));
        for (const row of rows) if (!ids.has(String((row as { id?: string }).id))) changes.push(append(table, row));
      }
      return ok({ changes, value: changes.length });
    },
  });
  return done.ok
    ? ok({ summary: `${countOf(done.value.value, 'ligne d’exemple ajoutée', 'lignes d’exemple ajoutées')}.` })
    : done;
}

/**
 * Takes the examples out: those that nobody has touched, what Pistil has worked out in them aside. One operation, which can be
 * undone. Fails with `examples.none`.
 */
export function removeExamples(ports: Ports): Result<{ readonly summary: string }> {
  const kept = ports.store.get(DAY_KEY);
  if (kept === null) return fail('examples.none', 'Il n’y a plus d’exemples à retirer.');
  const done = transact(ports, {
    action: 'steering.remove-examples',
    summary: (count: number) => `${countOf(count, 'ligne d’exemple retirée', 'lignes d’exemple retirées')}.`,
    plan: (fresh) => planRemoval(fresh, new Date(Number(kept))),
  });
  if (!done.ok) return done;
  ports.store.remove(DAY_KEY);
  const { value, givenUp } = done.value;
  const count = value - givenUp.length;
  const left =
    givenUp.length === 0
      ? ''
      : ` ${countOf(givenUp.length, 'ligne que vous avez modifiée reste', 'lignes que vous avez modifiées restent')}.`;
  return ok({ summary: `${countOf(count, 'ligne d’exemple retirée', 'lignes d’exemple retirées')}.${left}` });
}

function planRemoval(fresh: Fresh, day: Date): Result<Plan<number>> {
  const changes: ClearChange[] = [];
  for (const { table, rows } of examplesOn(day)) {
    if (!fresh.holds(table)) continue;
    const present = fresh.rows<Table>(table);
    if (!present.ok) return present;
    for (const row of rows) {
      const written = append(table, row);
      const stands = present.value.byId(String((row as { id?: string }).id));
      if (written.kind !== 'append' || stands === undefined) continue;
      changes.push({ kind: 'clear', table, id: stands.id, expected: { ...written.cells, ...measuredIn(stands) } });
    }
  }
  return ok({ changes, value: changes.length });
}

/** What Pistil has counted in a line with a code is nobody’s typing. */
function measuredIn({ values }: SheetRow<Table>): Cells {
  const { code, current } = values as Readonly<{ code?: string; current?: number | null }>;
  return code === undefined || code === '' || current == null ? {} : { current };
}
