/** Texts that must fit in a cell: what is too long is abbreviated, then ends at a word, with an ellipsis. */

/** Advance widths of Arial, in thousandths of the type size, for the letters that differ from 556. */
const WIDTHS: readonly (readonly [width: number, letters: string])[] = [
  [222, 'ijl’‘'],
  [278, ' \u00a0\u202f.,:;!/ftI[]'],
  [333, 'r-()'],
  [191, "'"],
  [500, 'ckvsxyzJ'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
  [944, 'W'],
  [1000, '…Œœ'],
];
const WIDTH_OF = new Map(WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));
/** Sheets keeps three pixels at each side of a cell, on every line. */
const PADDING = 6;
const ELLIPSIS = '…';

/** As French administrations abbreviate themselves. */
const SHORT_FORMS: readonly (readonly [form: RegExp, short: string])[] = [
  [/\bcommunauté de communes\b/i, 'CC'],
  [/\bcommunauté d[’']agglomération\b/i, 'CA'],
  [/\bcommunauté urbaine\b/i, 'CU'],
  [/\bparc naturel régional\b/i, 'PNR'],
];

/** What ends no shortened text: marks, and the little words that call for another. */
const LINKS = /(?:[\s\u00a0\u202f,;:.«(–-]+(?:de|du|des|la|le|les|et|en|sur|à|aux?|[ld]’)?)+$/;

/**
 * The text as it is when it fits, else abbreviated, else its first words and an ellipsis. A first word too long for the cell is cut at a hyphen,
 * or where it must be.
 *
 * @param pixels width of the cell
 * @param points size of the type
 * @param lines as many as the row is high, in a cell that wraps
 */
export function fitText(text: string, pixels: number, points: number, lines = 1): string {
  const fits = (tried: string) => countLines(tried, pixels, points) <= lines;
  if (fits(text)) return text;
  const short = SHORT_FORMS.reduce((tried, [form, abbreviated]) => tried.replace(form, abbreviated), text);
  return fits(short) ? short : cutAtWord(short, fits);
}

function cutAtWord(text: string, fits: (tried: string) => boolean): string {
  for (const boundary of [/[\s\u00a0\u202f]/, /-/, /(?:)/]) {
    const ends = [...text].flatMap((_, index) => (index > 0 && boundary.test(text.charAt(index)) ? [index] : []));
    for (const end of ends.reverse()) {
      const kept = text.slice(0, end).replace(LINKS, '');
      const cut = `${kept}${ELLIPSIS}${isQuoting(kept) ? '\u00a0»' : ''}`;
      if (kept !== '' && fits(cut)) return cut;
    }
  }
  return ELLIPSIS;
}

/** Lines that a text takes where it wraps: at spaces, after hyphens, and inside of a word that no line can hold. */
export function countLines(text: string, pixels: number, points: number): number {
  const room = pixels - PADDING;
  let lines = 1;
  let taken = 0;
  for (const word of text.match(/[^ -]*[ -]?/g) ?? []) {
    const bare = widthOf(word.trimEnd(), points);
    if (taken > 0 && taken + bare > room) {
      lines += 1;
      taken = 0;
    }
    lines += Math.max(0, Math.ceil(bare / room) - 1);
    taken += widthOf(word, points);
  }
  return lines;
}

/** True inside of « … », whose end must stay. */
function isQuoting(text: string): boolean {
  return text.lastIndexOf('«') > text.lastIndexOf('»');
}

/** Pixels, at 96 to the inch. */
function widthOf(text: string, points: number): number {
  const thousandths = [...text.normalize('NFD').replace(/\p{M}/gu, '')].reduce(
    (sum, letter) => sum + (WIDTH_OF.get(letter) ?? 556),
    0,
  );
  return (thousandths / 1000) * points * (4 / 3);
}
