import { isSameDay, startOfDay } from 'date-fns';
import { formatDay, formatTime } from '../../crm/french/dates.ts';
import { fullName, matchKey } from '../../crm/names.ts';
import type { Settings } from '../../crm/settings/index.ts';
import { authorOf } from '../../crm/settings/team.ts';
import { type contacts, interactions } from '../../crm/tables/index.ts';
import type { InteractionType } from '../../crm/tables/values.ts';
import { ok, type Result } from '../../result.ts';
import { type Change, type Fresh, fillBlank, onBehalf, type SheetRow, setSystem } from '../../sheet/index.ts';
import { phraseOf } from './outcome.ts';

type InteractionRow = SheetRow<typeof interactions>;

/** How far back the latest rows are read: more than a team of twenty logs in a day. */
const LATEST = 300;

/**
 * The last interaction of that kind with this contact on that day, by anyone. INTERACTIONS is read only when the contact's
 * row says that something happened that day or since.
 */
export function findSameDay(
  fresh: Fresh,
  { id, values }: SheetRow<typeof contacts>,
  type: InteractionType,
  date: Date,
): Result<InteractionRow | null> {
  if (values.lastInteraction === null || values.lastInteraction < startOfDay(date)) return ok(null);
  const latest = fresh.tail(interactions, LATEST);
  if (!latest.ok) return latest;
  const same = latest.value.rows.filter(
    (row) =>
      row.values.contactId === id &&
      matchKey(row.values.type) === matchKey(type) &&
      row.values.date !== null &&
      isSameDay(row.values.date, date),
  );
  return ok(same[same.length - 1] ?? null);
}

/** « Malik Benali a noté un appel avec Claire Vasseur aujourd’hui à 9 h 41 : « Budget voté. » » */
export function describeDuplicate(
  { values }: InteractionRow,
  type: InteractionType,
  contact: SheetRow<typeof contacts>,
  settings: Settings,
  { user, now }: Fresh,
): string {
  const mine = user !== '' && values.author === authorOf(user, settings.team);
  const who = mine ? 'Vous avez noté' : `${values.author || 'Quelqu’un'} a noté`;
  const said = values.summary.trim();
  const quote = said === '' ? '.' : `\u00a0: «\u00a0${said.length > 160 ? `${said.slice(0, 159)}…` : said}\u00a0»`;
  return `${who} ${phraseOf(type, fullName(contact.values))} ${when(values.date ?? now, now)}${quote}`;
}

/** What completes a note where it is blank. */
const COMPLETED = ['subject', 'result', 'nextAction', 'dueOn', 'document', 'minutes', 'opportunity'] as const;

/** What a new row would have held. */
type TypedRow = Pick<InteractionRow['values'], (typeof COMPLETED)[number] | 'summary' | 'opportunityId'>;

/** Adds what was typed to the end of the note, and to the cells that it left blank. */
export function completeNote({ id, values }: InteractionRow, typed: TypedRow): Change[] {
  const summary = [values.summary, typed.summary].filter((part) => part.trim() !== '').join('\n');
  const filled = COMPLETED.filter((key) => typed[key] !== '' && typed[key] !== null);
  const linked = typed.opportunityId !== '' && values.opportunity === '';
  return [
    onBehalf(interactions, id, { summary }, { summary: values.summary }),
    fillBlank(interactions, id, Object.fromEntries(filled.map((key) => [key, typed[key]]))),
    ...(linked ? [setSystem(interactions, id, { opportunityId: typed.opportunityId })] : []),
  ];
}

function when(date: Date, now: Date): string {
  const day = isSameDay(date, now) ? 'aujourd’hui' : formatDay(date);
  const timed = date.getHours() !== 0 || date.getMinutes() !== 0;
  return timed ? `${day} à ${formatTime(date)}` : day;
}
