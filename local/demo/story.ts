/**
 * A year of an invented team's prospecting: rows of each table, keyed by column, told backwards from `today` so that
 * the demo is always fresh. The same day always gives the same story.
 */
import { addDays, addHours, addMinutes, differenceInCalendarDays, isWeekend, startOfDay, subDays } from 'date-fns';
import type { CompanyRow, ContactRow, HistoryRow, InteractionRow, OpportunityRow } from '../../src/crm/tables/index.ts';
import { DEMO_COMPANIES, type DemoCompany } from './companies.ts';
import { FIRST_NAMES, LAST_NAMES, OFFICES, TEAM } from './people.ts';
import { type Chance, createChance } from './random.ts';

export interface Story {
  readonly companies: readonly Partial<CompanyRow>[];
  readonly contacts: readonly Partial<ContactRow>[];
  readonly opportunities: readonly Partial<OpportunityRow>[];
  readonly interactions: readonly Partial<InteractionRow>[];
  readonly history: readonly Partial<HistoryRow>[];
}

interface Person {
  readonly id: string;
  readonly company: DemoCompany;
  readonly companyId: string;
  readonly label: string;
  readonly owner: string;
  readonly row: { -readonly [K in keyof ContactRow]?: ContactRow[K] };
}

const OPPORTUNITY_COUNT = 40;
const INTERACTION_COUNT = 300;
/** Two sales are days old, so that the month has something to show: six steps of two weeks. */
const FRESH_SALES = 2;
const FRESH_AGE = 6 * 14 + 4;
const OPEN_STAGES = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation'] as const;

const OFFERS = {
  Collectivité: [
    ['Inventaire des pollinisateurs', 9_500],
    ['Atlas de la biodiversité communale', 38_000],
    ['Plan de gestion écologique des parcs', 18_500],
    ['Restauration de haies bocagères', 27_000],
    ['Renaturation de la cour d’école', 42_000],
    ['Sensibilisation des scolaires', 6_800],
    ['Diagnostic de la trame verte et bleue', 24_000],
    ['Prairies fleuries et fauche tardive', 12_500],
  ],
  'Entreprise RSE': [
    ['Parrainage de ruches', 5_400],
    ['Programme biodiversité du siège', 22_000],
    ['Ateliers nature pour les équipes', 3_900],
    ['Diagnostic écologique des sites', 16_500],
    ['Jardin à pollinisateurs', 11_000],
  ],
  Partenaire: [['Convention de partenariat', 2_500]],
} as const;

const LOSS_REASONS = ['Budget reporté', 'Concurrent moins cher', 'Projet abandonné', 'Pas de réponse'] as const;
const SUMMARIES = {
  first: [
    'Présentation de nos programmes, demande d’un dossier.',
    'Message laissé, rappeler en fin de semaine.',
    'A reçu la plaquette, la transmet à sa direction.',
    'Intéressé par un inventaire avant tout chantier.',
  ],
  talk: [
    'Budget à voter au prochain conseil.',
    'Souhaite une visite des sites au printemps.',
    'Compare deux prestataires, décision sous un mois.',
    'Demande des références de communes voisines.',
    'Le projet est inscrit au plan d’action.',
  ],
  proposal: [
    'Proposition relue ensemble, deux lots à préciser.',
    'Négocie le calendrier plutôt que le prix.',
    'Attend l’accord du service des marchés.',
  ],
} as const;
/** Numbers that the French regulator keeps for works of fiction. */
const FICTIONAL_LINES = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49'] as const;
const NEXT_ACTIONS = [
  'Rappeler',
  'Envoyer des références',
  'Proposer deux dates de visite',
  'Préparer la proposition',
  'Relancer sur le calendrier',
] as const;

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

/** `CT-7K3F9Q`-like identifiers, spread over the alphabet so that they do not look like a count. */
function identifier(prefix: string, index: number): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let rest = (index * 7_919_177 + prefix.charCodeAt(0) * 104_729 + prefix.charCodeAt(1)) % 2 ** 30;
  let letters = '';
  for (let place = 0; place < 6; place++) {
    letters = alphabet.charAt(rest % 32) + letters;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}-${letters}`;
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

/** `Ville de Saint-Évrin` → `ville-de-saint-evrin.example`. */
function domain(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.example`;
}

function ownerOf(index: number): string {
  return TEAM[index % TEAM.length]?.name ?? TEAM[0].name;
}

function hirePeople(chance: Chance, today: Date): Person[] {
  return DEMO_COMPANIES.flatMap((company, index) => [0, 1].map((seat) => hire(company, index, seat, chance, today)));
}

