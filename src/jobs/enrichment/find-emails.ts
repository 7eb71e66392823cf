/** Hunter's second turn: the address of a person whose name and company's domain are known. */
import { addressOf, emailStatusOf } from '../../crm/enrichment/person.ts';
import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { createHunter, type FoundAddress, HUNTER_BATCH } from '../../services/hunter/client.ts';
import { fillBlank, setSystem } from '../../sheet/index.ts';
import { askHunter, HUNTER } from './hunter-answers.ts';
import { recordOrigin } from './origins.ts';
import type { Changes, PaidRound } from './paid-round.ts';
import { type People, toFind } from './people.ts';

/** `null` without a key. */
export function findRound(ports: Ports, read: People): PaidRound | null {
  const key = ports.secrets.get('hunter');
  if (key === null) return null;
  const hunter = createHunter(ports, key);
  const price = read.settings.operation.prices.hunterSearch;
  return {
    action: 'contacts.find-email',
    service: 'hunter',
    name: 'Hunter (recherche)',
    people: toFind(read),
    batch: HUNTER_BATCH,
    price,
    ask: (people) => {
      const answers = hunter.find(
        people.map(({ values: { firstName, lastName }, domain }) => ({ firstName, lastName, domain })),
      );
      return askHunter(read, people, answers, price, (_, found) => judge(found, price, read.now));
    },
  };
}

/** An address is kept when Hunter has verified it, or could not be told no; its status says which. */
function judge(found: FoundAddress, cost: number, now: Date): Changes {
  const email = addressOf(found.email);
  const status = found.verdict === null ? 'Inconnu' : emailStatusOf(found.verdict);
  const kept = email !== '' && (status === 'Valide' || status === 'Incertain');
  return ({ id, values }) => {
    const line = { table: contacts, id, name: fullName(values), date: now, source: HUNTER };
    if (values.optedOut || values.email !== '' || !kept) {
      return [recordOrigin({ ...line, key: null, value: 'Aucune adresse sûre', cost })];
    }
    return [
      fillBlank(contacts, id, { email }),
      setSystem(contacts, id, { emailStatus: status }),
      recordOrigin({ ...line, key: 'email', value: email, cost }),
      recordOrigin({ ...line, key: 'emailStatus', value: status, cost: 0, about: email }),
    ];
  };
}
