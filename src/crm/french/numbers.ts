/** Numbers as French people write them, with the spaces of the design's pages. */

/** Stands before units and inside `9 h 41`. */
export const NO_BREAK_SPACE = '\u00a0';

/** Stands between thousands. */
const THIN_SPACE = '\u202f';

const EXPONENTS: Readonly<Record<string, number>> = { k: 3, m: 6, md: 9 };

const UNIT =
  /^(k|md|m)?(?:€|eur|euros?)?(?:ht|ttc)?$|^(?:hab|habitants?|salaries?|personnes?|employes?|points?|pts|jours?|j|heures?|h|min|minutes?)\.?$/;

/**
 * Reads a number typed as text: `1 234,56 €`, `12,5 %` (0.125), `45 k€` (45000), `12 400 hab.`, `(150)` (-150).
 *
 * The comma is the decimal mark; a point is one too unless exactly three digits follow each (`12.400` is twelve
 * thousand four hundred, `0.125` an eighth). When both stand, the last is the decimal mark. Returns `null` when the
 * text is anything else; nothing is guessed.
 */
export function parseNumber(text: string): number | null {
  const compact = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u202f\u00a0]+/g, ' ')
    .replace(/[−–]/g, '-')
    .trim();
  const negative = /^\((.*)\)$/.exec(compact);
  const body = negative?.[1] ?? compact;
  const match = /^([+-])? ?(?:€ ?)?((?:\d[\d ]*)?(?:[.,'][\d ]+)*) ?(.*)$/.exec(body);
  if (match === null) return null;
  const [, sign = '', digits = '', tail = ''] = match;
  const value = readDigits(digits.trim());
  if (value === null) return null;
  const scale = readUnit(tail.replace(/ /g, ''));
  if (scale === null) return null;
  // The exponent keeps « 12,5 % » at 0.125 where a division would round.
  const scaled = Number(`${value}e${scale}`);
  const signed = (sign === '-') !== (negative !== null) ? -scaled : scaled;
  return signed === 0 ? 0 : signed;
}

/** The power of ten of what follows the digits; `null` when it is no unit we know. */
function readUnit(unit: string): number | null {
  if (unit === '%') return -2;
  const match = UNIT.exec(unit);
  if (match === null) return null;
  return match[1] === undefined ? 0 : (EXPONENTS[match[1]] ?? null);
}

/** Turns grouped digits into a plain decimal text; `null` when the grouping makes no sense. */
function readDigits(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const marks = text.replace(/[\d ]/g, '');
  const decimal = decimalMark(text, marks);
  const at = decimal === '' ? -1 : text.lastIndexOf(decimal);
  const whole = at === -1 ? text : text.slice(0, at);
  const fraction = at === -1 ? '' : text.slice(at + 1);
  if (/[^\d]/.test(fraction) || (at !== -1 && fraction === '')) return null;
  const groups = whole.split(/[ .,']/);
  const grouped = groups.length === 1 || groups.slice(1).every((group) => group.length === 3);
  if (!grouped || (groups.length > 1 && !/^\d{1,3}$/.test(groups[0] ?? ''))) return null;
  return `${groups.join('') || '0'}.${fraction || '0'}`;
}

/** Which mark, if any, starts the decimals. */
function decimalMark(text: string, marks: string): '' | ',' | '.' {
  const last = marks[marks.length - 1];
  if (last === undefined || last === "'") return '';
  const mark = last === ',' ? ',' : '.';
  if (marks.split(mark).length > 2) return '';
  if (mark === ',') return ',';
  const thousands = marks === '.' && /^[1-9]\d{0,2}\.\d{3}$/.test(text);
  return thousands ? '' : '.';
}

/** `1 234,5`: at most `decimals` decimals, without trailing zeros. */
export function formatNumber(value: number, decimals = 2): string {
  const rounded = roundTo(value, decimals);
  const [whole = '0', fraction = ''] = Math.abs(rounded).toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return `${rounded < 0 ? '-' : ''}${grouped}${kept === '' ? '' : `,${kept}`}`;
}

/** Euros: `1 234 €`, or `1 234,50 €` when there are cents. */
export function formatAmount(euros: number): string {
  const rounded = roundTo(euros, 2);
  const whole = formatNumber(Math.trunc(rounded), 0);
  const cents = Math.round(Math.abs(rounded - Math.trunc(rounded)) * 100);
  const sign = rounded < 0 && Math.trunc(rounded) === 0 ? '-' : '';
  const decimals = cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`;
  return `${sign}${whole}${decimals}${NO_BREAK_SPACE}€`;
}

/** `0.125` is `12,5 %`. */
export function formatPercent(ratio: number, decimals = 1): string {
  return `${formatNumber(ratio * 100, decimals)}${NO_BREAK_SPACE}%`;
}

/** Rounds half away from zero, as French schools and Sheets do. */
export function roundTo(value: number, decimals: number): number {
  const shifted = Number(`${Math.abs(value)}e${decimals}`);
  if (!Number.isFinite(shifted)) return value;
  const rounded = Number(`${Math.round(shifted)}e-${decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `3 avis`, `1 contact`: French plurals start at two. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatNumber(count)}${NO_BREAK_SPACE}${Math.abs(count) < 2 ? one : many}`;
}
