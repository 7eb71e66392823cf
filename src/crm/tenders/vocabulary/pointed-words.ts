/**
 * The words that PARAMETRES is delivered with: what a seller of biodiversity programmes looks for in public tenders.
 * Points are the relevance of a title that holds nothing else: from 60, the thing itself is bought; from 30, a part of the
 * work may be an ecologist's. How well they do is measured in docs/relevance.md.
 */
export type PointedWords = readonly (readonly [words: string, points: number])[];
