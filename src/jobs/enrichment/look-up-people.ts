/** Apollo's turn: position, LinkedIn and address of the people it knows. */
import { type FilledCell, fillFrom, isSamePerson } from '../../crm/enrichment/person.ts';
import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { APOLLO_BATCH, type Apollo, type ApolloPerson, createApollo } from '../../services/apollo/client.ts';
import { type Change, fillBlank, setSystem } from '../../sheet/index.ts';
import { recordOrigin } from './origins.ts';
import type { Asked, Changes, PaidRound, PersonAnswer } from './paid-round.ts';
import { type People, type Person, toLookUp } from './people.ts';

const SOURCE = 'Apollo';

/** `null` without a key. */
export function lookUpRound(ports: Ports, read: People): PaidRound | null {
  const key = ports.secrets.get('apollo');
  if (key === null) return null;
  const apollo = createApollo(ports, key);
  const price = read.settings.operation.prices.apolloCredit;
  return {
    action: 'contacts.look-up',
    service: 'apollo',
    name: SOURCE,
    people: toLookUp(read),
    batch: APOLLO_BATCH,
    price,
    ask: (people) => lookUp(apollo, people, price, read.now),
  };
}

/** A request refused as a whole is asked again by halves, so that one person's oddity is that person's. */
function lookUp(apollo: Apollo, people: readonly Person[], price: number, now: Date): Asked {
  const { people: matches, credits } = apollo.match(
    people.map(({ values, domain }) => ({
      firstName: values.firstName,
      lastName: values.lastName,
      company: values.company,
      domain,
      email: values.email,
      linkedin: values.linkedin,
    })),
  );
  const cost = credits * price;
  if (matches.ok) {
    const each = matches.value.length === 0 ? 0 : cost / matches.value.length;
    return { answers: people.map((person) => judge(person, matches.value, each, now)), cost, down: null };
  }
  const { code, message } = matches.error;
  if (code === 'apollo.refused' && people.length > 1) {
    const middle = Math.ceil(people.length / 2);
    const first = lookUp(apollo, people.slice(0, middle), price, now);
    if (first.down !== null) return { ...first, cost: cost + first.cost };
    const second = lookUp(apollo, people.slice(middle), price, now);
    return {
      answers: [...first.answers, ...second.answers],
      cost: cost + first.cost + second.cost,
      down: second.down,
    };
  }
  if (code === 'apollo.refused') {
    return { answers: people.map((person) => failed(person, message)), cost, down: null };
  }
  return { answers: [], cost, down: matches.error };
}

function failed(person: Person, reason: string): PersonAnswer {
  return { person, answer: { ok: false, reason, final: false } };
}

function judge(person: Person, matches: readonly ApolloPerson[], cost: number, now: Date): PersonAnswer {
  const fitting = matches.filter((match) => isSamePerson(person.values, person.domain, match));
  // Two people of one name in one house: nothing says which one is meant.
  const known = fitting.length === 1 ? fitting[0] : undefined;
  const outcome = fitting.length > 1 ? 'Plusieurs homonymes' : 'Personne inconnue';
  const changes: Changes = ({ id, values }) => {
    const line = { table: contacts, id, name: fullName(values), date: now, source: SOURCE };
    const filled = known === undefined ? [] : fillFrom(values, known);
    if (filled.length === 0) {
      const value = known === undefined ? outcome : 'Rien de nouveau';
      return [recordOrigin({ ...line, key: null, value, cost: known === undefined ? 0 : cost })];
    }
    const share = cost / filled.length;
    return [
      fillBlank(contacts, id, Object.fromEntries(filled.map(({ key, value }) => [key, value]))),
      ...filled.map(({ key, value }) => recordOrigin({ ...line, key, value, cost: share })),
      ...filled.filter(({ key }) => key === 'email').flatMap((cell) => awaitCheck(cell, line)),
    ];
  };
  return { person, answer: { ok: true, changes } };
}

/** An address of Apollo's does not count as valid before Hunter has verified it. */
function awaitCheck(
  { value: about }: FilledCell,
  line: Pick<Parameters<typeof recordOrigin>[0], 'table' | 'id' | 'name' | 'date' | 'source'>,
): Change[] {
  return [
    setSystem(contacts, line.id, { emailStatus: 'Incertain' }),
    recordOrigin({ ...line, key: 'emailStatus', value: 'Incertain', cost: 0, about }),
  ];
}
