/** Rituals as a calendar file, for any agenda to take in: one event each, which comes back by itself. */
import { addDays, addYears, set, startOfDay } from 'date-fns';
import type { CalendarSettings } from '../../settings/calendar.ts';
import { publicHolidays } from '../../working-days.ts';
import { escapeText, foldLine, formatDay, formatLocal, formatUtc, LINE_BREAK, PARIS } from './icalendar.ts';
import { nextOccurrence } from './occurrences.ts';
import type { Rhythm, Ritual } from './rhythm.ts';

export interface CalendarFacts {
  readonly rituals: readonly Ritual[];
  readonly calendar: CalendarSettings;
  readonly now: Date;
  /** What sets this workbook's identifiers apart from another's. */
  readonly workbookKey: string;
}

/**
 * A VCALENDAR of the rituals that are still to come. Identifiers stay the same from one file to the next, so that an agenda
 * replaces what it has. Clock times are those of Paris, whatever the agenda's zone.
 */
export function writeCalendar(facts: CalendarFacts): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pistil//Rituels//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...PARIS,
    ...facts.rituals.flatMap((ritual) => writeEvent(ritual, facts)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}${LINE_BREAK}`).join('');
}

function writeEvent(ritual: Ritual, { calendar, now, workbookKey }: CalendarFacts): string[] {
  const first = nextOccurrence(ritual, ritual.from ?? now, calendar);
  if (first === null || (ritual.until !== null && ritual.until < startOfDay(now))) return [];
  return [
    'BEGIN:VEVENT',
    `UID:${ritual.id.toLowerCase()}.${workbookKey}@pistil`,
    `DTSTAMP:${formatUtc(now)}`,
    ...writeTimes(ritual, first),
    `RRULE:${ruleOf(ritual)}`,
    ...writeHolidays(ritual, first, calendar, now),
    `SUMMARY:${escapeText(ritual.name)}`,
    `DESCRIPTION:${escapeText('Rituel de prospection, tenu dans l’onglet RITUELS du classeur.')}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** Without a clock time the event is the whole day. */
function writeTimes(ritual: Ritual, first: Date): string[] {
  if (ritual.startsAt === null) {
    return [`DTSTART;VALUE=DATE:${formatDay(first)}`, `DTEND;VALUE=DATE:${formatDay(addDays(first, 1))}`];
  }
  return [`DTSTART;TZID=Europe/Paris:${formatLocal(at(first, ritual.startsAt))}`, `DURATION:PT${ritual.minutes}M`];
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

function ruleOf({ rhythm, startsAt, until }: Ritual): string {
  const end =
    until === null ? '' : `;UNTIL=${startsAt === null ? formatDay(until) : formatUtc(at(until, 24 * 60 - 1))}`;
  return `${frequencyOf(rhythm)}${end}`;
}

function frequencyOf(rhythm: Rhythm): string {
  switch (rhythm.every) {
    case 'working-day':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    case 'week':
      return `FREQ=WEEKLY;INTERVAL=${rhythm.weeks};BYDAY=${DAYS[rhythm.weekday]};WKST=MO`;
    case 'month':
      return `FREQ=MONTHLY;INTERVAL=${rhythm.months};${daysOf(rhythm.on)}`;
  }
}

/** A month that lacks the 31st has its last day instead: the last of the days up to it that the month has. */
function daysOf(on: Extract<Rhythm, { every: 'month' }>['on']): string {
  if ('weekday' in on) return `BYDAY=1${DAYS[on.weekday]}`;
  if (on.day <= 28) return `BYMONTHDAY=${on.day}`;
  const days = Array.from({ length: on.day - 27 }, (_, index) => 28 + index);
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

/** A ritual of working days is not held on holidays: a year of them, since a new file may be asked for at any time. */
function writeHolidays(ritual: Ritual, first: Date, calendar: CalendarSettings, now: Date): string[] {
  if (ritual.rhythm.every !== 'working-day') return [];
  const from = first > now ? first : now;
  const years = [from.getFullYear(), from.getFullYear() + 1];
  const holidays = calendar.publicHolidays ? years.flatMap((year) => publicHolidays(year, calendar.alsaceMoselle)) : [];
  const left = [...holidays, ...calendar.extraDays]
    .filter((day) => day > first && day < addYears(from, 1) && day.getDay() % 6 !== 0)
    .sort((a, b) => a.getTime() - b.getTime());
  const { startsAt } = ritual;
  return left.map((day) =>
    startsAt === null
      ? `EXDATE;VALUE=DATE:${formatDay(day)}`
      : `EXDATE;TZID=Europe/Paris:${formatLocal(at(day, startsAt))}`,
  );
}

/** That many minutes after midnight, on the clock. */
function at(day: Date, minutes: number): Date {
  return set(day, { hours: Math.floor(minutes / 60), minutes: minutes % 60, seconds: 0, milliseconds: 0 });
}
