/** What was said to whom, and when. */
import { addDays, addMinutes, differenceInCalendarDays, startOfDay, subDays } from 'date-fns';
import type { InteractionRow } from '../../src/crm/tables/index.ts';
import { workingTime } from './calendar.ts';
import type { Person } from './contacts.ts';
import type { Chance } from './random.ts';

const INTERACTION_COUNT = 300;

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
export const NEXT_ACTIONS = [
  'Rappeler',
  'Envoyer des références',
  'Proposer deux dates de visite',
  'Préparer la proposition',
  'Relancer sur le calendrier',
] as const;

/** The exchange that brings an opportunity to a stage; `null` where none is needed. */
export function exchangeFor(
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

/** First messages and answers of people without an opportunity, until the year has its three hundred exchanges. */
export function fillWithPlainExchanges(
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

export function rememberLastExchange(
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
