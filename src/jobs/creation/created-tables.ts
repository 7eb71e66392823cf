/** What the page « Créer » makes, and in which order it asks for it. */
import { companies, contacts, followUps, opportunities } from '../../crm/tables/index.ts';
import type { Table } from '../../crm/tables/table.ts';
import { formColumns } from '../forms/fields.ts';

export const CREATED = { contacts, companies, opportunities, followUps } as const;
export type CreatedTable = keyof typeof CREATED;
export const CREATED_TABLES = Object.keys(CREATED) as [CreatedTable, ...CreatedTable[]];

/** A group of fields, by column key. */
export interface FormSection {
  /** `''` for the fields that are always shown. */
  readonly title: string;
  readonly keys: readonly string[];
}

/** The fields shown at once, then those behind « Plus de champs »: a conversation's order, where the tab's is a file's. */
const SECTIONS: Readonly<Record<CreatedTable, readonly FormSection[]>> = {
  contacts: [
    { title: '', keys: ['firstName', 'lastName', 'company', 'position', 'email', 'mobile'] },
    { title: 'Coordonnées', keys: ['civility', 'phone', 'email2', 'linkedin'] },
    { title: 'Profil', keys: ['type', 'role', 'source', 'network'] },
    { title: 'Suivi', keys: ['stage', 'assignee', 'nextAction', 'dueOn', 'notes'] },
    { title: 'Données personnelles', keys: ['informedOn', 'optedOut'] },
  ],
  companies: [
    { title: '', keys: ['name', 'type', 'siren', 'website', 'postcode', 'city'] },
    {
      title: 'Ce qui fait le score',
      keys: ['size', 'certifications', 'budget', 'commitments', 'electedOfficials', 'csrLead'],
    },
    { title: 'Coordonnées', keys: ['address', 'email', 'phone', 'siret', 'sector'] },
    { title: 'Suivi', keys: ['assignee', 'notes'] },
  ],
  opportunities: [
    { title: '', keys: ['title', 'company', 'contact', 'channel', 'amount', 'closesOn', 'stage'] },
    { title: 'Chances', keys: ['budgetConfirmed', 'probability', 'cost', 'lossReason'] },
    { title: 'Origine', keys: ['source', 'noticeId', 'noticeUrl'] },
    { title: 'Suivi', keys: ['assignee', 'nextAction', 'dueOn', 'notes'] },
  ],
  followUps: [
    { title: '', keys: ['what', 'contact', 'dueOn', 'priority', 'assignee'] },
    { title: 'À propos de', keys: ['opportunity', 'tender'] },
    { title: 'Avancement', keys: ['status', 'doneOn'] },
  ],
};

/** The sections of a table's form; a column that none names yet comes last. */
export function sectionsOf(key: CreatedTable): FormSection[] {
  const sections = SECTIONS[key];
  const placed = new Set(sections.flatMap(({ keys }) => keys));
  const others = formColumns(CREATED[key] as Table).filter((column) => !placed.has(column.key));
  return others.length === 0
    ? [...sections]
    : [...sections, { title: 'Autres', keys: others.map((column) => column.key) }];
}
