/**
 * A year of an invented team's prospecting: rows of each table, keyed by column, told backwards from `today` so that
 * the demo is always fresh. The same day always gives the same story.
 */
import { addHours, startOfDay, subDays } from 'date-fns';
import type { CompanyRow, ContactRow, HistoryRow, InteractionRow, OpportunityRow } from '../../src/crm/tables/index.ts';
import { DEMO_COMPANIES, type DemoCompany } from './companies.ts';
import { hirePeople } from './contacts.ts';
import { fillWithPlainExchanges, rememberLastExchange } from './exchanges.ts';
import { domain, identifier, ownerOf } from './identity.ts';
import { liveOpportunity } from './opportunities.ts';
import { type Chance, createChance } from './random.ts';

export interface Story {
  readonly companies: readonly Partial<CompanyRow>[];
  readonly contacts: readonly Partial<ContactRow>[];
  readonly opportunities: readonly Partial<OpportunityRow>[];
  readonly interactions: readonly Partial<InteractionRow>[];
  readonly history: readonly Partial<HistoryRow>[];
}

const OPPORTUNITY_COUNT = 40;

/** Tells the whole story. `today` decides every date; nothing lies in the future but due dates. */
export function tellStory(today: Date): Story {
  const chance = createChance(20_260_616);
  const people = hirePeople(chance, today);
  const history: Partial<HistoryRow>[] = [];
  const interactions: Partial<InteractionRow>[] = [];
  const opportunities = Array.from({ length: OPPORTUNITY_COUNT }, (_, index) =>
    liveOpportunity(index, people, chance, today, history, interactions),
  );
  fillWithPlainExchanges(people, chance, today, interactions);
  interactions.sort((a, b) => time(a.date) - time(b.date));
  history.sort((a, b) => time(a.date) - time(b.date));
  for (const person of people) rememberLastExchange(person, interactions, chance, today);
  return {
    companies: DEMO_COMPANIES.map((company, index) => describeCompany(company, index, chance, today)),
    contacts: people.map((person) => person.row),
    opportunities,
    interactions: interactions.map((row, index) => ({ id: identifier('IN', index), ...row })),
    history: [...people.map((person) => birth('Contact', person.row)), ...history].sort(
      (a, b) => time(a.date) - time(b.date),
    ),
  };
}

function describeCompany(company: DemoCompany, index: number, chance: Chance, today: Date): Partial<CompanyRow> {
  return {
    id: identifier('EN', index),
    name: company.name,
    type: company.type,
    size: company.size,
    sector: company.sector,
    certifications: company.certifications === '' ? [] : company.certifications.split(', '),
    budget: company.budget,
    commitments: company.commitments,
    website: `https://${domain(company.name)}`,
    postcode: company.postcode,
    city: company.town,
    department: company.postcode.slice(0, 2),
    email: company.type === 'Collectivité' ? `mairie@${domain(company.name)}` : `contact@${domain(company.name)}`,
    assignee: ownerOf(index),
    addedOn: startOfDay(subDays(today, chance.between(200, 365))),
  };
}

function birth(subject: 'Contact' | 'Opportunité', row: Partial<ContactRow>): Partial<HistoryRow> {
  return {
    date: addHours(row.addedOn ?? new Date(Number.NaN), 9),
    subject,
    subjectId: row.id ?? '',
    from: '',
    to: 'Lead',
    author: ownerOf(0),
  };
}

function time(date: Date | null | undefined): number {
  return date?.getTime() ?? 0;
}
