/** A correction's own words about the deadline: « Date limite de remise des offres : au lieu du …, lire … ». */
import type { DeadlineChange } from '../../crm/tenders/notice.ts';
import { type Moment, readMoment } from './clock-times.ts';
import { plainLine } from './plain-text.ts';

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/**
 * Reads a correction in three fields. `null` when its subject is not the deadline of answers, or when it gives no date
 * with a clock time: nothing is guessed.
 */
export function readDeadlineChange(subject: string, before: string, after: string): DeadlineChange | null {
  if (!isAboutDeadline(subject)) return null;
  const [to] = momentsIn(after);
  if (to === undefined) return null;
  return { from: momentsIn(before)[0] ?? null, to, restated: false };
}

/**
 * Reads a correction told in one text: `Rubrique : …, Au lieu de …, Lire …`, or a sentence that puts the deadline off:
 * « le délai de remise des offres est prorogé jusqu’au 10 avril 2026 ».
 */
export function findDeadlineChange(text: string): DeadlineChange | null {
  const match = /^(.*?)au lieu d[eu]\b(.*?)[\s,.;:]lire\b(.*)$/is.exec(plainLine(text));
  if (match !== null) return readDeadlineChange(match[1] ?? '', match[2] ?? '', match[3] ?? '');
  return findPostponement(text);
}

const POSTPONED =
  /((?:date|delai|limite|remise|reception|depot)[^.;]{0,120}?)\b(?:prorog|report|repouss|prolong|recul|decal)[a-z]*[^.;]{0,60}?\b(?:au|a|jusqu'?au) (?:[a-z]+ )?(?=\d)/g;

/** A day without a clock time counts as a whole: the hour may have changed with it. */
function findPostponement(text: string): DeadlineChange | null {
  const plain = unaccented(plainLine(text)).replace(/’/g, "'");
  for (const match of plain.matchAll(POSTPONED)) {
    if (!isAboutDeadline(match[1] ?? '')) continue;
    const [to] = datesIn(plain.slice(match.index + match[0].length, match.index + match[0].length + 60));
    if (to !== undefined) return { from: null, to: to.at, restated: false, postponed: to.hasTime ? 'moment' : 'day' };
  }
  return null;
}

function isAboutDeadline(subject: string): boolean {
  const plain = unaccented(subject);
  return (
    /(limite|remise|reception|depot).*(offre|pli|candidature|participation)/.test(plain) &&
    !/visite|question|renseignement|ouverture/.test(plain)
  );
}

/** Moments with a clock time, in the order in which they stand: `vendredi 20 mars 2026 à 12h00`, `17/04/2026 à 17h30`, ISO. */
function momentsIn(text: string): Date[] {
  const plain = unaccented(plainLine(text));
  const iso = readMoment(plain.toUpperCase());
  if (iso !== null) return iso.hasTime ? [iso.at] : [];
  return datesIn(plain).flatMap(({ at, hasTime }) => (hasTime ? [at] : []));
}

/** Days, with the clock time that follows them if one does. */
function datesIn(plain: string): Moment[] {
  const written =
    /\b(\d{1,2})(?:er)?(?:[/.-](\d{1,2})[/.-]| ([a-z]+) )(\d{4})(?:[,\s]*(?:a|-)?[,\s]*(\d{1,2}) ?(?:h|:)(?: ?(\d{2}))?)?/g;
  return [...plain.matchAll(written)].flatMap((match): Moment[] => {
    const month = match[2] === undefined ? MONTHS.indexOf(match[3] ?? '') : Number(match[2]) - 1;
    const [day, year, hours, minutes] = [match[1], match[4], match[5] ?? '0', match[6] ?? '0'].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const at = new Date(year, month, day, hours, minutes);
    const exists = month >= 0 && at.getMonth() === month && at.getDate() === day && hours < 24 && minutes < 60;
    return exists ? [{ at, hasTime: match[5] !== undefined }] : [];
  });
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
