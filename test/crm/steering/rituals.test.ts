import { addDays, startOfDay } from 'date-fns';
import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { defaultSettingRows, parseSettings } from '../../../src/crm/settings/index.ts';
import { writeCalendar } from '../../../src/crm/steering/rituals/calendar.ts';
import { escapeText, foldLine } from '../../../src/crm/steering/rituals/icalendar.ts';
import { dueOccurrence, fallsOn, nextOccurrence } from '../../../src/crm/steering/rituals/occurrences.ts';
import { type Ritual, readRitual } from '../../../src/crm/steering/rituals/rhythm.ts';
import type { RitualRow } from '../../../src/crm/tables/index.ts';
import { FREQUENCIES, WEEKDAYS } from '../../../src/crm/tables/values.ts';
import { isWorkingDay } from '../../../src/crm/working-days.ts';

const { calendar } = parseSettings(defaultSettingRows()).settings;
/** A Tuesday. */
const TODAY = new Date(2026, 5, 16);

const BLANK: RitualRow = {
  id: 'RI-POINT1',
  name: 'Point du lundi',
  frequency: 'Chaque semaine',
  day: 'Lundi',
  time: '09:30',
  minutes: 45,
  from: null,
  until: null,
  assignee: 'Malik Benali',
  lastOn: null,
};

function ritual(values: Partial<RitualRow>): Ritual {
  const read = readRitual({ ...BLANK, ...values });
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

const next = (values: Partial<RitualRow>, from = TODAY) => nextOccurrence(ritual(values), from, calendar);
const due = (values: Partial<RitualRow>, on = TODAY) => dueOccurrence(ritual(values), on, calendar);

describe('the days of a ritual', () => {
  test('are those of its frequency and its day', () => {
    expect(next({})).toEqual(new Date(2026, 5, 22));
    expect(next({ frequency: 'Chaque jour ouvré', day: '' })).toEqual(TODAY);
    expect(next({ frequency: 'Chaque mois' })).toEqual(new Date(2026, 6, 6));
    expect(next({ frequency: 'Chaque mois', day: 'le 31' })).toEqual(new Date(2026, 5, 30));
    expect(next({ frequency: 'Chaque trimestre', day: '1er' })).toEqual(new Date(2026, 6, 1));
    expect(next({ frequency: 'Toutes les deux semaines', from: new Date(2026, 5, 10) })).toEqual(new Date(2026, 5, 22));
  });

  test('without a day, are that of the first one', () => {
    expect(next({ day: '', from: new Date(2026, 5, 11) })).toEqual(new Date(2026, 5, 18));
    expect(next({ frequency: 'Chaque mois', day: '', from: new Date(2026, 5, 11) })).toEqual(new Date(2026, 6, 11));
  });

  test('end', () => {
    expect(next({ until: new Date(2026, 5, 22) })).toEqual(new Date(2026, 5, 22));
    expect(next({ until: new Date(2026, 5, 21) })).toBeNull();
  });

  test('cannot be told from a row that does not say them, and what is missing is', () => {
    const problem = (values: Partial<RitualRow>) => {
      const read = readRitual({ ...BLANK, ...values });
      return 'problem' in read ? read.problem.replace(/\u00a0/g, ' ') : '';
    };
    expect(problem({ day: '' })).toBe('« Point du lundi » n’a pas de rythme : complétez la colonne Jour de RITUELS.');
    expect(problem({ day: '15' })).toContain('la colonne Jour');
    expect(problem({ frequency: '' })).toContain('la colonne Fréquence');
    expect(problem({ time: 'le matin' })).toBe(
      'L’heure de « Point du lundi » n’est pas lisible : écrivez-la « 09:30 ».',
    );
    expect(problem({ name: ' ' })).toContain('n’a pas de nom');
  });
});

describe('the occurrence to hold today', () => {
  test('is the last that has come, for a week', () => {
    expect(due({})).toEqual({ day: new Date(2026, 5, 15), heldOn: new Date(2026, 5, 15) });
    expect(due({ frequency: 'Chaque mois' }, new Date(2026, 5, 8))).toMatchObject({ day: new Date(2026, 5, 1) });
    expect(due({ frequency: 'Chaque mois' }, new Date(2026, 5, 9))).toBeNull();
  });

  test('moves to the next working day, as every due date', () => {
    // 14 July 2026 is a Tuesday.
    const values = { day: 'Mardi' };
    expect(due(values, new Date(2026, 6, 14))).toMatchObject({ day: new Date(2026, 6, 7) });
    expect(due(values, new Date(2026, 6, 15))).toEqual({
      day: new Date(2026, 6, 14),
      heldOn: new Date(2026, 6, 15),
    });
  });

  test('is no more to hold once it was', () => {
    expect(due({ lastOn: new Date(2026, 5, 15) })).toBeNull();
    expect(due({ lastOn: new Date(2026, 5, 8) })).not.toBeNull();
  });
});

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(new Date(2025, 0, 1), days));
const row: fc.Arbitrary<Partial<RitualRow>> = fc.record({
  frequency: fc.constantFrom(...FREQUENCIES),
  day: fc.oneof(fc.constantFrom(...WEEKDAYS, ''), fc.integer({ min: 1, max: 31 }).map(String)),
  time: fc.constantFrom('', '09:30', '14h', '8 h 05'),
  from: fc.oneof(fc.constant(null), day),
  until: fc.oneof(fc.constant(null), day),
});
const readable = row.filter((values) => !('problem' in readRitual({ ...BLANK, ...values }))).map(ritual);