function hire(company: DemoCompany, companyIndex: number, seat: number, chance: Chance, today: Date): Person {
  const index = companyIndex * 2 + seat;
  const civility = (companyIndex + seat) % 2 === 0 ? 'Mme' : 'M.';
  const firstNames = FIRST_NAMES[civility];
  const firstName = firstNames[(index * 7 + seat) % firstNames.length] ?? 'Claude';
  const lastName = LAST_NAMES[(index * 11 + 3) % LAST_NAMES.length] ?? 'Martin';
  const offices = OFFICES[company.type];
  const office = offices[(companyIndex + seat * 2) % offices.length] ?? {
    title: 'Directeur',
    role: 'Décideur' as const,
  };
  const id = identifier('CT', index);
  const companyId = identifier('EN', companyIndex);
  const label = `${firstName} ${lastName} (${company.name})`;
  const addedOn = startOfDay(subDays(today, chance.between(1, 360)));
  return {
    id,
    company,
    companyId,
    label,
    owner: ownerOf(companyIndex),
    row: {
      id,
      civility,
      lastName,
      firstName,
      email: `${domain(`${firstName.charAt(0)} ${lastName}`).replace('.example', '')}@${domain(company.name)}`,
      phone: chance.happens(0.7)
        ? `${chance.pick(FICTIONAL_LINES)} ${two(index % 100)} ${two(chance.between(10, 99))}`
        : '',
      mobile: chance.happens(0.5) ? `06 39 98 ${two(index % 100)} ${two(chance.between(10, 99))}` : '',
      company: company.name,
      type: company.type,
      position: office.title,
      role: office.role,
      source: chance.pick(['BOAMP', 'LinkedIn', 'Réseau/Référence', 'Événement', 'Site web', 'Import']),
      stage: 'Lead',
      assignee: ownerOf(companyIndex),
      addedOn,
      optedOut: index === 57,
      informedOn: chance.happens(0.6) ? addDays(addedOn, chance.between(1, 20)) : null,
      companyId,
      validatedStage: 'Lead',
      label,
    },
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
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

/** One opportunity from its creation to where it stands, with the exchanges that moved it. */
function liveOpportunity(
  index: number,
  people: readonly Person[],
  chance: Chance,
  today: Date,
  history: Partial<HistoryRow>[],
  interactions: Partial<InteractionRow>[],
): Partial<OpportunityRow> {
  const person = people[(index * 3) % people.length];
  if (!person) throw new RangeError('No one to sell to');
  const id = identifier('OP', index);
  const [offer, price] = chance.pick<readonly [string, number]>(OFFERS[person.company.type]);
  const channel =
    person.company.type === 'Collectivité'
      ? chance.pick(['BOAMP', 'BOAMP', 'Réseau/Référence'])
      : chance.pick(['LinkedIn', 'Réseau/Référence', 'Site web', 'Événement']);
  const fresh = index < FRESH_SALES;
  const age = chance.between(index < 26 ? 40 : 5, index < 26 ? 350 : 120);
  const createdOn = startOfDay(subDays(today, fresh ? FRESH_AGE + index * 5 : age));
  const path = choosePath(index, chance);
  const title = `${offer}, ${person.company.name}`;
  let at = workingTime(createdOn, chance);
  let from = '';
  for (const to of path) {
    history.push({ date: at, subject: 'Opportunité', subjectId: id, from, to, author: person.owner, channel });
    from = to;
    const exchange = exchangeFor(to, person, title, id, at, chance);
    if (exchange) interactions.push(exchange);
    const pause = chance.between(4, 26);
    const next = workingTime(addDays(at, fresh ? 14 : pause), chance);
    if (next >= today) break;
    at = next;
  }
  const stage = from;
  const since = history.filter((row) => row.subjectId === id).at(-1)?.date ?? at;
  const closed = stage === 'Gagné' || stage === 'Perdu';
  raiseStage(person, stage, since, history);
  return {
    id,
    title,
    company: person.company.name,
    contact: person.label,
    channel,
    source: channel === 'BOAMP' ? 'BOAMP' : 'Réseau/Référence',
    amount:
      stage === 'Lead' && chance.happens(0.4) ? null : Math.round((price * chance.between(70, 160)) / 100 / 100) * 100,
    budgetConfirmed: stage !== 'Lead' && chance.happens(0.8),
    cost: chance.happens(0.5) ? Math.round((price * 0.45) / 100) * 100 : null,
    closesOn: closed ? startOfDay(since) : startOfDay(addDays(today, chance.between(-6, 150))),
    stage,
    stageSince: startOfDay(since),
    lossReason: stage === 'Perdu' ? chance.pick(LOSS_REASONS) : '',
    assignee: person.owner,
    nextAction: closed ? '' : chance.pick(NEXT_ACTIONS),
    dueOn: closed ? null : startOfDay(addDays(today, chance.between(-5, 20))),
    createdOn,
    closedOn: closed ? startOfDay(since) : null,
    companyId: person.companyId,
    contactId: person.id,
    validatedStage: stage,
  };
}

/** The stages an opportunity goes through, time permitting: eleven are won, nine are lost on the way, the others are open. */
function choosePath(index: number, chance: Chance): string[] {
  if (index < 11) return [...OPEN_STAGES, 'Gagné'];
  if (index < 20) return [...OPEN_STAGES.slice(0, chance.between(2, 6)), 'Perdu'];
  return OPEN_STAGES.slice(0, chance.between(1, 6));
}

function exchangeFor(
  stage: string,
  person: Person,
  title: string,
  opportunityId: string,
  at: Date,
  chance: Chance,
): Partial<InteractionRow> | null {
  const before = addMinutes(at, -30);
  const base = { ...exchangeBase(person, before), opportunity: title, opportunityId };
  if (stage === 'Contacté')
    return {
      ...base,
      type: chance.pick(['Appel', 'Email envoyé']),
      result: 'Sans réponse',
      subject: 'Premier contact',
      summary: chance.pick(SUMMARIES.first),
    };
  if (stage === 'En discussion')
    return {
      ...base,
      type: chance.pick(['Visio', 'Réunion']),
      result: 'RDV pris',
      subject: 'Échange sur le besoin',
      summary: chance.pick(SUMMARIES.talk),
      minutes: chance.pick([30, 45, 60]),
    };
  if (stage === 'Proposition envoyée')
    return {
      ...base,
      type: 'Email envoyé',
      result: '',
      subject: 'Envoi de la proposition',
      summary: 'Proposition envoyée en PDF.',
    };
  if (stage === 'Négociation')
    return {
      ...base,
      type: 'Appel',
      result: 'Réponse positive',
      subject: 'Retour sur la proposition',
      summary: chance.pick(SUMMARIES.proposal),
      minutes: 20,
    };
  return null;
}

function exchangeBase(person: Person, date: Date): Partial<InteractionRow> {
  return {
    date,
    contact: person.label,
    company: person.company.name,
    author: person.owner,
    contactId: person.id,
    companyId: person.companyId,
  };
}

/** A contact is never behind its most advanced open opportunity. */
function raiseStage(person: Person, stage: string, since: Date, history: Partial<HistoryRow>[]): void {
  const rank = (name: string | undefined) => [...OPEN_STAGES, 'Gagné'].indexOf(name ?? '');
  const from = person.row.stage;
  if (rank(stage) <= rank(from)) return;
  person.row.stage = stage;
  person.row.validatedStage = stage;
  if (person.row.addedOn && person.row.addedOn > since) person.row.addedOn = startOfDay(subDays(since, 3));
  history.push({
    date: since,
    subject: 'Contact',
    subjectId: person.id,
    from: from ?? '',
    to: stage,
    author: person.owner,
  });
}

/** First messages and answers of people without an opportunity, until the year has its three hundred exchanges. */
function fillWithPlainExchanges(
  people: readonly Person[],
  chance: Chance,
  today: Date,
  interactions: Partial<InteractionRow>[],
): void {
  while (interactions.length < INTERACTION_COUNT) {
    const person = chance.pick(people.slice(0, 96));
    const age = Math.floor(chance.next() ** 1.6 * 355);
    const date = workingTime(subDays(today, age + 1), chance);
    if (date >= today) continue;
    const outgoing = chance.happens(0.62);
    interactions.push({
      ...exchangeBase(person, date),
      type: outgoing
        ? chance.pick(['Email envoyé', 'Email envoyé', 'Appel', 'LinkedIn'])
        : chance.pick(['Email reçu', 'Appel', 'Visio', 'Événement']),
      result: outgoing
        ? chance.pick(['Sans réponse', 'Sans réponse', 'Réponse neutre'])
        : chance.pick(['Réponse positive', 'Réponse neutre', 'Réponse négative', 'RDV pris']),
      subject: outgoing ? 'Prise de contact' : 'Réponse à notre message',
      summary: chance.pick(outgoing ? SUMMARIES.first : SUMMARIES.talk),
    });
  }
}

function rememberLastExchange(
  person: Person,
  interactions: readonly Partial<InteractionRow>[],
  chance: Chance,
  today: Date,
): void {
  const own = interactions.filter((row) => row.contactId === person.id);
  const last = own.at(-1);
  const first = own[0];
  if (first?.date && person.row.addedOn && person.row.addedOn > first.date)
    person.row.addedOn = startOfDay(subDays(first.date, 2));
  if (!last?.date) return;
  person.row.lastInteraction = startOfDay(last.date);
  if (differenceInCalendarDays(today, last.date) < 45 && chance.happens(0.6)) {
    person.row.nextAction = chance.pick(NEXT_ACTIONS);
    person.row.dueOn = startOfDay(addDays(today, chance.between(-4, 15)));
  }
}

/** Some minute of a working day's office hours, on that day or the next working one. */
function workingTime(day: Date, chance: Chance): Date {
  let date = startOfDay(day);
  while (isWeekend(date)) date = addDays(date, 1);
  return addMinutes(addHours(date, 9), chance.between(0, 47) * 10);
}

function time(date: Date | null | undefined): number {
  return date?.getTime() ?? 0;
}
