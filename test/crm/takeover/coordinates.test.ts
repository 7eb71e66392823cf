import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { placeEmails, placePhones } from '../../../src/crm/takeover/coordinates.ts';

describe('several addresses in a cell', () => {
  test.each([
    ['a@x.example', '', { first: 'a@x.example', second: '', rest: [] }],
    ['A.Dupont@X.example', '', { first: 'A.Dupont@X.example', second: '', rest: [] }],
    ['a@x.example; b@x.example', '', { first: 'a@x.example', second: 'b@x.example', rest: [] }],
    [
      'a@x.example / b@x.example',
      'c@x.example',
      { first: 'a@x.example', second: 'b@x.example', rest: ['c@x.example'] },
    ],
    ['Anne <a@x.example>', '', { first: 'a@x.example', second: '', rest: [] }],
    ['pas encore', '', { first: 'pas encore', second: '', rest: [] }],
    [
      'a@x.example b@x.example',
      'voir standard',
      { first: 'a@x.example', second: 'b@x.example', rest: ['voir standard'] },
    ],
  ])('« %s » and « %s »', (main, other, placed) => {
    expect(placeEmails(main, other)).toEqual(placed);
  });

  it('all stay, each once', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{2,6}$/))
      .map(([a, b]) => `${a}@${b}.example`);
    fc.assert(
      fc.property(
        fc.uniqueArray(address, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(', ', '; ', '\n', ' / ', ' ou '),
        (all, mark) => {
          const { first, second, rest } = placeEmails(all.join(mark), '');
          expect([first, second, ...rest].filter((text) => text !== '')).toEqual(all);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('several numbers in a cell', () => {
  test.each([
    ['04 78 00 00 00', '', { first: '04 78 00 00 00', second: '', rest: [] }],
    ['0612345678', '', { first: '0612345678', second: '', rest: [] }],
    ['06 12 34 56 78 / 04 78 00 00 00', '', { first: '04 78 00 00 00', second: '06 12 34 56 78', rest: [] }],
    ['06 12 34 56 78 ou 07 12 34 56 78', '', { first: '07 12 34 56 78', second: '06 12 34 56 78', rest: [] }],
    ['Tél : 04 78 00 00 00, port. 06 12 34 56 78', '', { first: '04 78 00 00 00', second: '06 12 34 56 78', rest: [] }],
    [
      '04 78 00 00 00 / 04 78 00 00 01',
      '06 12 34 56 78',
      { first: '04 78 00 00 00', second: '06 12 34 56 78', rest: ['04 78 00 00 01'] },
    ],
    ['voir standard', '', { first: 'voir standard', second: '', rest: [] }],
  ])('« %s » and « %s »', (landline, mobile, placed) => {
    expect(placePhones(landline, mobile)).toEqual(placed);
  });
});
