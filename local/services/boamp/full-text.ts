/** Opendatasoft's full-text search: accents and case do not count, each word asked for begins a word of the text. */

/** Whether every word of `query` begins a word of `value`, which may be a list. */
export function matchesText(value: unknown, query: string): boolean {
  const words = wordsOf(textOf(value));
  return wordsOf(query).every((asked) => words.some((word) => word.startsWith(asked)));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(textOf).join(' ') : String(value);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
