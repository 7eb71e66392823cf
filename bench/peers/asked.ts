/** The work that peers are given, told with the headers of Pistil's tables. */
import { companies, contacts, interactions } from '../../src/crm/tables/index.ts';
import type { KeyOf, Table } from '../../src/crm/tables/table.ts';
import type { ContactUpdate, NewRow, ScoredColumns } from './work.ts';

export const SEARCHED = 'vasseur';

export const LABEL = headerOf(contacts, 'label');
export const CONTACT_ID = headerOf(contacts, 'id');

export const SCORED: ScoredColumns = {
  facts: [
    headerOf(companies, 'type'),
    headerOf(companies, 'size'),
    headerOf(companies, 'certifications'),
    headerOf(companies, 'budget'),
  ],
  score: headerOf(companies, 'score'),
};

export function newInteractionOf(contactId: string, date: Date): NewRow {
  return {
    [headerOf(interactions, 'id')]: 'IN-PEER00',
    [headerOf(interactions, 'date')]: date,
    [headerOf(interactions, 'type')]: 'Appel',
    [headerOf(interactions, 'result')]: 'Réponse positive',
    [headerOf(interactions, 'summary')]: 'Budget voté, souhaite une visite.',
    [headerOf(interactions, 'contactId')]: contactId,
  };
}

export function contactUpdateOf(id: string, date: Date): ContactUpdate {
  return {
    idHeader: CONTACT_ID,
    id,
    cells: {
      [headerOf(contacts, 'temperature')]: 'Chaud',
      [headerOf(contacts, 'lastInteraction')]: date,
      [headerOf(contacts, 'nextAction')]: 'Proposer deux dates',
      [headerOf(contacts, 'dueOn')]: date,
    },
  };
}

function headerOf<T extends Table>(table: T, key: KeyOf<T>): string {
  return table.columns.find((column) => column.key === key)?.header ?? '';
}
