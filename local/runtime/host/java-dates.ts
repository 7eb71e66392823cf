/**
 * Utilities.formatDate and parseDate: Java's SimpleDateFormat patterns, English names.
 * https://developers.google.com/apps-script/reference/utilities/utilities#formatDate(Date,String,String)
 */
import { ServiceException } from './exception.ts';
import { fieldsAt, instantAt, isoWeekOf, offsetAt, weekDayOf, type ZonedFields } from './zoned-time.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** A letter of the pattern and how many times it stands, or a literal text. */
type Token = { readonly letter: string; readonly count: number } | { readonly text: string };

/** Writes an instant; throws Google's words for an unknown zone or letter. */
export function formatJavaDate(instant: number, timeZone: string, pattern: string): string {
  const zone = zoneOf(timeZone);
  const fields = fieldsAt(instant, zone);
  return tokenize(pattern)
    .map((token) => ('text' in token ? token.text : formatField(token.letter, token.count, fields, instant, zone)))
    .join('');
}

/** Reads a text; the text may go on after what the pattern describes, as in Java. */
export function parseJavaDate(text: string, timeZone: string, pattern: string): number {
  const unparseable = () => new ServiceException(`Unparseable date: "${text}"`);
  const read: { -readonly [field in keyof ZonedFields]: number } = {
    year: 1970,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  };
  let afternoon: boolean | null = null;
  let offset: number | null = null;
  let rest = text;
  const take = (expression: RegExp): string => {
    const [taken] = expression.exec(rest) ?? [];
    if (taken === undefined) throw unparseable();
    rest = rest.slice(taken.length);
    return taken;
  };
  const tokens = tokenize(pattern);
  tokens.forEach((token, index) => {
    if ('text' in token) {
      if (!rest.startsWith(token.text)) throw unparseable();
      rest = rest.slice(token.text.length);
      return;
    }
    const next = tokens[index + 1];
    // Numbers that touch are told apart by the pattern's width only.
    const digits = next !== undefined && 'letter' in next ? new RegExp(`^\\d{1,${token.count}}`) : /^\d+/;
    switch (token.letter) {
      case 'y': {
        const year = take(digits);
        read.year = Number(year) + (token.count <= 2 && year.length <= 2 ? 2000 : 0);
        break;
      }
      case 'M':
        read.month = token.count >= 3 ? indexOfName(MONTHS, take(/^[A-Za-z]+/), unparseable) + 1 : Number(take(digits));
        break;
      case 'd':
        read.day = Number(take(digits));
        break;
      case 'H':
      case 'h':
        read.hour = Number(take(digits));
        break;
      case 'm':
        read.minute = Number(take(digits));
        break;
      case 's':
        read.second = Number(take(digits));
        break;
      case 'S':
        read.millisecond = Number(take(digits));
        break;
      case 'a':
        afternoon = take(/^[AaPp][Mm]/).toLowerCase() === 'pm';
        break;
      case 'E':
        indexOfName(DAYS, take(/^[A-Za-z]+/), unparseable);
        break;
      case 'X':
      case 'Z':
        offset = readOffset(take(/^(Z|[+-]\d{2}:?\d{2})/));
        break;
      default:
        throw new ServiceException(`Invalid argument: ${pattern}`);
    }
  });
  if (afternoon !== null) read.hour = (read.hour % 12) + (afternoon ? 12 : 0);
  return offset === null ? instantAt(read, zoneOf(timeZone)) : instantAt(read, 'UTC') - offset;
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (const [part] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (part === "''") tokens.push({ text: "'" });
    else if (part.startsWith("'")) tokens.push({ text: part.slice(1, -1).replaceAll("''", "'") });
    else if (/^[A-Za-z]/.test(part)) tokens.push({ letter: part.charAt(0), count: part.length });
    else tokens.push({ text: part });
  }
  return tokens;
}

function formatField(letter: string, count: number, fields: ZonedFields, instant: number, timeZone: string): string {
  const number = (value: number) => String(value).padStart(count, '0');
  const name = (names: readonly string[], index: number) =>
    (count >= 4 ? names[index] : names[index]?.slice(0, 3)) ?? '';
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return count === 2 ? String(fields.year % 100).padStart(2, '0') : number(fields.year);
    case 'Y': {
      const { year } = isoWeekOf(fields);
      return count === 2 ? String(year % 100).padStart(2, '0') : number(year);
    }
    case 'M':
    case 'L':
      return count >= 3 ? name(MONTHS, fields.month - 1) : number(fields.month);
    case 'w':
      return number(isoWeekOf(fields).week);
    case 'D':
      return number(
        Math.round((Date.UTC(fields.year, fields.month - 1, fields.day) - Date.UTC(fields.year, 0, 1)) / DAY_MS) + 1,
      );
    case 'd':
      return number(fields.day);
    case 'E':
      return name(DAYS, weekDayOf(fields));
    case 'u':
      return number(weekDayOf(fields) || 7);
    case 'a':
      return fields.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(fields.hour);
    case 'k':
      return number(fields.hour || 24);
    case 'K':
      return number(fields.hour % 12);
    case 'h':
      return number(fields.hour % 12 || 12);
    case 'm':
      return number(fields.minute);
    case 's':
      return number(fields.second);
    case 'S':
      return number(fields.millisecond);
    case 'z':
      return zoneName(instant, timeZone, count >= 4 ? 'long' : 'short');
    case 'Z':
      return writeOffset(offsetAt(instant, timeZone), '');
    case 'X':
      return offsetAt(instant, timeZone) === 0
        ? 'Z'
        : writeOffset(offsetAt(instant, timeZone), count >= 3 ? ':' : '').slice(0, count === 1 ? 3 : undefined);
    default:
      throw new ServiceException(`Invalid argument: ${letter}`);
  }
}

/** Google accepts `GMT+2` besides the names of zones. */
function zoneOf(timeZone: string): string {
  const [, sign, hours] = /^(?:GMT|UTC)([+-])0?(\d{1,2})(?::?00)?$/.exec(timeZone) ?? [];
  // The names of Etc count west of Greenwich.
  if (hours !== undefined) return `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  try {
    fieldsAt(0, timeZone);
  } catch (cause) {
    throw new ServiceException(`Invalid argument: ${timeZone}. Should be of type: TimeZone`, { cause });
  }
  return timeZone;
}

function zoneName(instant: number, timeZone: string, style: 'long' | 'short'): string {
  const nameIn = (locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style })
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // Each locale abbreviates only its own part of the world.
  const european = nameIn('en-GB');
  return european.startsWith('GMT+') || european.startsWith('GMT-') ? nameIn('en-US') : european;
}

function writeOffset(offset: number, separator: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

function readOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function indexOfName(names: readonly string[], text: string, unparseable: () => Error): number {
  const index = names.findIndex((name) =>
    [name, name.slice(0, 3)].some((form) => form.toLowerCase() === text.toLowerCase()),
  );
  if (index < 0) throw unparseable();
  return index;
}
