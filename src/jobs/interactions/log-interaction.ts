/** « Journaliser une interaction »: one operation from what a person typed to a row, its contact and its stage. */

import { startOfDay } from 'date-fns';
import { temperatureAfter } from '../../crm/contact-activity.ts';
import { ruleOf } from '../../crm/follow-ups/need.ts';
import type { Exchange } from '../../crm/interactions.ts';
import { contactLabel, fullName } from '../../crm/names.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { contacts, history, interactions, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { InteractionResult, InteractionType } from '../../crm/tables/values.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { append, type Change, type Fresh, onBehalf, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import { doFollowUp, type FollowUp, findOpenFollowUp } from '../follow-ups/settle-follow-up.ts';
import { fromWireDay } from '../pages/wire-days.ts';
import { replaceNextAction } from './next-action.ts';
import { type Decision, type LoggedInteraction, tellOutcome, titleOf } from './outcome.ts';
import { completeNote, describeDuplicate, findSameDay } from './same-day.ts';
import { moveStage, type StageMove } from './stage-move.ts';

export interface NewInteraction {
  readonly contactId: string;
  readonly type: InteractionType;
  readonly result: InteractionResult | '';
  readonly summary: string;
  readonly nextAction: string;
  /** Days are `2026-06-19`, or `''`. */
  readonly dueOn: string;
  /** What the page showed as the contact's next action: what a colleague typed since is kept. */
  readonly seen: { readonly nextAction: string; readonly dueOn: string };
  /** Day of the exchange. */
  readonly day: string;
  readonly subject: string;
  readonly opportunityId: string;
  readonly minutes: number | null;
  readonly document: string;
  /** When the same kind of exchange is already logged that day: say so, add another row, or complete its note. */
  readonly duplicate: 'refuse' | 'add' | 'complete';
  /** The identifier of the new row, when whoever asks may ask twice: the second time fails with `interaction.known`. */
  readonly id?: string | undefined;
  /** The follow-ups that this exchange answers, closed with it. */
  readonly followUpIds?: readonly string[] | undefined;
}

/**
 * The fewest calls that log safely: the lock taken and given back, CONTACTS, INTERACTIONS’ header, PARAMETRES, the row,
 * the contact’s cells (two ranges), and the journal’s two lines. Follow-ups that it closes are one read and one write more.
 */
export const floor = { lock: 2, read: 3, appendRow: 3, write: 2 };

type ContactRow = SheetRow<typeof contacts>;

interface Closed {
  readonly changes: readonly Change[];
  /** What each asked for. */
  readonly said: readonly string[];
  /** The contact's own next action was one of them. */
  readonly wasNextAction: boolean;
}

/**
 * Adds the interaction, brings its contact up to date (last interaction, temperature, next action, stage when its gates
 * let through), and says what changed.
 *
 * Fails with `contact.gone`, `contact.duplicated`, `opportunity.gone`, `interaction.future`, `interaction.no-action`,
 * `interaction.known`, `interaction.duplicate` (nothing is written before the person has chosen), and as `transact` does.
 */
export function logInteraction(ports: Ports, input: NewInteraction): Result<LoggedInteraction> {
  const done = transact(ports, {
    action: 'interactions.log',
    plan: (fresh) => planInteraction(fresh, input),
    summary: ({ contact, type }: Decision) => `${titleOf(type, fullName(contact.values))}.`,
  });
  return done.ok ? ok(tellOutcome(done.value.value, done.value)) : done;
}

/** The changes that log an exchange, for whoever writes them together with others. Fails as `logInteraction` does. */
export function planInteraction(fresh: Fresh, input: NewInteraction): Result<{ changes: Change[]; value: Decision }> {
  const known = isLogged(fresh, input.id);
  if (!known.ok) return known;
  const date = dateOf(fresh, input);
  if (!date.ok) return date;
  const parameters = fresh.rows(settingsTable);
  if (!parameters.ok) return parameters;
  const { settings } = parseSettings(parameters.value.rows.map(({ values }) => values));
  const found = findContact(fresh, input.contactId);
  if (!found.ok) return found;
  const contact = found.value;

  const twin = findSameDay(fresh, contact, input.type, date.value);
  if (!twin.ok) return twin;
  if (twin.value && input.duplicate === 'refuse') {
    return fail('interaction.duplicate', describeDuplicate(twin.value, input.type, contact, settings, fresh));
  }
  const exchange: Exchange = { date: date.value, type: input.type, result: input.result };
  const row = newRow(fresh, input, contact, date.value, settings);
  if (!row.ok) return row;
  const completed = input.duplicate === 'complete' ? twin.value : null;
  const logged = completed ? completeNote(completed, row.value) : [append(interactions, row.value)];

  const move = moveStage(fresh, contact, exchange, settings);
  if (!move.ok) return move;
  const closed = closeFollowUps(fresh, input.followUpIds);
  if (!closed.ok) return closed;
  const temperature = temperatureAfter(contact.values, exchange, fresh.now, settings);
  const next = replaceNextAction(contact, input, closed.value.wasNextAction);
  return ok({
    changes: [
      ...logged,
      setSystem(contacts, contact.id, { temperature, lastInteraction: lastDay(contact, date.value) }),
      ...next.changes,
      ...stageChanges(fresh, contact, move.value),
      ...closed.value.changes,
    ],
    value: {
      contact,
      type: input.type,
      date: date.value,
      now: fresh.now,
      completed: completed !== null,
      closed: closed.value.said,
      changes: [
        { column: 'temperature', from: contact.values.temperature, to: temperature, note: '' },
        ...next.shown,
        { column: 'stage', ...move.value },
      ],
      notices: next.notices,
    },
  });
}

/** The follow-ups to close; one that somebody has settled meanwhile is no reason to lose what was typed. */
function closeFollowUps(fresh: Fresh, ids: readonly string[] = []): Result<Closed> {
  const closed: FollowUp[] = [];
  for (const id of new Set(ids)) {
    const found = findOpenFollowUp(fresh, id);
    if (found.ok) closed.push(found.value);
    else if (!found.error.code.startsWith('follow-up.')) return found;
  }
  return ok({
    changes: closed.map((row) => doFollowUp(row, fresh.now)),
    said: closed.map(({ values }) => values.what),
    wasNextAction: closed.some(({ values }) => ruleOf(values) === 'next-action' && values.opportunityId === ''),
  });
}

/** Fails with `interaction.known` when the row of that identifier stands already. */
function isLogged(fresh: Fresh, id: string | undefined): Result<null> {
  if (id === undefined) return ok(null);
  const logged = fresh.rows(interactions);
  if (!logged.ok) return logged;
  return logged.value.byId(id) ? fail('interaction.known', 'Cet échange est déjà dans INTERACTIONS.') : ok(null);
}

/** Now when the day is today; else that day, without a clock time. */
function dateOf(fresh: Fresh, { day, nextAction, dueOn }: NewInteraction): Result<Date> {
  const chosen = fromWireDay(day) ?? fresh.now;
  const today = startOfDay(fresh.now);
  if (chosen > fresh.now && startOfDay(chosen) > today) {
    return fail('interaction.future', 'Ce jour n’est pas encore venu\u00a0: notez l’échange après coup.', 'day');
  }
  if (dueOn !== '' && nextAction === '') {
    return fail('interaction.no-action', 'Dites ce qu’il y a à faire ce jour-là, ou retirez l’échéance.', 'nextAction');
  }
  return ok(startOfDay(chosen).getTime() === today.getTime() ? fresh.now : chosen);
}

function findContact(fresh: Fresh, id: string): Result<ContactRow> {
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  if (people.value.duplicatedIds.has(id)) {
    return fail(
      'contact.duplicated',
      `Plusieurs lignes de CONTACTS portent l’identifiant ${id}\u00a0: effacez-le de la copie, puis réessayez.`,
      'contactId',
    );
  }
  const contact = people.value.byId(id);
  if (contact) return ok(contact);
  return fail(
    'contact.gone',
    'Ce contact n’est plus dans CONTACTS\u00a0: sa ligne a été supprimée. Choisissez-en un autre, ou créez-le.',
    'contactId',
  );
}

function newRow(fresh: Fresh, input: NewInteraction, contact: ContactRow, date: Date, settings: Settings) {
  const { firstName, lastName, company, companyId, label } = contact.values;
  const about = nameOpportunity(fresh, input.opportunityId);
  if (!about.ok) return about;
  return ok({
    ...(input.id === undefined ? {} : { id: input.id }),
    date,
    type: input.type,
    contact: label || contactLabel(firstName, lastName, company),
    company,
    opportunity: about.value,
    subject: input.subject,
    summary: input.summary,
    result: input.result,
    nextAction: input.nextAction,
    dueOn: fromWireDay(input.dueOn),
    document: input.document,
    minutes: input.minutes,
    author: authorOf(fresh.user, settings.team),
    contactId: contact.id,
    companyId,
    opportunityId: input.opportunityId,
  });
}

function nameOpportunity(fresh: Fresh, opportunityId: string): Result<string> {
  if (opportunityId === '') return ok('');
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const deal = deals.value.byId(opportunityId);
  if (deal) return ok(deal.values.title);
  return fail(
    'opportunity.gone',
    'Cette opportunité n’est plus dans OPPORTUNITES\u00a0: choisissez-en une autre, ou «\u00a0Aucune\u00a0».',
    'opportunityId',
  );
}

function lastDay({ values }: ContactRow, date: Date): Date {
  const day = startOfDay(date);
  return values.lastInteraction !== null && values.lastInteraction > day ? values.lastInteraction : day;
}

function stageChanges(fresh: Fresh, { id, values }: ContactRow, { from, to }: StageMove): Change[] {
  if (from === to) return [];
  const line = { date: fresh.now, subject: 'Contact', subjectId: id, from, to, author: fresh.user };
  return [
    onBehalf(contacts, id, { stage: to }, { stage: values.stage }),
    setSystem(contacts, id, { validatedStage: to }),
    append(history, line),
  ];
}
