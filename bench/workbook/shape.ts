/** How much a workbook of N contacts holds, and its rows: invented, plausible in size and variety, the same every time. */
import { addDays, startOfDay, subDays } from 'date-fns';
import { FIRST_NAMES, LAST_NAMES, OFFICES, TEAM } from '../../local/demo/people.ts';
import { type Chance, createChance } from '../../local/demo/random.ts';
import { contactLabel } from '../../src/crm/names.ts';
import {
  type CompanyRow,
  type ContactRow,
  companies,
  contacts,
  type HistoryRow,
  history,
  type InteractionRow,
  interactions,
  type OpportunityRow,
  opportunities,
  type TenderRow,
  tenders,
} from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';

/** Rows of each table. */
export interface Shape {
  readonly contacts: number;
  readonly companies: number;
  readonly opportunities: number;
  readonly interactions: number;
  readonly history: number;
  readonly tenders: number;
}

export function shapeOf(contactCount: number): Shape {
  return {
    contacts: contactCount,
    companies: contactCount,
    opportunities: contactCount / 4,
    interactions: contactCount * 3,
    history: contactCount * 1.5,
    tenders: contactCount / 20,
  };
}

const TYPES = ['Collectivité', 'Collectivité', 'Entreprise RSE', 'Partenaire'] as const;
const STAGES = [
  'Lead',
  'Qualifié',
  'Contacté',
  'En discussion',
  'Proposition envoyée',
  'Négociation',
  'Gagné',
  'Perdu',
];
const EXCHANGES = ['Email envoyé', 'Email reçu', 'Appel', 'Visio', 'Réunion'];

