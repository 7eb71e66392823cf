import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { fail, ok, type Result } from '../result.ts';

/** A phone number, for the eye and for a `tel:` link. */
export interface PhoneNumber {
  /** `04 78 00 00 00`, or `+32 2 555 12 12` abroad. */
  readonly display: string;
  /** `+33478000000` */
  readonly e164: string;
}

/** Reads a phone number; without an international prefix it is French. `null` for a blank. */
export function readPhone(text: string): Result<PhoneNumber | null> {
  if (text.trim() === '') return ok(null);
  const number = parsePhoneNumberFromString(text, 'FR');
  if (number === undefined || !number.isPossible()) {
    return fail(
      'phone.invalid',
      'Ce numéro n’est pas valable : écrivez 10 chiffres, par exemple 04 78 00 00 00, ou l’indicatif du pays.',
      'phone',
    );
  }
  const display = number.country === 'FR' ? number.formatNational() : number.formatInternational();
  return ok({ display, e164: number.number });
}
