/** E-mail addresses and phone numbers, several in a cell or in the wrong one. */
import { readEmail } from '../emails.ts';
import { readPhone } from '../phones.ts';
import { looksLikeMobile, phonesOf } from './looks.ts';
import { type SourceCell, textOf } from './source.ts';

/** Where each went; `rest` did not fit, and goes to the notes. */
export interface Coordinates {
  readonly first: string;
  readonly second: string;
  readonly rest: readonly string[];
}

/**
 * Addresses of two columns, the main one first. One address in its cell stays as it is typed; a text without any valid
 * address too.
 */
export function placeEmails(main: SourceCell, other: SourceCell): Coordinates {
  const typed = [textOf(main), textOf(other)];
  const [first = '', second = ''] = typed;
  if (typed.every((text) => emailsOf(text).length === 0 || emailsOf(text)[0] === text.toLowerCase())) {
    return { first, second, rest: [] };
  }
  const addresses = [...new Set(typed.flatMap(emailsOf))];
  const unread = typed.filter((text) => text !== '' && emailsOf(text).length === 0);
  const [a = '', b = '', ...rest] = [...addresses, ...unread];
  return { first: a, second: b, rest };
}

function emailsOf(text: string): string[] {
  return text.split(/[\s;,/|]+/).flatMap((part) => {
    const read = part.includes('@') ? readEmail(part.replace(/^[<("'[]+|[>)"'\].]+$/g, '')) : null;
    return read?.ok && read.value !== '' ? [read.value] : [];
  });
}

/**
 * Numbers of a landline column and of a mobile column. One number in its cell stays as it is typed; of several, the first
 * landline and the first mobile have the two places.
 */
export function placePhones(landline: SourceCell, mobile: SourceCell): Coordinates {
  const typed = [textOf(landline), textOf(mobile)];
  const [first = '', second = ''] = typed;
  if (typed.every((text) => numbersOf(text).length < 2)) return { first, second, rest: [] };
  const all = [...new Set(typed.flatMap(numbersOf))];
  const unread = typed.filter((text) => text !== '' && numbersOf(text).length === 0);
  const ringing = all.filter((number) => !looksLikeMobile(number));
  const walking = all.filter(looksLikeMobile);
  const main = ringing.shift() ?? walking.splice(1, 1)[0] ?? '';
  const moving = walking.shift() ?? ringing.shift() ?? '';
  return { first: main, second: moving, rest: [...ringing, ...walking, ...unread] };
}

/** As they are dialled. */
function numbersOf(text: string): string[] {
  return phonesOf(text).flatMap((part) => {
    const read = readPhone(part.replace(/^\D+(?=[+\d(])/, ''));
    return read.ok && read.value !== null ? [read.value.display] : [];
  });
}
