/** A correction's own words about the deadline: « Date limite de remise des offres : au lieu du …, lire … ». */
import type { DeadlineChange } from '../../crm/tenders/notice.ts';
import { readMoment } from './clock-times.ts';
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

/** Reads a correction told in one text: `Rubrique : …, Au lieu de …, Lire …`. */
export function findDeadlineChange(text: string): DeadlineChange | null {
  const match = /^(.*?)au lieu d[eu]\b(.*?)[\s,.;:]lire\b(.*)$/is.exec(plainLine(text));
  return match === null ? null : readDeadlineChange(match[1] ?? '', match[2] ?? '', match[3] ?? '');
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
  const found: Date[] = [];
  const written =
    /\b(\d{1,2})(?:er)?(?:[/.-](\d{1,2})[/.-]| ([a-z]+) )(\d{4})[,\s]*(?:a|-)?[,\s]*(\d{1,2}) ?(?:h|:)(?: ?(\d{2}))?/g;
  for (const match of plain.matchAll(written)) {
    const month = match[2] === undefined ? MONTHS.indexOf(match[3] ?? '') : Number(match[2]) - 1;
    const [day, year, hours, minutes] = [match[1], match[4], match[5], match[6] ?? '0'].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const date = new Date(year, month, day, hours, minutes);
    if (month >= 0 && date.getMonth() === month && date.getDate() === day && hours < 24 && minutes < 60)
      found.push(date);
  }
  return found;
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
