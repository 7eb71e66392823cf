/**
 * Notes of cells. Pistil owns one paragraph of a note, between its mark and a blank line; the words of the team around it
 * are never touched.
 */

const MARK = 'Pistil : ';

/**
 * Puts Pistil's paragraph into a note, in place of the former one, else below the team's words.
 *
 * @param sentence one or several French sentences, without blank lines
 */
export function setParagraph(note: string, sentence: string): string {
  const paragraph = `${MARK}${sentence.replace(/\n{2,}/g, '\n')}`;
  const paragraphs = split(note);
  const place = paragraphs.findIndex(isOurs);
  if (place < 0) return [...paragraphs, paragraph].join('\n\n');
  return paragraphs.map((former, index) => (index === place ? paragraph : former)).join('\n\n');
}

/** Takes Pistil's paragraph out of a note; the same note when there is none. */
export function clearParagraph(note: string): string {
  const paragraphs = split(note);
  return paragraphs.some(isOurs) ? paragraphs.filter((paragraph) => !isOurs(paragraph)).join('\n\n') : note;
}

/** What Pistil says in a note; `''` when it says nothing. */
export function paragraphOf(note: string): string {
  return split(note).find(isOurs)?.slice(MARK.length) ?? '';
}

function split(note: string): string[] {
  return note === '' ? [] : note.split('\n\n');
}

function isOurs(paragraph: string): boolean {
  return paragraph.startsWith(MARK);
}
