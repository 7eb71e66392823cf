import { companies, contacts, followUps, interactions, opportunities, tenders } from '../../crm/tables/index.ts';

/** The tables that a search goes through. */
export const SEARCHED = { contacts, companies, opportunities, interactions, tenders, followUps } as const;
export type SearchedTable = keyof typeof SEARCHED;
export const SEARCHED_TABLES = Object.keys(SEARCHED) as [SearchedTable, ...SearchedTable[]];
