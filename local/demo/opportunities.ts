/** A sale from its first day to where it stands. */
import { addDays, startOfDay, subDays } from 'date-fns';
import type { HistoryRow, InteractionRow, OpportunityRow } from '../../src/crm/tables/index.ts';
import { workingTime } from './calendar.ts';
import type { Person } from './contacts.ts';
import { exchangeFor, NEXT_ACTIONS } from './exchanges.ts';
import { identifier } from './identity.ts';
import { OFFERS } from './offers.ts';
import type { Chance } from './random.ts';

/** Two sales are days old, so that the month has something to show: six steps of two weeks. */
const FRESH_SALES = 2;
const FRESH_AGE = 6 * 14 + 4;
const OPEN_STAGES = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation'] as const;

const LOSS_REASONS = ['Budget reporté', 'Concurrent moins cher', 'Projet abandonné', 'Pas de réponse'] as const;
/** One opportunity from its creation to where it stands, with the exchanges that moved it. */
export function liveOpportunity(
  index: number,
  people: readonly Person[],
  chance: Chance,
  today: Date,
  history: Partial<HistoryRow>[],
  interactions: Partial<InteractionRow>[],
): Partial<OpportunityRow> {
  // Far apart, so that the first sales, which are won, are not all to towns.
  const person = people[(index * 33) % people.length];
  if (!person) throw new RangeError('No one to sell to');
  const id = identifier('OP', index);
  const [offer, price] = chance.pick(OFFERS[person.company.type]);
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
    cost: chance.happens(0.85) ? Math.round((price * 0.45) / 100) * 100 : null,
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
