/** « Relances du jour »: what is to be done, by whom and why, the late first. */

import { addDays, startOfDay } from 'date-fns';
import { byUrgency } from '../../crm/follow-ups/by-urgency.ts';
import { isPending } from '../../crm/follow-ups/pending.ts';
import { standIn } from '../../crm/follow-ups/stand-in.ts';
import { matchKey } from '../../crm/names.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { contacts, followUps, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';

export interface FollowUpTask {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  /** « Laboratoires Mélisse, Noues et haies ». */
  readonly about: string;
  readonly assignee: string;
  /** Who does it today: the assignee, or who stands in while they are away. */
  readonly doer: string;
  readonly urgent: boolean;
  /** `2026-06-19`, `''` for no day. */
  readonly dueOn: string;
  readonly status: string;
  readonly contactId: string;
  /** The contact's next action as it stands: what an exchange logged from here would replace. */
  readonly next: { readonly nextAction: string; readonly dueOn: string };
  readonly phone: string;
  readonly email: string;
}

export interface FollowUpList {
  /** `2026-06-16` */
  readonly today: string;
  /** Name under which the person works; the address when the team does not know it. */
  readonly me: string;
  /** Names of the team. */
  readonly team: readonly string[];
  /** Open ones due within a week, in the order in which they are to be done. */
  readonly tasks: readonly FollowUpTask[];
  /** Open ones that are due later. */
  readonly later: number;
  /** Those that were done today, by whoever they were for. */
  readonly done: readonly { readonly assignee: string }[];
}

/** RELANCES, CONTACTS and PARAMETRES. */
export const floor = { read: 3 };

const DAYS_AHEAD = 7;

/** Fails as reading a table does: with the column that is missing, for « Santé » to put back. */
export function loadFollowUps(ports: Ports): Result<FollowUpList> {
  const listed = readTable(ports, followUps);
  if (!listed.ok) return listed;
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const today = startOfDay(ports.clock.now());
  const horizon = addDays(today, DAYS_AHEAD);
  const order = byUrgency(today);
  const open = listed.value.rows.filter(({ id, values }) => id !== '' && isPending(values));
  const soon = open.filter(({ values }) => values.dueOn === null || values.dueOn <= horizon);
  return ok({
    today: toWireDay(today),
    me: authorOf(ports.identity.user(), settings.team),
    team: settings.team.map(({ name }) => name),
    tasks: soon
      .sort((a, b) => order(a.values, b.values))
      .map((row) => ({
        ...describe(row, row.values.contactId === '' ? null : people.value.byId(row.values.contactId)),
        doer: standIn(row.values.assignee, today, settings.team),
      })),
    later: open.length - soon.length,
    done: listed.value.rows.flatMap(({ values }) =>
      values.status === 'Fait' && toWireDay(values.doneOn) === toWireDay(today) ? [{ assignee: values.assignee }] : [],
    ),
  });
}

type Row = SheetRow<typeof followUps>;

function describe(
  { id, values }: Row,
  contact: SheetRow<typeof contacts> | null | undefined,
): Omit<FollowUpTask, 'doer'> {
  const { what, why, opportunity, tender, assignee, priority, dueOn, status, contactId } = values;
  const company = contact?.values.company ?? '';
  const reachable = contact?.values.optedOut === false ? contact.values : null;
  const said = matchKey(what);
  // What the title says already is not said again.
  const about = [company, opportunity, tender].filter((part) => part !== '' && !said.includes(matchKey(part)));
  return {
    id,
    what,
    why,
    about: [...new Set(about)].join(', '),
    assignee,
    urgent: priority === 'Haute',
    dueOn: toWireDay(dueOn),
    status,
    contactId,
    next: { nextAction: contact?.values.nextAction ?? '', dueOn: toWireDay(contact?.values.dueOn ?? null) },
    // Nobody is a click away from a person who objected.
    phone: reachable ? reachable.mobile || reachable.phone : '',
    email: reachable?.email ?? '',
  };
}
