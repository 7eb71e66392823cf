/** One follow-up done, put off, or not to be asked again: one operation, which can be undone. */
import { startOfDay } from 'date-fns';
import { formatDay } from '../../crm/french/dates.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { followUps, settings as settingsTable } from '../../crm/tables/index.ts';
import { nextWorkingDay } from '../../crm/working-days.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Change, type Fresh, onBehalf, type SheetRow, transact } from '../../sheet/index.ts';
import { fromWireDay, toWireDay } from '../pages/wire-days.ts';
import { fulfilCause } from './fulfil-cause.ts';

export type Settling =
  | { readonly id: string; readonly how: 'done' }
  | { readonly id: string; readonly how: 'drop' }
  /** Days are `2026-06-19`; one that is not worked becomes the next that is. */
  | { readonly id: string; readonly how: 'postpone'; readonly day: string };

export interface Settled {
  /** For `journal.undo`; `null` when nothing had to be written. */
  readonly operation: string | null;
  /** French, for people. */
  readonly said: string;
  /** The day it is put off to, `''` otherwise. */
  readonly dueOn: string;
}

/** The lock taken and given back, RELANCES and PARAMETRES (or where the next action is noted) read, the cells, the journal's two lines. */
export const floor = { lock: 2, read: 2, write: 1, appendRow: 2 };

/** Fails with `follow-up.gone`, `follow-up.settled`, `follow-up.past`, and as `transact` does. */
export function settleFollowUp(ports: Ports, input: Settling): Result<Settled> {
  const done = transact(ports, {
    action: 'follow-ups.settle',
    plan: (fresh) => plan(fresh, input),
    summary: ({ said, what }: Decision) => `${said.replace(/\.$/, '')}\u00a0: ${what}.`,
  });
  if (!done.ok) return done;
  const { value, operation, givenUp } = done.value;
  const [left] = givenUp;
  if (left !== undefined && operation === null) return fail('follow-up.changed', left.message);
  return ok({ operation, said: value.said, dueOn: value.dueOn });
}

interface Decision {
  readonly what: string;
  readonly said: string;
  readonly dueOn: string;
}

function plan(fresh: Fresh, input: Settling): Result<{ changes: Change[]; value: Decision }> {
  const found = findOpenFollowUp(fresh, input.id);
  if (!found.ok) return found;
  const { what } = found.value.values;
  if (input.how === 'done') {
    const cause = fulfilCause(fresh, found.value);
    if (!cause.ok) return cause;
    const { changes, said } = cause.value;
    return ok({ changes: [doFollowUp(found.value, fresh.now), ...changes], value: { what, said, dueOn: '' } });
  }
  const { status, dueOn } = found.value.values;
  if (input.how === 'drop') {
    return ok({
      changes: [onBehalf(followUps, input.id, { status: 'Annulée' }, { status })],
      value: { what, said: 'Plus de relance pour cette raison.', dueOn: '' },
    });
  }
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const day = fromWireDay(input.day);
  if (day === null || day < startOfDay(fresh.now)) {
    return fail('follow-up.past', 'Ce jour est passé\u00a0: choisissez-en un autre.', 'day');
  }
  const worked = nextWorkingDay(day, settings.calendar);
  return ok({
    changes: [onBehalf(followUps, input.id, { status: 'Reportée', dueOn: worked }, { status, dueOn })],
    value: { what, said: `Relance reportée au ${formatDay(worked)}.`, dueOn: toWireDay(worked) },
  });
}

export type FollowUp = SheetRow<typeof followUps>;

/** Ticks it off, today. */
export function doFollowUp({ id, values: { status, doneOn } }: FollowUp, now: Date): Change {
  return onBehalf(followUps, id, { status: 'Fait', doneOn: startOfDay(now) }, { status, doneOn });
}

/** Fails with `follow-up.gone` when its row is no longer there, `follow-up.settled` when somebody has been quicker. */
export function findOpenFollowUp(fresh: Fresh, id: string): Result<FollowUp> {
  const rows = fresh.rows(followUps);
  if (!rows.ok) return rows;
  const found = rows.value.byId(id);
  if (!found) return fail('follow-up.gone', 'Cette relance n’est plus dans RELANCES\u00a0: sa ligne a été supprimée.');
  const { status } = found.values;
  if (status === 'Fait' || status === 'Annulée') {
    return fail(
      'follow-up.settled',
      `Cette relance est déjà «\u00a0${status}\u00a0»\u00a0: quelqu’un s’en est chargé.`,
    );
  }
  return ok(found);
}
