import { countOf, formatNumber } from '../../crm/french/numbers.ts';
import { mailLink, phoneLink } from '../../crm/links.ts';
import { fullName } from '../../crm/names.ts';
import { type CompanyRow, companies, type contacts } from '../../crm/tables/index.ts';
import { TEMPERATURES } from '../../crm/tables/values.ts';
import type { SheetRow } from '../../sheet/index.ts';
import { toWireDay } from '../pages/wire-days.ts';
import type { NextAction, RecordCard } from './card.ts';
import { tellOrigin } from './fact-origin.ts';
import { describeFacts } from './facts.ts';
import { firstAction } from './next-action.ts';
import { describeDeal, isOpen, planned, sortDeals } from './opportunities.ts';
import { describeScore } from './score.ts';
import type { RecordTables } from './tables.ts';

type Company = SheetRow<typeof companies>;
type Contact = SheetRow<typeof contacts>;

/** Shown in the head of the card, or with its score; the postcode and the town are part of the address. */
const IN_HEAD = ['id', 'name', 'postcode', 'city', 'assignee', 'score', 'scoreDetail'];

/** A blank there keeps points out of the score. */
const SCORED = ['type', 'size', 'certifications', 'budget'];

export function describeCompany(company: Company, tables: RecordTables, now: Date): RecordCard {
  const { values } = company;
  const staff = tables.contacts.rows.filter(({ id, values: { companyId } }) => id !== '' && companyId === company.id);
  const deals = sortDeals(tables.opportunities.rows.filter((deal) => deal.values.companyId === company.id));
  const open = deals.filter(isOpen);
  const nextAction = firstAction(
    [
      ...staff.map(({ id, values: person }) => ({
        ...person,
        table: 'contacts' as const,
        id,
        owner: fullName(person),
      })),
      ...open.map(planned),
    ],
    now,
  );
  return {
    kind: 'company',
    id: company.id,
    today: toWireDay(now),
    name: values.name || company.id,
    lines: [
      [values.type, sizeOf(values)].filter((part) => part !== '').join(', '),
      values.assignee === '' ? '' : `Suivi\u00a0: ${values.assignee}`,
    ].filter((line) => line !== ''),
    company: null,
    temperature: TEMPERATURES.find((warmth) => staff.some((person) => person.values.temperature === warmth)) ?? '',
    stages: [...new Set(open.map((deal) => deal.values.stage).filter((stage) => stage !== ''))],
    role: '',
    optedOut: false,
    email: mailLink(values.email),
    phone: phoneLink(values.phone),
    journalOn: choosePerson(staff, nextAction)?.id ?? '',
    nextAction,
    score: describeScore(values),
    opportunities: deals.map((deal) => describeDeal(deal, now)),
    facts: describeFacts(companies, company, {
      elsewhere: values.type === '' ? IN_HEAD : [...IN_HEAD, 'type'],
      wanted: SCORED,
      originOf: (column, value) => tellOrigin(tables.origins(companies, company.id), companies, column, value, now),
      texts: { size: sizeOf(values), address: addressOf(values) },
    }),
    people: staff.map(({ id, values: person }) => ({
      id,
      name: fullName(person),
      role: person.role,
      position: person.position,
      optedOut: person.optedOut,
    })),
    activity: {
      kind: 'company',
      id: company.id,
      related: [...staff, ...deals].map(({ id }) => id),
      addedOn: toWireDay(values.addedOn),
      source: '',
    },
  };
}

/** Who an exchange with the company was most likely with: the one something is planned with, else the last one spoken to. */
function choosePerson(staff: readonly Contact[], planned: NextAction | null): Contact | undefined {
  const spokenOn = ({ values }: Contact) => values.lastInteraction?.getTime() ?? 0;
  return (
    staff.find(({ id }) => id === planned?.id) ??
    [...staff].sort((a, b) => Number(a.values.optedOut) - Number(b.values.optedOut) || spokenOn(b) - spokenOn(a))[0]
  );
}

/** « 12 400 hab. », « 85 salariés » */
function sizeOf({ size, type }: CompanyRow): string {
  if (size === null) return '';
  return type === 'Collectivité' ? `${formatNumber(size)}\u00a0hab.` : countOf(size, 'salarié', 'salariés');
}

function addressOf({ address, postcode, city }: CompanyRow): string {
  const town = [postcode, city].filter((part) => part !== '').join(' ');
  return [address, town].filter((part) => part !== '').join(', ');
}
