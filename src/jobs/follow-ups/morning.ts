/** The morning: follow-ups that the day calls for are opened, those whose cause is gone are closed. */

import { startOfDay } from 'date-fns';
import { latestHoldings } from '../../crm/follow-ups/held-rituals.ts';
import { type FollowUpFacts, isDated, type Need, ruleOf, subjectKey } from '../../crm/follow-ups/need.ts';
import { needsOf } from '../../crm/follow-ups/needs.ts';
import { isPending } from '../../crm/follow-ups/pending.ts';
import { wasSettled } from '../../crm/follow-ups/settled.ts';
import { changeHands } from '../../crm/follow-ups/stand-in.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { activityByContact } from '../../crm/interactions.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import {
  actions,
  contacts,
  followUps,
  type InteractionRow,
  interactions,
  opportunities,
  type RitualRow,
  rituals,
  settings as settingsTable,
  tenders,
} from '../../crm/tables/index.ts';
import type { RowOf, Table } from '../../crm/tables/table.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { append, type Change, fillBlank, onBehalf, setSystem } from '../../sheet/change.ts';
import type { Fresh } from '../../sheet/operation.ts';
import type { SheetRow } from '../../sheet/rows.ts';
import { transact } from '../../sheet/transact.ts';

export interface MorningReport {
  readonly opened: number;
  readonly closed: number;
  /** Follow-ups to do, once done. */
  readonly pending: number;
  readonly summary: string;
}

/** The fewest weighted calls: the lock taken and given back, six tables read, follow-ups added and changed. */
export const floor = { lock: 2, read: 6, appendRow: 1, write: 1 } as const;

/** Seven reads, nine with steering, and one operation, whatever the number of rows. A second run the same day changes nothing. */
export function morning(ports: Ports): Result<MorningReport> {
  const done = transact(ports, {
    action: 'follow-ups.open',
    plan: planFollowUps,
    summary: (report: MorningReport) => report.summary,
  });
  return done.ok ? ok(done.value.value) : done;
}

type FollowUp = SheetRow<typeof followUps>;

function planFollowUps(fresh: Fresh): Result<{ changes: Change[]; value: MorningReport }> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const known = fresh.rows(followUps);
  if (!known.ok) return known;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const facts = readFacts(fresh, settings);
  if (!facts.ok) return facts;
  const today = startOfDay(fresh.now);
  const needs = new Map(needsOf(facts.value, settings, today).map((need) => [subjectKey(need.rule, need), need]));
  const pending = known.value.rows.filter(({ id, values }) => id !== '' && isPending(values));
  const made = pending.filter(({ values }) => ruleOf(values) !== null);
  // One for each reason and subject: of two, as a merge of contacts leaves them, the first stays.
  const open = new Map([...made].reverse().map((row) => [keyOf(row), row]));
  const labels = new Map([
    ...facts.value.contacts.map(({ id, label }) => [id, label] as const),
    ...facts.value.opportunities.map(({ id, title }) => [id, title] as const),
    ...facts.value.tenders.map(({ noticeId, title }) => [noticeId, title] as const),
  ]);
  const settled = settledByKey(known.value.rows);
  const opened = [...needs]
    .filter(([key, need]) => !open.has(key) && !wasSettled(need, settled.get(key) ?? []))
    .map(([, need]) => openFollowUp(need, labels));
  const closed = made
    .filter((row) => !isOutOfSight(row, facts.value) && (!needs.has(keyOf(row)) || open.get(keyOf(row)) !== row))
    .map(closeFollowUp);
  const followed = [...open].flatMap(([key, row]) => {
    const need = needs.get(key);
    return need
      ? [...rewordFollowUp(row, need), ...linkDeal(row, need, labels), ...passOn(row, need, settings, today)]
      : [];
  });
  const report = {
    opened: opened.length,
    closed: closed.length,
    pending: pending.length + opened.length - closed.length,
  };
  return ok({
    changes: [
      ...opened,
      ...closed,
      ...followed,
      ...known.value.rows.flatMap((row) => dateDone(row, fresh.now)),
      ...dateRituals(known.value.rows, facts.value.rituals ?? [], today),
    ],
    value: { ...report, summary: say(report) },
  });
}

function readFacts(fresh: Fresh, settings: Settings): Result<FollowUpFacts> {
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const notices = fresh.rows(tenders);
  if (!notices.ok) return notices;
  const exchanges = fresh.rows(interactions);
  if (!exchanges.ok) return exchanges;
  const plan = readSteering(fresh, actions, settings);
  if (!plan.ok) return plan;
  const meetings = readSteering(fresh, rituals, settings);
  if (!meetings.ok) return meetings;
  const rows = exchanges.value.rows.map(({ values }) => values);
  const byContact = new Map<string, InteractionRow[]>();
  for (const row of rows) {
    const own = byContact.get(row.contactId);
    if (own) own.push(row);
    else byContact.set(row.contactId, [row]);
  }
  return ok({
    contacts: people.value.rows.map(({ values }) => values),
    opportunities: deals.value.rows.map(({ values }) => values),
    tenders: notices.value.rows.map(({ values }) => values),
    exchanges: byContact,
    activities: activityByContact(rows),
    actions: plan.value,
    rituals: meetings.value,
  });
}

