import { mailLink, phoneLink } from '../../crm/links.ts';
import { fullName } from '../../crm/names.ts';
import { contacts } from '../../crm/tables/index.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { Fact, RecordCard } from './card.ts';
import { tellOrigin } from './fact-origin.ts';
import { describeFacts } from './facts.ts';
import { firstAction } from './next-action.ts';
import { describeDeal, isOpen, planned, sortDeals } from './opportunities.ts';
import { describeScore } from './score.ts';
import type { RecordTables } from './tables.ts';

type Contact = SheetRow<typeof contacts>;

/** Shown in the head of the card. */
const IN_HEAD = [
  'id',
  'lastName',
  'firstName',
  'company',
  'position',
  'role',
  'stage',
  'score',
  'temperature',
  'nextAction',
  'dueOn',
  'optedOut',
  'emailStatus',
];

const EMAIL_TAGS: Readonly<Record<string, Fact['tag']>> = {
  Valide: { text: 'vérifié', tone: 'ok' },
  Incertain: { text: 'incertain', tone: 'warn' },
  Invalide: { text: 'invalide', tone: 'bad' },
};

export function describeContact(contact: Contact, tables: RecordTables, now: Date): RecordCard {
  const { values } = contact;
  const firm = tables.companies.byId(values.companyId);
  const deals = sortDeals(tables.opportunities.rows.filter((deal) => deal.values.contactId === contact.id));
  const actions = deals.filter(isOpen).map(planned);
  return {
    kind: 'contact',
    id: contact.id,
    today: toWireDay(now),
    name: fullName(values),
    lines: [values.position].filter((line) => line !== ''),
    company: values.company === '' ? null : { id: firm?.id ?? '', name: firm?.values.name ?? values.company },
    temperature: values.temperature,
    stages: values.stage === '' ? [] : [values.stage],
    role: values.role,
    optedOut: values.optedOut,
    email: mailLink(values.email) || mailLink(values.email2),
    phone: phoneLink(values.phone) || phoneLink(values.mobile),
    journalOn: contact.id,
    nextAction: firstAction([{ ...values, table: 'contacts', id: contact.id, owner: '' }, ...actions], now),
    score: describeScore(firm?.values ?? { score: values.score, scoreDetail: '' }),
    opportunities: deals.map((deal) => describeDeal(deal, now)),
    facts: withoutCalls(
      values.optedOut,
      describeFacts(contacts, contact, {
        elsewhere: IN_HEAD,
        wanted: ['email'],
        originOf: (column, value) => tellOrigin(tables.origins(contacts, contact.id), contacts, column, value, now),
        tags: {
          email: values.email === '' ? null : (EMAIL_TAGS[values.emailStatus] ?? null),
          informedOn: values.informedOn === null ? { text: 'pas encore donnée', tone: 'warn' } : null,
        },
      }),
    ),
    people: [],
    activity: {
      kind: 'contact',
      id: contact.id,
      related: deals.map(({ id }) => id),
      addedOn: toWireDay(values.addedOn),
      source: values.source,
    },
  };
}

/** One does not write to a person who objects by a slip of the mouse: the address is shown, and opens nothing. */
function withoutCalls(optedOut: boolean, facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => (optedOut && !fact.href.startsWith('https:') ? { ...fact, href: '' } : fact));
}
