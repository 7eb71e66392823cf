/** What Hunter's answers mean for each person asked about, objections first. */

import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Failure, Result } from '../../result.ts';
import { type Change, onBehalf, type SheetRow, setSystem } from '../../sheet/index.ts';
import { isEmailFrom, originOf, recordOrigin } from './origins.ts';
import type { Asked, Changes, PersonAnswer } from './paid-round.ts';
import type { People, Person } from './people.ts';

export const HUNTER = 'Hunter';

/** Failures of one person's question; any other will be the next one's too. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set(['hunter.refused', 'hunter.pending', 'hunter.unreadable']);

/** `price` is what each question that got an answer has cost. */
export function askHunter<T>(
  read: People,
  people: readonly Person[],
  answers: readonly Result<T>[],
  price: number,
  judge: (person: Person, value: T) => Changes,
): Asked {
  let cost = 0;
  let down: Failure | null = null;
  const judged = people.flatMap((person, index): PersonAnswer[] => {
    const answer = answers[index];
    if (answer === undefined) return [];
    if (answer.ok) {
      cost += price;
      return [{ person, answer: { ok: true, changes: judge(person, answer.value) } }];
    }
    const { code, message } = answer.error;
    if (code === 'hunter.objected') {
      const bought = isEmailFrom(read.origins(contacts, person.id), HUNTER, person.values.email);
      const erase = bought ? person.values.email : '';
      return [{ person, answer: { ok: true, changes: honourObjection(read, person), erase } }];
    }
    if (!OF_ONE_PERSON.has(code)) {
      down ??= answer.error;
      return [];
    }
    if (code === 'hunter.unreadable') cost += price;
    return [{ person, answer: { ok: false, reason: message, final: code === 'hunter.refused' } }];
  });
  // A service that answers nothing readable to anybody is broken: its next answers would be paid for in vain.
  const unreadable = answers.find((answer) => !answer.ok && answer.error.code === 'hunter.unreadable');
  if (unreadable !== undefined && !unreadable.ok && !answers.some(({ ok }) => ok)) down ??= unreadable.error;
  return { answers: judged, cost, down };
}

/**
 * The person does not want to be in Hunter: what came from there leaves their rows (all those with their address),
 * « Opposition » is ticked, and nobody asks again.
 */
function honourObjection({ origins, now }: People, person: Person): Changes {
  return (contact, others) => {
    const { email } = contact.values;
    const same = others.filter(
      ({ id, values }) => id === contact.id || (email !== '' && values.email === email && id !== ''),
    );
    return same.flatMap((row) => objectedChanges(row, origins, now, person.id));
  };
}

function objectedChanges(
  { id, values }: SheetRow<typeof contacts>,
  origins: People['origins'],
  now: Date,
  askedAbout: string,
): Change[] {
  const lines = origins(contacts, id);
  const status = originOf(lines, contacts, 'emailStatus');
  const bought = isEmailFrom(lines, HUNTER, values.email);
  return [
    ...(bought ? [onBehalf(contacts, id, { email: '' }, { email: values.email })] : []),
    ...(status?.source === HUNTER ? [setSystem(contacts, id, { emailStatus: '' })] : []),
    ...(values.optedOut ? [] : [onBehalf(contacts, id, { optedOut: true }, { optedOut: false })]),
    recordOrigin({
      table: contacts,
      id,
      name: fullName(values),
      date: now,
      key: 'optedOut',
      value: id === askedAbout ? 'Oui' : 'Oui, même adresse',
      source: HUNTER,
      cost: 0,
    }),
  ];
}
