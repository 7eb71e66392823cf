/** One whole job for each API, on the API's own contract: what it starts from, and what is left in the workbook in the end. */

import { createBoamp } from '../../local/services/boamp/boamp.ts';
import { createClaude } from '../../local/services/claude/claude.ts';
import { createMake } from '../../local/services/make/make.ts';
import type { Misbehaviour } from '../../local/services/misbehaviours.ts';
import { demoRegister } from '../../local/services/open-data/register.ts';
import type { Service } from '../../local/services/service.ts';
import { createSlack } from '../../local/services/slack/slack.ts';
import { companies, contacts, history, opportunities, outbox, tenders } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import { deliverEvents } from '../../src/jobs/announcements/deliver-events.ts';
import type { Slice } from '../../src/jobs/engine/slice.ts';
import { enrichCompanies } from '../../src/jobs/enrichment/enrich-companies.ts';
import { enrichContacts } from '../../src/jobs/enrichment/enrich-contacts.ts';
import { watchTenders } from '../../src/jobs/tenders/watch-tenders.ts';
import type { Ports } from '../../src/ports.ts';
import type { Result } from '../../src/result.ts';
import { addRows, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
import { crmToEnrich, directoryServices, manyPeople, registerServices } from '../jobs/enrichment/directories.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { callTitled } from './boamp/records.ts';

export interface Scenario {
  readonly api: string;
  /** Hosts that misbehave. */
  readonly hosts: readonly string[];
  readonly job: (ports: Ports, slice: Slice) => Result<{ readonly summary: string }>;
  /** A workbook before the job, and who answers each host. */
  readonly prepare: () => { readonly ports: MemoryPorts; readonly services: Readonly<Record<string, Service>> };
  /** Refusals that end the matter: what was refused is given up, and the sheet says so. */
  readonly refusals?: readonly Misbehaviour[];
  /** What must come to the same, moments and identifiers left out. */
  readonly state: (ports: MemoryPorts) => unknown;
}

const BOAMP = 'boamp-datadila.opendatasoft.com';
const CLAUDE = 'api.anthropic.com';
const MAKE = 'hook.eu1.make.com';
const SLACK = 'hooks.slack.com';
export const SECRETS = {
  claude: 'sk-ant-essai-0123456789abcdef',
  apollo: 'apollo-essai-0123456789',
  hunter: '0123456789abcdef0123456789abcdef01234567',
  make: `https://${MAKE}/abcdefghijklmnop`,
  slack: `https://${SLACK}/services/T000/B000/invented`,
} as const;

const tenderScenario = (api: 'boamp' | 'claude', host: string): Scenario => ({
  api,
  hosts: [host],
  job: watchTenders,
  prepare: () => {
    const ports = smallCrm({ now: new Date(2026, 3, 8, 3, 0), person: false });
    ports.secrets.set('claude', SECRETS.claude);
    const records = Array.from({ length: 20 }, (_, index) =>
      callTitled(`26-${90_100 + index}`, `Plantation de haies champêtres, site ${index}`),
    );
    const boamp = createBoamp(records as unknown as Parameters<typeof createBoamp>[0]);
    return { ports, services: { [BOAMP]: boamp, 'www.boamp.fr': boamp, [CLAUDE]: createClaude() } };
  },
  state: (ports) => sorted(ports, tenders),
});

const peopleScenario = (api: 'apollo' | 'hunter', host: string): Scenario => ({
  api,
  hosts: [host],
  job: enrichContacts,
  prepare: () => {
    const people = manyPeople(24);
    return { ports: crmToEnrich({ person: false }, people), services: directoryServices(people) };
  },
  state: (ports) => sorted(ports, contacts),
});

const registerScenario = (api: string, host: string): Scenario => ({
  api,
  hosts: [host],
  job: enrichCompanies,
  prepare: () => {
    const register = demoRegister();
    const ports = smallCrm({ person: false });
    const rows = register.map(({ name, postcode }, index) => ({
      id: `EN-${String(index).padStart(6, '0')}`,
      name,
      postcode,
    }));
    addRows(ports, companies, rows);
    return { ports, services: registerServices(register) };
  },
  state: (ports) => rowsOf(ports, companies).map(({ enrichedOn: _, ...row }) => JSON.stringify(row)),
});

const hookScenario = (api: 'make' | 'slack', host: string): Scenario => ({
  api,
  hosts: [host],
  job: deliverEvents,
  refusals: api === 'make' ? ['401', '402', '403'] : ['401', '402'],
  prepare: () => {
    const services = { [MAKE]: createMake(), [SLACK]: createSlack() };
    const ports = smallCrm({ person: false });
    ports.secrets.set(api, SECRETS[api]);
    ports.secrets.set('inbound', 'un-secret-partage-de-plus-de-trente-deux-lettres');
    deliverEvents(ports, { over: () => false });
    ports.clock.sleep(3_600_000);
    for (let index = 0; index < 6; index += 1) {
      const id = `OP-WON00${index}`;
      const title = `Parc ${index}`;
      addRows(ports, opportunities, [{ id, title, company: 'Ville de Valmarais', amount: 12_000, stage: 'Gagné' }]);
      const moved = {
        date: ports.clock.now(),
        subject: 'Opportunité',
        subjectId: id,
        from: 'Négociation',
        to: 'Gagné',
      };
      addRows(ports, history, [moved]);
    }
    return { ports, services };
  },
  state: (ports) =>
    rowsOf(ports, outbox)
      .map(({ event, subject, destination, status }) => [event, subject, destination, status].join(' | '))
      .sort(),
});

export const SCENARIOS: readonly Scenario[] = [
  tenderScenario('boamp', BOAMP),
  tenderScenario('claude', CLAUDE),
  peopleScenario('apollo', 'api.apollo.io'),
  peopleScenario('hunter', 'api.hunter.io'),
  registerScenario('recherche-entreprises', 'recherche-entreprises.api.gouv.fr'),
  registerScenario('geo', 'geo.api.gouv.fr'),
  registerScenario('annuaire', 'api-lannuaire.service-public.gouv.fr'),
  hookScenario('make', MAKE),
  hookScenario('slack', SLACK),
];

/** Companies made on the way: identifiers are drawn. */
const MADE_IDENTIFIER = /EN-[0-9A-Z]{6}\b(?<!EN-VALMAR|EN-MELISS)/g;

function sorted(ports: MemoryPorts, table: Table): string[] {
  return rowsOf(ports, table)
    .map((row) => JSON.stringify(row, Object.keys(row).sort()).replace(MADE_IDENTIFIER, 'EN-'))
    .sort();
}