function readSteering<T extends Table>(
  fresh: Fresh,
  table: T,
  { operation }: Settings,
): Result<readonly RowOf<T>[] | null> {
  if (!operation.modules.steering) return ok([]);
  if (!fresh.holds(table)) return ok(null);
  const rows = fresh.rows(table);
  return rows.ok ? ok(rows.value.rows.map(({ values }) => values)) : rows;
}

function openFollowUp(need: Need, labels: ReadonlyMap<string, string>): Change {
  return append(followUps, {
    what: need.what,
    why: need.why,
    contact: labels.get(need.contactId) ?? '',
    opportunity: labels.get(need.opportunityId) ?? '',
    tender: labels.get(need.noticeId) ?? '',
    assignee: need.assignee,
    dueOn: need.dueOn,
    priority: need.priority,
    status: 'À faire',
    contactId: need.contactId,
    opportunityId: need.opportunityId,
    noticeId: need.noticeId,
    subjectId: need.subjectId,
  });
}

/** Follow-ups that were done or called off, by reason and subject. */
function settledByKey(rows: readonly FollowUp[]): ReadonlyMap<string, readonly FollowUp['values'][]> {
  const settled = new Map<string, FollowUp['values'][]>();
  for (const row of rows) {
    const { status } = row.values;
    if ((status !== 'Fait' && status !== 'Annulée') || ruleOf(row.values) === null) continue;
    const known = settled.get(keyOf(row));
    if (known) known.push(row.values);
    else settled.set(keyOf(row), [row.values]);
  }
  return settled;
}

/** Somebody ticked it off without saying when. */
function dateDone({ id, values }: FollowUp, now: Date): Change[] {
  return id !== '' && values.status === 'Fait' && values.doneOn === null
    ? [fillBlank(followUps, id, { doneOn: now })]
    : [];
}

/** A ritual was last held on the day when somebody ticked its follow-up off. */
function dateRituals(known: readonly FollowUp[], meetings: readonly RitualRow[], today: Date): Change[] {
  const held = latestHoldings(
    known.map(({ values }) => values),
    today,
  );
  return meetings.flatMap(({ id, lastOn }) => {
    const day = held.get(id);
    return day !== undefined && (lastOn === null || lastOn < day) ? [setSystem(rituals, id, { lastOn: day })] : [];
  });
}

/** Its cause is gone: somebody answered, the date was moved, the opportunity has moved on. */
function closeFollowUp({ id, values }: FollowUp): Change {
  return onBehalf(followUps, id, { status: 'Annulée' }, { status: values.status });
}

/** The reason counts days: it says today's number. When it names a deadline that has moved, the due date follows. */
function rewordFollowUp({ id, values }: FollowUp, need: Need): Change[] {
  if (need.why === values.why) return [];
  const moved = isDated(need.rule) && values.status === 'À faire';
  return [
    setSystem(followUps, id, { why: need.why }),
    ...(moved ? [onBehalf(followUps, id, { dueOn: need.dueOn }, { dueOn: values.dueOn })] : []),
  ];
}

/** A tender's follow-up may be opened on a morning before which no night has made its opportunity. */
function linkDeal({ id, values }: FollowUp, need: Need, labels: ReadonlyMap<string, string>): Change[] {
  if (need.opportunityId === '' || values.opportunityId !== '' || values.opportunity !== '') return [];
  return [
    fillBlank(followUps, id, { opportunity: labels.get(need.opportunityId) ?? '' }),
    setSystem(followUps, id, { opportunityId: need.opportunityId }),
    ...(values.assignee === '' && need.assignee !== '' ? [fillBlank(followUps, id, { assignee: need.assignee })] : []),
  ];
}

/** To who stands in for an absent person, and back. */
function passOn({ id, values }: FollowUp, need: Need, { team }: Settings, today: Date): Change[] {
  const assignee = changeHands(values, need, team, today);
  return assignee === null ? [] : [onBehalf(followUps, id, { assignee }, { assignee: values.assignee })];
}

/** While its tab is missing, nobody can say that its cause is gone. */
function isOutOfSight({ values }: FollowUp, { actions: plan, rituals: meetings }: FollowUpFacts): boolean {
  const rule = ruleOf(values);
  return (rule === 'task' && plan === null) || (rule === 'ritual' && meetings === null);
}

function keyOf({ values }: FollowUp): string {
  const rule = ruleOf(values);
  return rule === null ? '' : subjectKey(rule, values);
}

function say({ opened, closed, pending }: Omit<MorningReport, 'summary'>): string {
  if (pending === 0) return 'Rien à relancer aujourd’hui.';
  const fresh = opened === 0 ? '' : `, dont ${countOf(opened, 'nouvelle', 'nouvelles')}`;
  const gone = closed === 0 ? '' : `\u00a0; ${countOf(closed, 'est devenue sans objet', 'sont devenues sans objet')}`;
  return `${countOf(pending, 'relance à faire', 'relances à faire')}${fresh}${gone}.`;
}
