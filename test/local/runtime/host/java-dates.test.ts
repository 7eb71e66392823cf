import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJavaDate, parseJavaDate } from '../../../../local/runtime/host/java-dates.ts';

const PARIS = 'Europe/Paris';
const MORNING = Date.UTC(2026, 3, 8, 4, 5, 9, 7);

describe('Utilities.formatDate', () => {
  it.each([
    ['dd/MM/yyyy HH:mm:ss', '08/04/2026 06:05:09'],
    ['d/M/yy', '8/4/26'],
    ['EEEE d MMMM yyyy', 'Wednesday 8 April 2026'],
    ['EEE MMM', 'Wed Apr'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-04-08T06:05:09.007+02:00'],
    ['z Z X', 'CEST +0200 +02'],
    ["'l''an' yyyy 'à' h a ''", "l'an 2026 à 6 AM '"],
    ['D w u', '98 15 3'],
  ])('writes %s as Java does', (pattern, expected) => {
    expect(formatJavaDate(MORNING, PARIS, pattern)).toBe(expected);
  });

  it('follows the zone it is given', () => {
    expect(formatJavaDate(MORNING, 'UTC', 'HH:mm X')).toBe('04:05 Z');
    expect(formatJavaDate(MORNING, 'GMT+1', 'HH:mm')).toBe('05:05');
    expect(formatJavaDate(MORNING, 'America/New_York', 'dd HH:mm z')).toBe('08 00:05 EDT');
  });

  it('refuses a zone or a letter that does not exist', () => {
    expect(() => formatJavaDate(MORNING, 'Europe/Nowhere', 'yyyy')).toThrow('Invalid argument');
    expect(() => formatJavaDate(MORNING, PARIS, 'qq')).toThrow('Invalid argument');
  });
});

describe('Utilities.parseDate', () => {
  it('reads local times, names and offsets', () => {
    expect(parseJavaDate('08/04/2026 06:05', PARIS, 'dd/MM/yyyy HH:mm')).toBe(Date.UTC(2026, 3, 8, 4, 5));
    expect(parseJavaDate('Wed 8 Apr 2026 06:05 PM', PARIS, 'EEE d MMM yyyy hh:mm a')).toBe(Date.UTC(2026, 3, 8, 16, 5));
    expect(parseJavaDate('2026-04-08T06:05:00Z', PARIS, "yyyy-MM-dd'T'HH:mm:ssX")).toBe(Date.UTC(2026, 3, 8, 6, 5));
  });

  it('refuses what the pattern does not describe', () => {
    expect(() => parseJavaDate('demain', PARIS, 'dd/MM/yyyy')).toThrow('Unparseable date: "demain"');
  });

  it('reads back what formatDate has written, in any zone', () => {
    const zones = fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
        expect(parseJavaDate(formatJavaDate(instant, zone, pattern), zone, pattern)).toBe(instant);
      }),
      { numRuns: 1000 },
    );
  });
});
