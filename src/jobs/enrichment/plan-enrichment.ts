/** « Enrichir »: what would be asked of which service, and the most it can cost. */
import { countOf, formatAmount } from '../../crm/french/numbers.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { Ports, SecretName } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { openBudget } from '../engine/spending.ts';
import { recallErrands } from '../errands/memory.ts';
import { describeRequest } from '../errands/requests.ts';
import { listCompaniesToEnrich } from './enrich-companies.ts';
import { isEmailFrom } from './origins.ts';
import { affordableOf } from './paid-round.ts';
import { type People, readPeople, toFind, toLookUp, toVerify } from './people.ts';

export interface EnrichmentPlan {
  readonly services: readonly PlannedService[];
  /** Companies, and contacts as often as a service with a key is asked about them, that today's budget allows. */
  readonly questions: number;
  /** « 1,25 € »: the most that a run can cost today. */
  readonly most: string;
  /** « 1,60 € sur 2 € » */
  readonly left: string;
  /** Something is left of today's budget. */
  readonly affordable: boolean;
  /** What was asked of the account that keeps the keys, and how it went; `''` when nothing was. */
  readonly request: string;
}

export interface PlannedService {
  readonly name: string;
  /** What it is asked for. */
  readonly about: string;
  /** `null` for what is free and needs no key. */
  readonly present: boolean | null;
  /** « 8 contacts, 0,40 € au plus. » */
  readonly said: string;
}

/** Six reads, four properties. */
export function planEnrichment(ports: Ports): Result<EnrichmentPlan> {
  const read = readPeople(ports);
  if (!read.ok) return read;
  const firms = listCompaniesToEnrich(ports);
  return firms.ok ? ok(describePlan(ports, read.value, firms.value.length)) : firms;
}

function describePlan(ports: Ports, read: People, firms: number): EnrichmentPlan {
  const { prices, dailyBudget } = read.settings.operation;
  const left = openBudget(ports, read.settings).left();
  const has = (name: SecretName) => ports.secrets.whereabouts(name) !== 'absent';
  const present = { apollo: has('apollo'), hunter: has('hunter') };
  const [lookedUp, verified, found] = [toLookUp(read), toVerify(read), toFind(read)];
  // An address that Apollo gives is verified in its turn; one that fails there is looked for by Hunter.
  const mayBeGiven = present.apollo ? lookedUp.filter(({ values }) => values.email === '').length : 0;
  const mayFail = verified.filter(
    ({ id, values, domain }) => domain !== '' && isEmailFrom(read.origins(contacts, id), 'Apollo', values.email),
  ).length;
  const asked = [
    {
      name: 'Apollo',
      about: 'Poste, profil LinkedIn et adresse',
      present: present.apollo,
      contacts: lookedUp.length,
      price: prices.apolloCredit,
    },
    {
      name: 'Hunter, vérification',
      about: 'L’adresse répond-elle encore\u00a0?',
      present: present.hunter,
      contacts: verified.length + mayBeGiven,
      price: prices.hunterCheck,
    },
    {
      name: 'Hunter, recherche',
      about: 'L’adresse, d’après le nom et le site',
      present: present.hunter,
      contacts: found.length + mayFail,
      price: prices.hunterSearch,
    },
  ];
  const request = recallErrands(ports).requests.find(({ what }) => what === 'contacts.enrich');
  let rest = left;
  let questions = firms;
  for (const service of asked.filter((one) => one.present)) {
    const count = Math.min(service.contacts, affordableOf(rest, service.price));
    questions += count;
    rest -= count * service.price;
  }
  return {
    services: [
      {
        name: 'Registres publics',
        about: 'SIREN, adresse, taille, site, élus\u00a0; les e-mails de mairie',
        present: null,
        said:
          firms === 0 ? 'Aucune entreprise à demander.' : `${countOf(firms, 'entreprise', 'entreprises')}, gratuit.`,
      },
      ...asked.map(({ name, about, present: has, contacts: count, price }) => ({
        name,
        about,
        present: has,
        said:
          count === 0
            ? 'Aucun contact à demander.'
            : `${countOf(count, 'contact', 'contacts')}, ${formatAmount(count * price)} au plus.`,
      })),
    ],
    questions,
    most: formatAmount(left - rest),
    left: `${formatAmount(left)} sur ${formatAmount(dailyBudget)}`,
    affordable: left > 0,
    request: request ? describeRequest(request, ports.clock.now()) : '',
  };
}
