/** Text as buyers type it, mended: entities, tags, a lost « œ », quotes left over from the notice's form. */

/** Windows-1252 where it differs from Latin-1: notices carry `&#140;` for œ, which HTML reads the same way. */
const WINDOWS_1252: Readonly<Record<number, string>> = {
  128: '€',
  130: '‚',
  131: 'ƒ',
  132: '„',
  133: '…',
  134: '†',
  135: '‡',
  136: 'ˆ',
  137: '‰',
  138: 'Š',
  139: '‹',
  140: 'Œ',
  142: 'Ž',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
  152: '˜',
  153: '™',
  154: 'š',
  155: '›',
  156: 'œ',
  158: 'ž',
  159: 'Ÿ',
};

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  icirc: 'î',
  ucirc: 'û',
  ugrave: 'ù',
  oelig: 'œ',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  deg: '°',
  euro: '€',
  ndash: '–',
};

/** One line: entities decoded, tags dropped, spaces folded. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** Longer than any name or address; a whole page typed in such a field would fit in no cell. */
const LONGEST_NAME = 300;

/** More than any list of winners or themes. */
const MOST_NAMES = 60;

/** A name, an address, a number: one line, cut where it is too long. */
export function plainName(text: string): string {
  return plainLine(text).slice(0, LONGEST_NAME);
}

/** Names, those that say nothing left out. */
export function plainNames(texts: readonly string[]): string[] {
  return texts
    .slice(0, MOST_NAMES)
    .map(plainName)
    .filter((name) => name !== '');
}

/** Several lines: as `plainLine`, its line breaks kept, no blank line. */
export function plainText(text: string): string {
  return (
    restoreOe(decodeEntities(decodeEntities(text)))
      .replace(/<br\s*\/?>|<\/(?:p|li|div)>/gi, '\n')
      .replace(/<\/?[a-z][^<>]*>/gi, ' ')
      .replace(/[\u0080-\u009f]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0)] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[\s]*/g, '\n')
      .trim()
  );
}

/** A title: one line, without the quotes, dashes and stars that some forms leave at its ends. */
export function plainTitle(text: string): string {
  const line = plainLine(text);
  const bare = line.replace(/^[\s'"*\-–—•.,;:]+/, '');
  const opened = line.slice(0, line.length - bare.length);
  return /["']/.test(opened) ? bare.replace(/["']+\s*$/, '').trim() : bare;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    // BOAMP gives `&#140;` for the small ligature as well: a capital one stands between small letters nowhere.
    if (WINDOWS_1252[code] !== undefined) return WINDOWS_1252[code];
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

/** Words in which a lost « œ » is certain: « ma?trise d'?uvre » is repaired, « quand ? » is not. */
function restoreOe(text: string): string {
  return text
    .replace(/(\p{Ll})Œ/gu, '$1œ')
    .replace(/\?(?=uvr(?:e|er|es|ée|é|ant|ages?)\b)/g, 'œ')
    .replace(/\?(?=UVR(?:E|ES|AGES?)\b)/g, 'Œ')
    .replace(/\b([cs]|ch)\?(?=urs?\b)/g, '$1œ')
    .replace(/\bn\?(?=uds?\b)/g, 'nœ')
    .replace(/\b(b)?\?(?=ufs?\b)/g, (_match, letter: string | undefined) => `${letter ?? ''}œ`)
    .replace(/\bv\?(?=ux?\b)/g, 'vœ');
}
