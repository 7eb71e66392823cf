import { verdictOf } from '../crm/steering/go-no-go.ts';
import { type Argument, numberOf, type Value } from './arguments.ts';
import { spill, unwrap } from './spill.ts';

/** NO-GO, GO or GO idéal; « à mesurer » without a value. Its help for Sheets stands in src/index.ts. */
export function GO_NO_GO(valeur: Argument, seuil: Argument, ideal?: Argument): Value | Value[][] {
  const args = [
    { name: 'seuil', value: seuil },
    { name: 'valeur', value: valeur },
    { name: 'idéal', value: ideal },
  ];
  return unwrap(
    spill(args, 1, [''], ([least = '', actual = '', best = '']) => {
      const threshold = numberOf(least, 'seuil');
      return [threshold === null ? '' : verdictOf(numberOf(actual, 'valeur'), threshold, numberOf(best, 'idéal'))];
    }),
  );
}
