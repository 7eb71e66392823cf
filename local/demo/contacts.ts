/** Two invented people for each organisation. */
import { addDays, startOfDay, subDays } from 'date-fns';
import type { ContactRow } from '../../src/crm/tables/index.ts';
import { DEMO_COMPANIES, type DemoCompany } from './companies.ts';
import { domain, identifier, ownerOf } from './identity.ts';
import { FIRST_NAMES, LAST_NAMES, OFFICES } from './people.ts';
import type { Chance } from './random.ts';

export interface Person {
  readonly id: string;
  readonly company: DemoCompany;
  readonly companyId: string;
  readonly label: string;
  readonly owner: string;
  readonly row: { -readonly [K in keyof ContactRow]?: ContactRow[K] };
}

/** Numbers that the French regulator keeps for works of fiction. */
const FICTIONAL_LINES = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49'] as const;
export function hirePeople(chance: Chance, today: Date): Person[] {
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
