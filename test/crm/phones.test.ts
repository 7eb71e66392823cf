import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhone } from '../../src/crm/phones.ts';

test.each([
  ['0478000000', '04 78 00 00 00', '+33478000000'],
  ['04.78.00.00.00', '04 78 00 00 00', '+33478000000'],
  ['+33 (0)6 12 34 56 78', '06 12 34 56 78', '+33612345678'],
  ['0033 6 12 34 56 78', '06 12 34 56 78', '+33612345678'],
  ['Tél. : 06-12-34-56-78', '06 12 34 56 78', '+33612345678'],
  ['0590 12 34 56', '05 90 12 34 56', '+33590123456'],
  ['+32 2 555 12 12', '+32 2 555 12 12', '+3225551212'],
  ['+32 (0)2/555.12.12', '+32 2 555 12 12', '+3225551212'],
  ['0041 44 668 18 00', '+41 44 668 18 00', '+41446681800'],
])('%j is %j', (text, display, e164) => {
  expect(readPhone(text)).toEqual({ ok: true, value: { display, e164 } });
});

test('a blank is no number', () => {
  expect(readPhone('  ')).toEqual({ ok: true, value: null });
});

test.each(['12', 'à rappeler', '04 78 00 00', '04 78 00 00 00 00', '+33 4 78 00 00', '00 00 00 00 00', '12/06/2026'])(
  '%j is refused',
  (text) => {
    expect(readPhone(text)).toMatchObject({ ok: false, error: { code: 'phone.invalid', field: 'phone' } });
  },
);

test('a number read again is the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000, max: 799_999_999 }), (digits) => {
      const once = readPhone(`0${digits}`);
      if (!once.ok || once.value === null) return;
      expect(readPhone(once.value.display)).toEqual(once);
      expect(readPhone(once.value.e164)).toEqual(once);
    }),
    { numRuns: 1000 },
  );
});
