/** Two organisations' names, compared. */
import type { Evidence } from './confidence.ts';
import { countSlips, isMistyped } from './letters.ts';
import type { OrganisationName } from './organisation-names.ts';

export type OrganisationAgreement =
  | 'same'
  /** The same but for « groupe », « France », a slip of the keyboard, an abbreviation. */
  | 'close'
  /** Letters that begin the words of the other. */
  | 'acronym'
  /** One name holds the other and more: a branch, a subsidiary, a part. */
  | 'part'
  | 'unknown'
  /** Two public bodies, of one place perhaps: a town and its community of communes. */
  | 'other-body'
  | 'different';

export interface OrganisationVerdict extends Evidence {
  readonly agreement: OrganisationAgreement;
  /** For `part`: the words that one of the two has more. */
  readonly more: readonly string[];
}

function verdict(
  agreement: OrganisationAgreement,
  points: number,
  says: string,
  more: readonly string[] = [],
): OrganisationVerdict {
  return { agreement, points, says, more };
}

export function compareOrganisationNames(a: OrganisationName, b: OrganisationName): OrganisationVerdict {
  if (a.letters === '' || b.letters === '') return verdict('unknown', 0, '');
  if (a.letters === b.letters) return verdict('same', 6, 'même nom');
  if (isAcronym(a, b) || isAcronym(b, a)) return verdict('acronym', 2.5, 'sigle');
  if (!mayBeOneBody(a, b)) return verdict('other-body', -12, 'deux organismes');
  if (a.realEstate !== b.realEstate) return verdict('part', 1, 'société immobilière');
  const [left, right] = [a.words.join(''), b.words.join('')];
  if (left === right) return verdict('same', 6, 'même nom');
  if ([...a.words].sort().join('') === [...b.words].sort().join('')) return verdict('same', 5.5, 'même nom');
  const [short, long] = [a.core.join(''), b.core.join('')];
  if (short === long) return verdict('close', 4.5, 'nom proche');
  if (numbersOf(a) !== numbersOf(b)) return verdict('different', -6, 'noms différents');
  const slips = countNameSlips(a.core, b.core);
  if (slips > 0) return verdict('close', slips === 1 && short.length >= 12 ? 6 : 3.5, 'une lettre de différence');
  if (isAbbreviated(a.core, b.core)) return verdict('close', 3.5, 'nom abrégé');
  const [part, whole] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (part.core.join('').length >= 4 && part.core.every((word) => whole.core.includes(word))) {
    const more = whole.core.filter((word) => !part.core.includes(word));
    return verdict('part', 1, 'un nom contient l’autre', more);
  }
  return verdict('different', -6, 'noms différents');
}

/** « Valmarais » may be « Mairie de Valmarais », not « CC de Valmarais ». */
function mayBeOneBody(a: OrganisationName, b: OrganisationName): boolean {
  if (a.kind === b.kind) return a.body === b.body;
  return (a.kind === 'town' && b.kind === '') || (a.kind === '' && b.kind === 'town');
}

function numbersOf({ core }: OrganisationName): string {
  return core.filter((word) => /\d/.test(word)).join(' ');
}

/** « SMBO » for « Syndicat mixte du bassin de l’Orbe »: the first letters of the main words, small ones at will. */
function isAcronym(short: OrganisationName, long: OrganisationName): boolean {
  const [only] = short.words;
  if (
    only === undefined ||
    short.words.length > 1 ||
    only.length < 3 ||
    long.initials.main.length < 2 ||
    long.initials.all.length < 3
  )
    return false;
  return isWithin(long.initials.main, only) && isWithin(only, long.initials.all);
}

/** How many slips part two names that are likely one, mistyped; 0 when they are not. Short words tell « Val » from « Var ». */
function countNameSlips(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length) {
    const [left, right] = [a.join(''), b.join('')];
    return Math.min(left.length, right.length) >= 8 && countSlips(left, right) === 1 ? 1 : 0;
  }
  const apart = a.map((word, index) => [word, b[index] ?? ''] as const).filter(([left, right]) => left !== right);
  const [only] = apart;
  return only !== undefined && apart.length === 1 && isMistyped(...only) ? countSlips(...only) : 0;
}

/** True when the letters stand in the text, in that order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** The same words, some cut short: « Lab. Mélisse », « Synd. interco. du Val ». */
function isAbbreviated(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  let whole = 0;
  const alike = a.every((word, index) => {
    const other = b[index] ?? '';
    if (word === other) {
      whole += word.length;
      return true;
    }
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    return short.length >= 3 && long.startsWith(short);
  });
  return alike && whole >= 4;
}
