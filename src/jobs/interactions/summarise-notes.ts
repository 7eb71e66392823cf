/** « Coller des notes de réunion »: what goes into the form « Journaliser une interaction ». Only the person saves it. */
import * as z from 'zod/mini';
import { formatLongDay } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { readByRules } from '../../crm/meeting-notes/read-by-rules.ts';
import {
  judgeDueDay,
  meetingTypeOf,
  type NotesDays,
  type NotesReading,
  tellReading,
} from '../../crm/meeting-notes/reading.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { contacts, settings as settingsTable } from '../../crm/tables/index.ts';
import type { InteractionResult, InteractionType } from '../../crm/tables/values.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { createClaude } from '../../services/claude/client.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import {
  askAboutNotes,
  type ClaimedReading,
  checkNotes,
  MEETING_NOTES_VERSION,
} from '../../services/claude/prompts/meeting-notes.v1.ts';
import { readTable } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { StepReport } from '../engine/slice.ts';
import { openBudget } from '../engine/spending.ts';
import { askOwner, isKeptElsewhere } from '../errands/ask-owner.ts';
import { fromWireDay, toWireDay } from '../pages/wire-days.ts';

export const SUMMARISE = 'interactions.summarise-notes';

/** As a request that waited holds it. */
export const NOTES_INPUT = z.strictObject({ contactId: z.string(), notes: z.string(), day: z.string() });

export interface PastedNotes {
  /** `''` before a contact is chosen. */
  readonly contactId: string;
  readonly notes: string;
  /** Day of the meeting, `2026-06-19`: « demain » is the day after. */
  readonly day: string;
}

export interface NotesSummary {
  readonly by: 'claude' | 'rules';
  /** Why Claude was not asked, or not followed; `''` when it was. */
  readonly said: string;
  readonly type: InteractionType;
  readonly result: InteractionResult | '';
  /** The summary, then decisions and open questions. */
  readonly summary: string;
  readonly nextAction: string;
  /** `2026-06-19`, or `''`. */
  readonly dueOn: string;
  /** What was not taken over, and why. */
  readonly leftOut: readonly string[];
}

/**
 * Claude’s summary, or what plain rules find when Claude cannot be asked or gives nothing that the notes support. The same
 * notes asked again within six hours are not paid for twice. With a key, PARAMETRES and CONTACTS are read, and the journal gets
 * a line; without one, the sheet is left alone. Fails as reading the sheet and writing the journal do.
 */
export function summariseNotes(ports: Ports, input: PastedNotes): Result<NotesSummary> {
  const now = ports.clock.now();
  const days: NotesDays = { writtenOn: fromWireDay(input.day) ?? now, now };
  const key = ports.secrets.get('claude');
  const reachable = key !== null || isKeptElsewhere(ports, ['claude']);
  const asked = reachable ? askClaude(ports, key, input, days) : ok(giveUp(`Sans clé Claude, ${BY_RULES}`));
  if (!asked.ok) return asked;
  const { said, leftOut } = asked.value;
  const reading = asked.value.reading ?? readByRules(input.notes, days);
  return ok({
    by: asked.value.reading === null ? 'rules' : 'claude',
    said,
    type: meetingTypeOf(input.notes),
    result: reading.result,
    summary: tellReading(reading),
    nextAction: reading.nextAction,
    dueOn: toWireDay(reading.dueOn),
    leftOut,
  });
}

interface Attempt {
  /** `null`: the rules read instead. */
  readonly reading: NotesReading | null;
  readonly said: string;
  readonly leftOut: readonly string[];
}

const BY_RULES = 'les notes sont triées par des règles simples.';

function giveUp(why: string): Attempt {
  return { reading: null, said: why, leftOut: [] };
}

/** What this account may not ask, the one that keeps the key does: its answer is found again by asking anew. */
function askKeeper(ports: Ports, input: PastedNotes): Result<Attempt> {
  const asked = askOwner(ports, { what: SUMMARISE, name: 'Résumé de notes de réunion', input });
  if (!asked.ok) return ok(giveUp(`${asked.error.message} En attendant, ${BY_RULES}`));
  const how = `${asked.value.summary} «\u00a0Résumer\u00a0», plus tard, montrera la réponse.`;
  return ok(giveUp(`La clé Claude est gardée par un autre compte. ${how} En attendant, ${BY_RULES}`));
}

