/** SIREN and SIRET numbers (INSEE): nine and fourteen digits, the last one a check digit. */

/** La Poste has more establishments than Luhn's check leaves numbers: their digits add up to a multiple of five instead (INSEE). */
const LA_POSTE = '356000000';

/** What a notice gives as the buyer's number: each is `''` when it is not one. */
export function readCompanyNumber(text: string): { siren: string; siret: string } {
  const digits = text.replace(/[\s.\u00a0\u202f-]/g, '');
  if (!/^\d+$/.test(digits)) return { siren: '', siret: '' };
  if (digits.length === 14) {
    const siren = digits.slice(0, 9);
    if (isSiret(digits)) return { siren, siret: digits };
    return { siren: isSiren(siren) ? siren : '', siret: '' };
  }
  return { siren: digits.length === 9 && isSiren(digits) ? digits : '', siret: '' };
}

function isSiren(digits: string): boolean {
  return digits !== '000000000' && luhnSum(digits) % 10 === 0;
}

function isSiret(digits: string): boolean {
  if (!isSiren(digits.slice(0, 9))) return false;
  if (luhnSum(digits) % 10 === 0) return true;
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Luhn's sum: every second digit from the right doubled, the digits of the results added. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
