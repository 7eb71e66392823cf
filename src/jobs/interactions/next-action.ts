import { contacts } from '../../crm/tables/index.ts';
import { type Change, onBehalf, type SheetRow } from '../../sheet/index.ts';
import { fromWireDay, toWireDay } from '../pages/wire-days.ts';
import type { ShownChange } from './outcome.ts';

/** What becomes of the contact's next action. */
interface NextActionChange {
  readonly changes: readonly Change[];
  readonly shown: readonly ShownChange[];
  readonly notices: readonly string[];
}

/** A next action as typed, days as `2026-06-19` or `''`; `seen` is what the page showed in its place. */
interface TypedAction {
  readonly nextAction: string;
  readonly dueOn: string;
  readonly seen: { readonly nextAction: string; readonly dueOn: string };
}

/**
 * Replaces the next action that the person saw; one that a colleague typed since is kept whole, and told. Without a new
 * one, it stays, unless it is `done`.
 */
export function replaceNextAction(
  { id, values }: SheetRow<typeof contacts>,
  { nextAction, dueOn, seen }: TypedAction,
  done: boolean,
): NextActionChange {
  if (nextAction === '' && !(done && values.nextAction !== '')) return { changes: [], shown: [], notices: [] };
  const untouched = values.nextAction === seen.nextAction && toWireDay(values.dueOn) === seen.dueOn;
  if (!untouched) {
    const notice = `La prochaine action a changé entre-temps\u00a0: «\u00a0${values.nextAction || 'aucune'}\u00a0» est gardée. La vôtre reste dans INTERACTIONS.`;
    return { changes: [], shown: [], notices: [notice] };
  }
  const typed = { nextAction, dueOn: fromWireDay(dueOn) };
  const expected = { nextAction: values.nextAction, dueOn: values.dueOn };
  return {
    changes: [onBehalf(contacts, id, typed, expected)],
    shown: [{ column: 'nextAction', from: values.nextAction, to: nextAction, note: dueOn }],
    notices: [],
  };
}
