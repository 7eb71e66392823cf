/** What a meeting's notes say, as it goes into the form « Journaliser une interaction ». */
import { startOfDay } from 'date-fns';
import { formatLongDay, parseDate } from '../french/dates.ts';
import { findNamedDays } from '../french/named-days.ts';
import { fold } from '../names.ts';
import type { InteractionResult, InteractionType } from '../tables/values.ts';

export interface NotesReading {
  readonly summary: string;
  readonly decisions: readonly string[];
  /** What was left open. */
  readonly questions: readonly string[];
  readonly nextAction: string;
  /** Midnight. */
  readonly dueOn: Date | null;
  readonly result: InteractionResult | '';
}

export const LONGEST_SUMMARY = 600;

/** The cell « Résumé » of INTERACTIONS: the summary, then what was decided and what is still open. */
export function tellReading({ summary, decisions, questions }: NotesReading): string {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [[`${title}\u00a0:`, ...items.map((item) => `• ${item}`)].join('\n')];
  return [
    ...(summary === '' ? [] : [summary]),
    ...list('Décisions', decisions),
    ...list('Questions ouvertes', questions),
  ].join('\n');
}

/** How people met, by the words of their notes. */
export function meetingTypeOf(notes: string): InteractionType {
  return /\b(?:visio(?:conference|conf)?|teams|zoom|google meet|webex)\b/.test(fold(notes)) ? 'Visio' : 'Réunion';
}

/** When the notes were written, and now. */
export interface NotesDays {
  readonly writtenOn: Date;
  readonly now: Date;
}

/**
 * The due day that somebody else has read in the notes, `''` for none: kept when the notes name it and it is not past.
 * `leftOut` says why it is not, `''` otherwise.
 */
export function judgeDueDay(
  text: string,
  notes: string,
  { writtenOn, now }: NotesDays,
): { readonly day: Date | null; readonly leftOut: string } {
  if (text === '') return { day: null, leftOut: '' };
  const day = parseDate(text);
  if (day === null)
    return { day: null, leftOut: 'L’échéance proposée n’est pas une date\u00a0: elle n’est pas reprise.' };
  const leftOut = (why: string) => ({
    day: null,
    leftOut: `L’échéance du ${formatLongDay(day)} ${why}\u00a0: elle n’est pas reprise.`,
  });
  const isNamed = findNamedDays(notes, writtenOn).some((one) => one.getTime() === day.getTime());
  if (!isNamed) return leftOut('n’est pas dans vos notes');
  return day < startOfDay(now) ? leftOut('est passée') : { day, leftOut: '' };
}
