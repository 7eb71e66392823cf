import { fail, ok, type Result } from '../result.ts';

/** A phone number, for the eye and for a `tel:` link. */
export interface PhoneNumber {
  /** `04 78 00 00 00`; abroad, the country's code and the groups as they were typed: `+32 2 555 12 12`. */
  readonly display: string;
  /** `+33478000000` */
  readonly e164: string;
}

/** Nine digits after the 0, which is not dialled from abroad; overseas départements have codes of their own. */
const FRENCH = /^(?:\+33|0033|0)(?:\(0\))?0?([1-9]\d{8})$/;

/** The plan's longest number is 15 digits, country included (ITU-T E.164); none in use is under 8. */
const FOREIGN = /^(?:\+|00)(?!33)([1-9]\d{7,14})$/;

/**
 * Reads a phone number, whatever the separators; without an international prefix it is French. `null` for a blank.
 * Fails with `phone.invalid`. Ten lines rather than a library: see docs/decisions/0026.
 */
export function readPhone(text: string): Result<PhoneNumber | null> {
  const typed = text.replace(/^\s*(?:tel:|t[ée]l\.?\s*:?)/i, '').trim();
  if (typed === '') return ok(null);
  const compact = typed.replace(/[\s.\-/\u2010-\u2015]/g, '');
  const french = FRENCH.exec(compact)?.[1];
  if (french !== undefined) {
    return ok({ display: `0${french}`.replace(/(\d\d)(?=\d)/g, '$1 '), e164: `+33${french}` });
  }
  const foreign = FOREIGN.exec(compact.replace(/\(0\)|[()]/g, ''))?.[1];
  if (foreign !== undefined) return ok({ display: `+${groupsOf(typed)}`, e164: `+${foreign}` });
  return fail(
    'phone.invalid',
    'Ce numéro n’est pas valable\u00a0: écrivez 10 chiffres, par exemple 04 78 00 00 00, ou l’indicatif du pays.',
    'phone',
  );
}

/** The digits as they were grouped, single spaces between. */
function groupsOf(typed: string): string {
  return typed
    .replace(/\(0\)/g, ' ')
    .replace(/^\D*(?:00)?/, '')
    .replace(/\D+/g, ' ')
    .trim();
}