export interface TableContent {
  readonly table: Table;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Rows keyed by column, for each table, as they stand on `today`. */
export function rowsOf(shape: Shape, today: Date): readonly TableContent[] {
  const chance = createChance(shape.contacts);
  const past = (days: number) => startOfDay(subDays(today, chance.between(1, days)));
  const make = <R>(count: number, row: (index: number) => Partial<R>) =>
    Array.from({ length: count }, (_, i) => row(i));
  return [
    { table: companies, rows: make<CompanyRow>(shape.companies, (index) => company(index, chance, past)) },
    { table: contacts, rows: make<ContactRow>(shape.contacts, (index) => contact(index, chance, past)) },
    {
      table: opportunities,
      rows: make<OpportunityRow>(shape.opportunities, (index) => opportunity(index, chance, past, today)),
    },
    {
      table: interactions,
      rows: make<InteractionRow>(shape.interactions, (index) => interaction(index, shape, chance, past)),
    },
    { table: history, rows: make<HistoryRow>(shape.history, (index) => stageChange(index, shape, past)) },
    { table: tenders, rows: make<TenderRow>(shape.tenders, (index) => tender(index, chance, past, today)) },
  ];
}

type Past = (days: number) => Date;

/** `CT-000042`: the bench finds its rows by it. */
export function identifier(prefix: string, index: number): string {
  return `${prefix}-${String(index).padStart(6, '0')}`;
}

function typeOf(index: number): (typeof TYPES)[number] {
  return TYPES[index % TYPES.length] ?? 'Collectivité';
}

export function companyName(index: number): string {
  return `${typeOf(index) === 'Collectivité' ? 'Commune de Saint-Exemple' : 'Ateliers Exemple'} ${index}`;
}

function ownerOf(index: number): string {
  return TEAM[index % TEAM.length]?.name ?? '';
}

function company(index: number, chance: Chance, past: Past): Partial<CompanyRow> {
  return {
    id: identifier('EN', index),
    name: companyName(index),
    type: typeOf(index),
    size: chance.between(50, 60_000),
    certifications: chance.happens(0.3) ? ['B Corp'] : [],
    budget: chance.happens(0.4) ? chance.between(1, 200) * 1_000 : null,
    commitments: chance.happens(0.5) ? 'Plan biodiversité publié sur le site, avec un bilan chaque année.' : '',
    city: `Saint-Exemple ${index}`,
    assignee: ownerOf(index),
    addedOn: past(365),
  };
}

function nameOf(index: number): { firstName: string; lastName: string } {
  const firstNames = FIRST_NAMES[index % 2 === 0 ? 'Mme' : 'M.'];
  return {
    firstName: firstNames[index % firstNames.length] ?? '',
    lastName: `${LAST_NAMES[index % LAST_NAMES.length] ?? ''}-${index}`,
  };
}

function labelOf(index: number): string {
  const { firstName, lastName } = nameOf(index);
  return contactLabel(firstName, lastName, companyName(index));
}

function contact(index: number, chance: Chance, past: Past): Partial<ContactRow> {
  const type = typeOf(index);
  const office = chance.pick(OFFICES[type]);
  return {
    id: identifier('CT', index),
    ...nameOf(index),
    email: `contact${index}@exemple${index}.example`,
    phone: '01 99 00 12 34',
    company: companyName(index),
    companyId: identifier('EN', index),
    type,
    position: office.title,
    role: office.role,
    source: 'Import',
    stage: 'Lead',
    // Of an earlier day: scoring changes it.
    score: 75,
    validatedStage: 'Lead',
    assignee: ownerOf(index),
    addedOn: past(365),
    lastInteraction: past(120),
    label: labelOf(index),
  };
}

/** Each belongs to the contact and the company of its own number. */
function opportunity(index: number, chance: Chance, past: Past, today: Date): Partial<OpportunityRow> {
  const stage = STAGES[index % STAGES.length] ?? 'Lead';
  const createdOn = past(300);
  const closed = stage === 'Gagné' || stage === 'Perdu';
  return {
    id: identifier('OP', index),
    title: `Plan de gestion écologique, ${companyName(index)}`,
    company: companyName(index),
    contact: labelOf(index),
    channel: 'Réseau/Référence',
    amount: chance.between(3, 60) * 1_000,
    // Half of those in each stage.
    budgetConfirmed: index % 16 < 8,
    stage,
    validatedStage: stage,
    stageSince: createdOn,
    closesOn: addDays(today, chance.between(5, 120)),
    assignee: ownerOf(index),
    createdOn,
    closedOn: closed ? past(30) : null,
    companyId: identifier('EN', index),
    contactId: identifier('CT', index),
  };
}

function interaction(index: number, shape: Shape, chance: Chance, past: Past): Partial<InteractionRow> {
  const person = index % shape.contacts;
  return {
    id: identifier('IN', index),
    date: past(350),
    type: chance.pick(EXCHANGES),
    contact: labelOf(person),
    company: companyName(person),
    subject: 'Échange sur le besoin',
    summary: 'Budget à voter au prochain conseil ; souhaite une visite des sites au printemps.',
    result: chance.happens(0.3) ? 'Réponse positive' : 'Sans réponse',
    author: ownerOf(index),
    contactId: identifier('CT', person),
    companyId: identifier('EN', person),
  };
}

/** The arrival of each contact, then two stages of each opportunity. */
function stageChange(index: number, shape: Shape, past: Past): Partial<HistoryRow> {
  const date = past(300);
  if (index < shape.contacts) {
    return { date, subject: 'Contact', subjectId: identifier('CT', index), from: '', to: 'Lead' };
  }
  const change = index - shape.contacts;
  const [from, to] = change % 2 === 0 ? ['', 'Lead'] : ['Lead', 'Qualifié'];
  const subjectId = identifier('OP', Math.floor(change / 2));
  return { date, subject: 'Opportunité', subjectId, from, to, channel: 'Réseau/Référence' };
}

function tender(index: number, chance: Chance, past: Past, today: Date): Partial<TenderRow> {
  return {
    noticeId: `25-${String(index).padStart(5, '0')}`,
    title: `Entretien écologique des espaces naturels, lot ${index}`,
    buyer: companyName(index),
    publishedOn: past(60),
    deadline: addDays(today, chance.between(-20, 40)),
    relevance: chance.between(30, 95),
    state: 'Initial',
    url: 'https://avis.example/avis',
    companyId: identifier('EN', index),
  };
}
