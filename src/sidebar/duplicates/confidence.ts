import type { DuplicatePair } from '../../rpc/index.ts';

/** How sure a pair is, in the words and colours of its tag. */
export const CONFIDENCES: Readonly<
  Record<DuplicatePair['confidence'], { readonly word: string; readonly tone: string }>
> = {
  certain: { word: 'sûr', tone: 't-ok' },
  probable: { word: 'probable', tone: 't-info' },
  possible: { word: 'à vérifier', tone: 't-warn' },
};
