/** A formula as a French workbook shows it: French names, `;` between arguments, `,` in numbers. */
import { ENGLISH_NAME } from '../../runtime/book/formulas/function-names.ts';
import { FRENCH, tokenize } from '../../runtime/book/formulas/tokens.ts';
import { fromUniver } from '../../runtime/book/formulas/translate.ts';

const FRENCH_NAME = new Map(Object.entries(ENGLISH_NAME).map(([french, english]) => [english, french]));

/** `formula`: as Univer keeps it. */
export function frenchFormula(formula: string): string {
  const tokens = tokenize(fromUniver(formula).slice(1), FRENCH);
  return `=${tokens.map(({ kind, text }) => (kind === 'function' ? (FRENCH_NAME.get(text) ?? text) : text)).join('')}`;
}
