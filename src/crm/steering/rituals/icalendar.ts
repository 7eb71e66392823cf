/** Text of an iCalendar file: https://www.rfc-editor.org/rfc/rfc5545, section 3. */

/** Octets of a line, its break apart (3.1). */
const LONGEST_LINE = 75;

export const LINE_BREAK = '\r\n';

/** A value of type TEXT (3.3.11); controls other than line breaks have no place in one. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** A content line in pieces of 75 octets of UTF-8 at most, never inside of a character (3.1). */
export function foldLine(line: string): string {
  let folded = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character);
    if (length + octets > LONGEST_LINE) {
      folded += `${LINE_BREAK} `;
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** `20260615`. */
export function formatDay(date: Date): string {
  return `${String(date.getFullYear()).padStart(4, '0')}${two(date.getMonth() + 1)}${two(date.getDate())}`;
}

/** `20260615T093000`, on the clock of the date's own zone. */
export function formatLocal(date: Date): string {
  return `${formatDay(date)}T${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** `20260615T073000Z`. */
export function formatUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The rules of Paris since 1996: directive 2000/84/EC, last Sundays of March and October at 1:00 UTC. */
export const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;
