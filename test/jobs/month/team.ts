/** The team of a simulated month: how its workbook begins, and what its people do by hand, the same days in every month. */
import { set } from 'date-fns';
import { companies, contacts, drafts, interactions, settings, tenders } from '../../../src/crm/tables/index.ts';
import { settleDraft } from '../../../src/jobs/drafts/edit-draft.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf } from '../crm-workbook.ts';
import { crmToEnrich } from '../enrichment/directories.ts';
import { MAKE, SLACK } from './outside.ts';

/** Days on which drafts are approved: those of the first nights, before anybody gets a second one. */
const FIRST_APPROVAL = 5;
const LAST_APPROVAL = 10;

/** A small team with every key and address, reports and drafts wanted. */
export function openOffice(firstDay: Date): MemoryPorts {
  const ports = crmToEnrich({ now: firstDay, person: false });
  ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
  ports.secrets.set('make', MAKE);
  ports.secrets.set('slack', SLACK);
  ports.secrets.set('inbound', 'a-secret-of-more-than-thirty-two-characters');
  changeRow(ports, companies, 'EN-VALMAR', {
    size: 12_400,
    postcode: '35890',
    commitments: 'Plan pollinisateurs voté en 2025.',
    budget: 60_000,
  });
  for (const [place, { id }] of rowsOf(ports, contacts).entries()) {
    // Facts of their own: two people of whom the same is known would be the same question to Claude.
    const position = id === 'CT-LEMAIR' ? '' : `Chargé de mission ${place}`;
    changeRow(ports, contacts, String(id), { addedOn: firstDay, source: 'BOAMP', assignee: 'Malik Benali', position });
  }
  // He objects to Hunter, which says so whoever knew his address first.
  changeRow(ports, contacts, 'CT-DIALLO', {
    email: 'omar.diallo@valmarais.example',
    linkedin: 'https://www.linkedin.com/in/omar-diallo',
  });
  for (const id of ['CT-CLAIRE', 'CT-NADIA1']) changeRow(ports, contacts, id, { lastInteraction: null });
  for (const name of ['Bilan quotidien', 'Bilan hebdomadaire', 'Bilan mensuel', 'Alertes']) {
    setParameter(ports, 'Destinataires', name, 'Malik Benali, Inès Carpentier');
  }
  return ports;
}

function setParameter(ports: MemoryPorts, group: string, name: string, value: string): void {
  const row = ports.book.rows(settings.tab).findIndex(([first, second]) => first === group && second === name) + 1;
  ports.book.put(settings.tab, row, 3, [[value]]);
}

export function workOn(ports: MemoryPorts, day: number, date: Date): void {
  ports.clock.time = set(date, { hours: 15, minutes: 0 });
  const exchange = { date: ports.clock.now(), id: `IN-DAY0${day}` };
  if (day === 20) {
    changeRow(ports, tenders, '26-90003', { decision: 'Retenu' });
    const contact = 'Nadia Cherif (Laboratoires Mélisse)';
    const result = 'Réponse positive';
    addRows(ports, interactions, [{ ...exchange, type: 'Email reçu', contact, contactId: 'CT-NADIA1', result }]);
  }
  for (const { id, status } of rowsOf(ports, drafts)) {
    const approves = day >= FIRST_APPROVAL && day <= LAST_APPROVAL;
    if (approves && status === 'À relire') changeRow(ports, drafts, String(id), { approved: true });
    if (status === 'À vérifier') answerFor(ports, String(id));
  }
}

/** Somebody looks into their mailbox to see whether an interrupted sending has left, and approves it again when it has not. */
function answerFor(ports: MemoryPorts, id: string): void {
  const draft = rowsOf(ports, drafts).find((row) => row.id === id);
  const to = rowsOf(ports, contacts).find((row) => row.id === draft?.contactId)?.email;
  const left = ports.mailer.mails.some((mail) => mail.to === to && mail.subject === draft?.subject);
  const settled = settleDraft(ports, { id, how: left ? 'sent' : 'not-sent' });
  if (!settled.ok) throw new Error(settled.error.message);
  if (!left) changeRow(ports, drafts, id, { approved: true });
}
