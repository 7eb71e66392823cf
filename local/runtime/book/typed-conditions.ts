/** Conditions of formats that a person writes in a page's panel. */
import { ENGLISH_NAME } from './formulas/function-names.ts';
import { isReadable } from './formulas/readable.ts';
import { tokenize, UNIVER } from './formulas/tokens.ts';
import { toEnglishNames, toUniver } from './formulas/translate.ts';

/**
 * A page's rule with its formula as Univer calculates it. The panel takes what is typed as it is, in French as in the
 * cells, and shows Univer's own notation for the rules that are there already.
 */
export function readTypedCondition<T extends { readonly rule?: object }>(stored: T): T {
  const { subType, value } = (stored.rule ?? {}) as { subType?: string; value?: unknown };
  if (subType !== 'formula' || typeof value !== 'string' || !isFrench(value)) return stored;
  return { ...stored, rule: { ...stored.rule, value: toUniver(toEnglishNames(value)) } };
}

function isFrench(formula: string): boolean {
  const tokens = tokenize(formula.slice(1), UNIVER);
  const names = tokens.some(
    ({ kind, text }) =>
      (kind === 'function' && text.toUpperCase() in ENGLISH_NAME) || (kind === 'name' && /^(VRAI|FAUX)$/i.test(text)),
  );
  return names || !isReadable(tokens, UNIVER);
}
