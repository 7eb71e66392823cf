/** Whether two organisations stand in one place. */
import { departmentOfPostcode } from '../departments.ts';
import { fold } from '../names.ts';
import { isMistyped } from './letters.ts';

export interface Place {
  readonly postcode: string;
  /** Folded, without cedex nor arrondissement. */
  readonly city: string;
  readonly department: string;
  /** Folded, abbreviations of streets opened. */
  readonly address: string;
}

interface TypedPlace {
  readonly postcode: string;
  readonly city: string;
  readonly department: string;
  readonly address: string;
}

const STREETS: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  boul: 'boulevard',
  pl: 'place',
  ch: 'chemin',
  che: 'chemin',
  imp: 'impasse',
  all: 'allee',
  rte: 'route',
  r: 'rue',
  sq: 'square',
  st: 'saint',
  ste: 'sainte',
  za: 'zone artisanale',
  zi: 'zone industrielle',
  gal: 'general',
  mal: 'marechal',
  dr: 'docteur',
};

export function readPlace({ postcode, city, department, address }: TypedPlace): Place {
  const digits = postcode.replace(/\D/g, '');
  // A sheet that took it for a number has eaten its first zero.
  const code = /^\d{4,5}$/.test(digits) ? digits.padStart(5, '0') : '';
  return {
    postcode: code,
    city: plain(city)
      .replace(/ ?(?:cedex.*|\d+ ?(?:e|er|eme)?(?: arrondissement)?)$/, '')
      .replace(/^(?:le|la|les|l) /, '')
      .trim(),
    department: departmentOfPostcode(code) || department.trim().toUpperCase(),
    address: plain(address)
      .replace(/\b(?:bis|ter|cs \d+|bp \d+)\b/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  };
}

function plain(text: string): string {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => STREETS[word] ?? word)
    .join(' ');
}

export type PlaceAgreement = 'same-address' | 'same-city' | 'unknown' | 'same-department' | 'elsewhere';

export function comparePlaces(a: Place, b: Place): PlaceAgreement {
  const cities = a.city !== '' && b.city !== '';
  const oneCity = cities && (a.city === b.city || isMistyped(a.city, b.city));
  const oneCode = a.postcode !== '' && a.postcode === b.postcode;
  if (oneCity || (oneCode && !cities)) {
    // A town of the same name elsewhere.
    if (a.department !== '' && b.department !== '' && a.department !== b.department) return 'elsewhere';
    return a.address !== '' && a.address === b.address ? 'same-address' : 'same-city';
  }
  if (oneCode && a.address !== '' && a.address === b.address) return 'same-address';
  if (a.department !== '' && b.department !== '' && a.department !== b.department) return 'elsewhere';
  if (cities) return 'same-department';
  return 'unknown';
}
