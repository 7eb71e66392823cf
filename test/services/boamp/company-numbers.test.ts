import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompanyNumber } from '../../../src/services/boamp/company-numbers.ts';

/** A number ending with the check digit that makes its Luhn sum a multiple of ten. */
function checked(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe('a SIRET', () => {
  const siret = fc
    .tuple(fc.stringMatching(/^[1-9]\d{7}$/), fc.stringMatching(/^\d{4}$/))
    .map(([siren, office]) => checked(`${checked(siren)}${office}`));

  it('is accepted with its check digits, spaces or not', () => {
    fc.assert(
      fc.property(siret, (number) => {
        expect(readCompanyNumber(number.replace(/(\d{3})/g, '$1 '))).toEqual({
          siren: number.slice(0, 9),
          siret: number,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('with one wrong digit is refused', () => {
    fc.assert(
      fc.property(siret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = (Number(number[place]) + shift) % 10;
        const typed = `${number.slice(0, place)}${wrong}${number.slice(place + 1)}`;
        expect(readCompanyNumber(typed).siret).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('of La Poste follows its own sum', () => {
    expect(readCompanyNumber('35600000000048').siret).toBe('35600000000048');
    expect(readCompanyNumber('35600000000047').siret).toBe('35600000000047');
    expect(readCompanyNumber('35600000000046').siret).toBe('');
  });

  it.each(['', '0', 'A844CD81-D862-5308', '55783', 'TA TOULON', '000000000', '12345678901234'])(
    'is not « %s »',
    (text) => {
      expect(readCompanyNumber(text)).toEqual({ siren: '', siret: '' });
    },
  );
});