/** For whom asked: the account that keeps the key answers, and the person finds the answer in the form. */
export function serveNotes(ports: Ports, input: PastedNotes): Result<StepReport> {
  const done = summariseNotes(ports, input);
  if (!done.ok) return done;
  const { by, said } = done.value;
  return by === 'claude'
    ? ok({ summary: 'La réponse est prête\u00a0: «\u00a0Résumer\u00a0» la montre.' })
    : fail('notes.unread', said);
}

/** One paid question, within the day’s budget; nothing about somebody who objected leaves the workbook. */
function askClaude(ports: Ports, key: string | null, input: PastedNotes, days: NotesDays): Result<Attempt> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const objected = hasObjected(ports, input.contactId);
  if (!objected.ok) return objected;
  if (objected.value) {
    return ok(giveUp(`Cette personne s’oppose à la prospection\u00a0: rien n’est envoyé à Claude, ${BY_RULES}`));
  }
  return propose(ports, { key, settings, input, days });
}

function hasObjected(ports: Ports, contactId: string): Result<boolean> {
  if (contactId === '') return ok(false);
  const people = readTable(ports, contacts);
  return people.ok ? ok(people.value.byId(contactId)?.values.optedOut === true) : people;
}

interface Asking {
  /** `null` when another account keeps it. */
  readonly key: string | null;
  readonly settings: Settings;
  readonly input: PastedNotes;
  readonly days: NotesDays;
}

function propose(ports: Ports, { key, settings, input, days }: Asking): Result<Attempt> {
  const { contactId, notes } = input;
  const { model } = settings.tenders;
  const question = askAboutNotes(notes, formatLongDay(days.writtenOn));
  const budget = openBudget(ports, settings);
  const claude = createClaude(ports, { key, model, spend: (euros) => budget.spend('claude', euros) });
  if (key !== null && claude.estimate(question) > budget.left()) {
    return ok(giveUp(`Le budget du jour est atteint\u00a0: ${BY_RULES}`));
  }
  const [asked] = claude.ask([question]);
  if (asked === undefined) throw new Error('Claude answers each question');
  const { answer } = asked;
  if (!answer.ok && answer.error.code === 'claude.no-key') return askKeeper(ports, input);
  const claimed = answer.ok ? checkNotes(answer.value.value, notes) : null;
  const cost = asked.kept ? 0 : asked.cost;
  if (cost > 0) {
    const noted = note(ports, {
      action: SUMMARISE,
      ...(contactId === '' ? {} : { tab: contacts.tab, subject: contactId }),
      summary:
        claimed === null ? 'Des notes de réunion n’ont pas pu être résumées.' : 'Claude a résumé des notes de réunion.',
      cost,
      detail: `${answer.ok ? answer.value.model : model}, ${MEETING_NOTES_VERSION}, empreinte ${fingerprint(notes)}`,
    });
    if (!noted.ok) return noted;
  }
  if (!answer.ok) return ok(giveUp(`${answer.error.message} En attendant, ${BY_RULES}`));
  if (claimed === null) return ok(giveUp(`La réponse de Claude ne s’appuie pas sur vos notes\u00a0: ${BY_RULES}`));
  return ok({ ...datedBy(claimed, notes, days), said: '' });
}

/** What Claude has read, its due day checked against the notes and the calendar. */
function datedBy(
  { dueOn, unfounded, ...reading }: ClaimedReading,
  notes: string,
  days: NotesDays,
): Omit<Attempt, 'said'> {
  const due = judgeDueDay(dueOn ?? '', notes, days);
  const without = countOf(unfounded, 'élément que vos notes ne disent pas', 'éléments que vos notes ne disent pas');
  const leftOut = [unfounded === 0 ? '' : `Écarté\u00a0: ${without}.`, due.leftOut];
  return { reading: { ...reading, dueOn: due.day }, leftOut: leftOut.filter((sentence) => sentence !== '') };
}
