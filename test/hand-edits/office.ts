/** A small sales office whose workbook has been through a night: what random hands are let loose on. */
import { companies, contacts, followUps, interactions, opportunities, tenders } from '../../src/crm/tables/index.ts';
import type { Table } from '../../src/crm/tables/table.ts';
import { reconcile } from '../../src/jobs/completion/reconcile.ts';
import { type Header, matchColumns } from '../../src/sheet/header.ts';
import { addRows, person, smallCrm } from '../jobs/crm-workbook.ts';
import { copyTab } from '../ports/memory-book.ts';
import { createMemoryPorts, type MemoryOptions, type MemoryPorts } from '../ports/memory-ports.ts';

/** The tables that people write in. */
export const OPEN_TABLES: readonly Table[] = [contacts, companies, opportunities, interactions, tenders, followUps];

/** Names that stand in the workbook, each for one row or for two. */
export const COMPANY_NAMES = ['Ville de Valmarais', 'Laboratoires Mélisse', 'Orève SAS', 'Commune de Sère', 'Homonyme'];
export const CONTACT_NAMES = ['Claire Vasseur (Ville de Valmarais)', 'Nadia Cherif', 'Odile Perrin (Orève SAS)'];
export const DEAL_NAMES = ['Gestion différenciée des parcs', 'Ruches du siège'];

let morning: MemoryPorts | null = null;

/** A copy of the office as a night has left it. */
export function openOffice(options: Pick<MemoryOptions, 'evaluate'> = {}): MemoryPorts {
  morning ??= spendNight();
  const ports = createMemoryPorts({ now: morning.clock.now(), ...options });
  ports.book.tabs.push(...morning.book.tabs.map(copyTab));
  return ports;
}

function spendNight(): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, companies, [
    { id: 'EN-OREVE0', name: 'Orève SAS', type: 'Entreprise RSE', postcode: '69003' },
    { id: 'EN-SERE00', name: 'Commune de Sère', type: 'Collectivité' },
    { id: 'EN-HOMON1', name: 'Homonyme', city: 'Lyon' },
    { id: 'EN-HOMON2', name: 'Homonyme', city: 'Nantes' },
  ]);
  addRows(ports, contacts, [
    person({
      id: 'CT-ODILE0',
      firstName: 'Odile',
      lastName: 'Perrin',
      email: 'odile.perrin@oreve.example',
      company: 'Orève SAS',
      companyId: 'EN-OREVE0',
      stage: 'En discussion',
    }),
    person({ id: 'CT-YANN00', firstName: 'Yann', lastName: 'Le Goff', company: 'Homonyme', companyId: 'EN-HOMON2' }),
  ]);
  addRows(ports, opportunities, [
    {
      id: 'OP-RUCHES',
      title: 'Ruches du siège',
      company: 'Orève SAS',
      companyId: 'EN-OREVE0',
      contact: 'Odile Perrin (Orève SAS)',
      contactId: 'CT-ODILE0',
      stage: 'En discussion',
      validatedStage: 'En discussion',
      channel: 'Entreprises RSE',
      amount: 8_000,
    },
  ]);
  addRows(ports, interactions, [
    {
      id: 'IN-000001',
      date: new Date(2026, 5, 10, 9),
      type: 'Appel',
      contact: 'Odile Perrin (Orève SAS)',
      opportunity: 'Ruches du siège',
      result: 'Réponse positive',
      subject: 'Premier échange',
    },
    {
      id: 'IN-000002',
      date: new Date(2026, 4, 26, 9),
      type: 'Email envoyé',
      contact: 'Claire Vasseur (Ville de Valmarais)',
    },
  ]);
  addRows(ports, tenders, [{ noticeId: '26-1001', title: 'Suivi des pollinisateurs', buyer: 'Commune de Sère' }]);
  addRows(ports, followUps, [
    { id: 'RL-000001', what: 'Relancer', contact: 'Odile Perrin (Orève SAS)', opportunity: 'Ruches du siège' },
    { id: 'RL-000002', what: 'Répondre', tender: 'Suivi des pollinisateurs' },
  ]);
  const done = reconcile(ports);
  if (!done.ok) throw new Error(done.error.message);
  return ports;
}

/** Where the columns of a table stand now, whatever people did to the header. */
export function headerOf(ports: MemoryPorts, table: Table): Header {
  const [top = []] = ports.book.rows(table.tab);
  const matched = matchColumns(table, top.map(String), table.tab);
  if (!matched.ok) throw new Error(matched.error.message);
  return matched.value.header;
}
