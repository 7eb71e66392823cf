/** Hunter's first turn: is the address of each contact still good? */
import { emailStatusOf } from '../../crm/enrichment/person.ts';
import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { createHunter, HUNTER_BATCH, type Verdict } from '../../services/hunter/client.ts';
import { onBehalf, setSystem } from '../../sheet/index.ts';
import { askHunter, HUNTER } from './hunter-answers.ts';
import { isEmailFrom, recordOrigin } from './origins.ts';
import type { Changes, PaidRound } from './paid-round.ts';
import { type People, type Person, toVerify } from './people.ts';

/** `null` without a key. */
export function verifyRound(ports: Ports, read: People): PaidRound | null {
  const key = ports.secrets.get('hunter');
  if (key === null) return null;
  const hunter = createHunter(ports, key);
  const price = read.settings.operation.prices.hunterCheck;
  return {
    action: 'contacts.verify',
    service: 'hunter',
    name: 'Hunter (vérification)',
    people: toVerify(read),
    batch: HUNTER_BATCH,
    price,
    ask: (people) => {
      const answers: readonly Result<Verdict>[] = hunter.verify(people.map(({ values }) => values.email));
      return askHunter(read, people, answers, price, (person, verdict) => judge(read, person, verdict, price));
    },
  };
}

/** A bad address that Apollo had given is taken back: Hunter may find a better one. One that the team typed stays, marked. */
function judge({ origins, now }: People, person: Person, verdict: Verdict, cost: number): Changes {
  const about = person.values.email;
  const status = emailStatusOf(verdict);
  const bought = isEmailFrom(origins(contacts, person.id), 'Apollo', about);
  return ({ id, values }) => {
    if (values.optedOut || values.email !== about) return [];
    const taken = bought && status === 'Invalide';
    return [
      ...(taken ? [onBehalf(contacts, id, { email: '' }, { email: about })] : []),
      setSystem(contacts, id, { emailStatus: taken ? '' : status }),
      recordOrigin({
        table: contacts,
        id,
        name: fullName(values),
        date: now,
        key: 'emailStatus',
        value: status,
        source: HUNTER,
        cost,
        about,
      }),
    ];
  };
}
