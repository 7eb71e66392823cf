import type { Cell, Formula } from '../ports.ts';

/**
 * `setValues` reads a text as if a person typed it: formulas, numbers, dates, percentages, VRAI. An apostrophe in front
 * keeps it as it is; Sheets drops it, so that the text reads back identical.
 */
export function toTyped(value: Cell | Formula): string | number | boolean | Date {
  if (typeof value === 'string') return isReinterpreted(value) ? `'${value}` : value;
  return typeof value === 'object' && !(value instanceof Date) ? value.formula : value;
}

const STARTS_WITH_LETTER = /^\p{L}/u;
const BOOLEAN = /^(?:true|false|vrai|faux)$/i;
const DATE_LIKE =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|jan|f[ée]v|feb|avr|apr|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[ée]c).*\d/is;

/**
 * Whether Sheets might take a text for something else. Anything that does not start with a letter might: digits, signs,
 * `=` and its full-width forms, `@`, tabs, spaces, currencies, an apostrophe of its own. So might the words of a date.
 */
function isReinterpreted(text: string): boolean {
  if (text === '') return false;
  return !STARTS_WITH_LETTER.test(text) || BOOLEAN.test(text.trim()) || DATE_LIKE.test(text);
}