describe('of any ritual', () => {
  test('the next day is one of its days, and none comes before it', () => {
    fc.assert(
      fc.property(readable, day, (some, from) => {
        const found = nextOccurrence(some, from, calendar);
        const last = found ?? addDays(from, 60);
        for (let at = from; at < last; at = addDays(at, 1)) expect(fallsOn(some, at, calendar)).toBe(false);
        if (found) expect(fallsOn(some, found, calendar)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('what is to hold today is worked, not ahead, not older than a week', () => {
    fc.assert(
      fc.property(readable, day, (some, on) => {
        const found = dueOccurrence(some, on, calendar);
        if (found === null) return;
        expect(isWorkingDay(found.heldOn, calendar)).toBe(true);
        expect(found.heldOn <= on && found.heldOn >= addDays(on, -7) && found.day <= found.heldOn).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

const write = (rituals: readonly Ritual[], now: Date) => writeCalendar({ rituals, calendar, now, workbookKey: '5f2a' });

describe('the calendar file', () => {
  test('is that of RFC 5545', () => {
    expect(write([ritual({ name: 'Point ; semaine, équipe' })], new Date(2026, 5, 16, 9, 41)).split('\r\n')).toEqual(
      expect.arrayContaining([
        'BEGIN:VEVENT',
        'UID:ri-point1.5f2a@pistil',
        'DTSTAMP:20260616T074100Z',
        'DTSTART;TZID=Europe/Paris:20260622T093000',
        'DURATION:PT45M',
        'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO',
        'SUMMARY:Point \\; semaine\\, équipe',
        'END:VCALENDAR',
      ]),
    );
  });

  test('leaves out what is over, and holidays of what is held on working days', () => {
    expect(write([ritual({ until: new Date(2026, 5, 15) })], TODAY)).not.toContain('VEVENT');
    expect(write([ritual({ frequency: 'Chaque jour ouvré' })], TODAY)).toContain(
      'EXDATE;TZID=Europe/Paris:20260714T093000',
    );
  });

  test('gives another reader the same days as RELANCES, at the hour of Paris', () => {
    fc.assert(
      fc.property(readable, day, (some, now) => {
        const parsed = ical.sync.parseICS(write([some], now));
        const event = Object.values(parsed).find((part) => part?.type === 'VEVENT');
        const first = nextOccurrence(some, some.from ?? now, calendar);
        if (event?.type !== 'VEVENT') {
          expect(first === null || (some.until !== null && some.until < now)).toBe(true);
          return;
        }
        const from = first !== null && first > now ? first : now;
        const to = addDays(from, 130);
        const seen = ical
          .expandRecurringEvent(event, { from, to: addDays(to, 1) })
          .map(({ start }) => new Date(start.getTime()))
          .filter((at) => at >= from && at < to);
        const wanted = Array.from({ length: 130 }, (_, ahead) => addDays(from, ahead)).filter((at) =>
          fallsOn(some, at, calendar),
        );
        expect(seen.map((at) => startOfDay(at))).toEqual(wanted);
        if (some.startsAt !== null) {
          expect(seen.every((at) => at.getHours() * 60 + at.getMinutes() === some.startsAt)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('its lines', () => {
  test('have 75 octets at most, never cut inside of a character, and unfold to what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = `SUMMARY:${escapeText(text)}`;
        const folded = foldLine(line);
        for (const piece of folded.split('\r\n')) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
          expect(Buffer.from(piece).toString()).toBe(piece);
        }
        expect(folded.replace(/\r\n /g, '')).toBe(line);
      }),
      { numRuns: 1000 },
    );
  });

  test('cannot begin another property', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(escapeText(`${text}\r\nATTENDEE:x\rEND:VEVENT`)).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 1000 },
    );
  });
});
