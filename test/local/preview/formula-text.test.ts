import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frenchFormula } from '../../../local/preview/page/formula-text.ts';
import { toEnglishNames, toUniver } from '../../../local/runtime/book/formulas/translate.ts';

const formula: fc.Arbitrary<string> = fc.letrec<{ any: string; call: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom('A1', 'B2:B1048576', "'Mes données'!$C$3", '"oui, non;"', 'TRUE'),
    fc.nat(999).map((n) => String(n / 4)),
  ),
  call: fc
    .tuple(
      fc.constantFrom('SUM', 'IF', 'SUMIFS', 'IFERROR', 'SCORE_ICP'),
      fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    )
    .map(([name, args]) => `${name}(${args.join(',')})`),
  any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('call')),
})).call;

describe('A formula in the formula bar', () => {
  it('has French names, semicolons and decimal commas', () => {
    expect(frenchFormula('=IF(A1>1.5,"a,b",SUM(B2:B9))')).toBe('=SI(A1>1,5;"a,b";SOMME(B2:B9))');
  });

  it('shows a range without end as it was typed', () => {
    expect(frenchFormula('=COUNTA(HISTORIQUE!A2:A1048576)')).toBe('=NBVAL(HISTORIQUE!A2:A)');
  });

  it('is read back as the formula it shows', () => {
    fc.assert(
      fc.property(formula, (text) => {
        expect(toUniver(toEnglishNames(frenchFormula(`=${text}`)))).toBe(`=${text}`);
      }),
      { numRuns: 1000 },
    );
  });
});
