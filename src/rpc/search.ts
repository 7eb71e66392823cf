import * as z from 'zod/mini';
import { revealRow } from '../jobs/records/reveal-row.ts';
import { loadSearchIndex } from '../jobs/search/load-search-index.ts';
import { SEARCHED_TABLES } from '../jobs/search/searched-tables.ts';
import { identifier } from './inputs.ts';
import { method } from './method.ts';

export type { SearchEntry } from '../jobs/search/entries.ts';
export type { SearchIndex } from '../jobs/search/load-search-index.ts';
export type { SearchedTable } from '../jobs/search/searched-tables.ts';

const table = z.enum(SEARCHED_TABLES);

/** « Recherche »: what can be found in each table, and the row of what was found. */
export const searchMethods = {
  'search.index': method(z.strictObject({ table }), loadSearchIndex),
  'search.reveal': method(z.strictObject({ table, id: identifier('Aucune ligne n’est choisie.') }), revealRow),
};
