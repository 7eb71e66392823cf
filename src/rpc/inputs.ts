/** What pages send, field by field. The messages are shown beside the field: they are French, and say what to type. */
import * as z from 'zod/mini';

/** A cell holds 50,000 characters; a note longer than this is a document. */
const LONGEST_NOTE = 10_000;
const LONGEST_LINE = 500;

export const nothing = z.strictObject({});

/** An identifier of a row; `missing` is what to do when there is none. */
export const identifier = (missing: string) =>
  z.string().check(z.trim(), z.minLength(1, missing), z.maxLength(40, missing));

export const line = z
  .string('Un texte est attendu.')
  .check(z.trim(), z.maxLength(LONGEST_LINE, `Ce texte est trop long\u00a0: ${LONGEST_LINE} caractères au plus.`));

export const note = z
  .string('Un texte est attendu.')
  .check(z.trim(), z.maxLength(LONGEST_NOTE, 'Ce texte est trop long\u00a0: 10\u00a0000 caractères au plus.'));

/** `2026-06-19`. */
export const day = z
  .string('Une date est attendue.')
  .check(z.refine(isDay, 'Cette date n’existe pas\u00a0: choisissez-en une autre.'));

export const dayOrNone = z.union([z.literal(''), day], 'Cette date n’existe pas\u00a0: choisissez-en une autre.');

export const link = line.check(
  z.regex(/^(?:https?:\/\/\S+)?$/, 'Un lien commence par «\u00a0https://\u00a0» et ne contient pas d’espace.'),
);

/** True for a day of the calendar written `2026-06-19`. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return date.getMonth() === Number(match[2]) - 1 && date.getDate() === Number(match[3]) && date.getFullYear() > 1969;
}
