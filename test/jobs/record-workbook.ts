/** A team's workbook in which a company has everything that a card may show. Invented people, Tuesday 16 June 2026. */
import { companies, contacts, history, interactions, opportunities, tenders } from '../../src/crm/tables/index.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { addRows, person, smallCrm } from './crm-workbook.ts';

const MELISSE = { company: 'Laboratoires Mélisse', companyId: 'EN-MELISS' };
const ROMANE = { contact: 'Romane Obry (Sylve Habitat)', contactId: 'CT-ROMANE' };
export const SYLVE = { company: 'Sylve Habitat', companyId: 'EN-SYLVE0' };

/** « Sylve Habitat », two people, three opportunities, and what happened with them; scored by the rules. */
export function recordCrm(): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, companies, [
    {
      id: 'EN-SYLVE0',
      name: 'Sylve Habitat',
      type: 'Entreprise RSE',
      size: 85,
      certifications: ['B Corp'],
      website: 'www.sylve-habitat.example',
      address: '4 quai des Aulnes',
      postcode: '69009',
      city: 'Lyon',
      email: 'contact@sylve-habitat.example',
      phone: '04 78 55 66 77',
      assignee: 'Inès Carpentier',
      addedOn: new Date(2026, 3, 2),
    },
  ]);
  addRows(ports, contacts, [
    person({
      id: 'CT-ROMANE',
      firstName: 'Romane',
      lastName: 'Obry',
      email: 'romane.obry@sylve-habitat.example',
      emailStatus: 'Valide',
      phone: '04 78 55 66 78',
      position: 'Directrice RSE',
      role: 'Décideur',
      ...SYLVE,
      linkedin: 'https://www.linkedin.com/in/romane-obry',
      source: 'LinkedIn',
      stage: 'En discussion',
      temperature: 'Chaud',
      addedOn: new Date(2026, 3, 2),
      lastInteraction: new Date(2026, 5, 12),
      nextAction: 'Envoyer la proposition',
      dueOn: new Date(2026, 5, 18),
      informedOn: new Date(2026, 3, 3),
    }),
    person({
      id: 'CT-TANGUY',
      firstName: 'Tanguy',
      lastName: 'Lemoël',
      position: 'Acheteur',
      role: 'Acheteur',
      ...SYLVE,
      stage: 'Lead',
      temperature: 'Froid',
      lastInteraction: new Date(2026, 4, 4),
    }),
  ]);
  addRows(ports, opportunities, [
    {
      id: 'OP-RUCHES',
      title: 'Douze ruches parrainées',
      ...SYLVE,
      ...ROMANE,
      channel: 'Entreprises RSE',
      amount: 14_400,
      stage: 'En discussion',
      validatedStage: 'En discussion',
      stageSince: new Date(2026, 5, 9),
      closesOn: new Date(2026, 6, 3),
    },
    {
      id: 'OP-SUIVI0',
      title: 'Suivi des pollinisateurs',
      ...SYLVE,
      ...ROMANE,
      stage: 'Perdu',
      validatedStage: 'Perdu',
      stageSince: new Date(2026, 4, 20),
      closedOn: new Date(2026, 4, 20),
    },
    { id: 'OP-MELISS', title: 'Ailleurs', ...MELISSE, stage: 'Lead', stageSince: new Date(2026, 5, 1) },
  ]);
  addRows(ports, interactions, [
    {
      id: 'IN-APPEL1',
      date: new Date(2026, 5, 12, 10, 5),
      type: 'Appel',
      result: 'Réponse positive',
      summary: 'Budget 2026 voté.',
      author: 'Inès Carpentier',
      ...ROMANE,
      ...SYLVE,
    },
    { id: 'IN-EMAIL1', date: new Date(2026, 5, 2), type: 'Email envoyé', author: 'Malik Benali', ...ROMANE, ...SYLVE },
    {
      id: 'IN-TANGUY',
      date: new Date(2026, 4, 4, 9),
      type: 'Email envoyé',
      contact: 'Tanguy Lemoël (Sylve Habitat)',
      contactId: 'CT-TANGUY',
    },
    { id: 'IN-AVANT0', date: new Date(2024, 1, 1), type: 'Note', ...ROMANE, ...MELISSE },
  ]);
  addRows(ports, history, [
    {
      date: new Date(2026, 3, 2, 9),
      subject: 'Contact',
      subjectId: 'CT-ROMANE',
      to: 'Lead',
      author: 'Inès Carpentier',
    },
    {
      date: new Date(2026, 4, 28),
      subject: 'Opportunité',
      subjectId: 'OP-RUCHES',
      to: 'Lead',
      author: 'Inès Carpentier',
    },
    {
      date: new Date(2026, 5, 9, 14, 30),
      subject: 'Opportunité',
      subjectId: 'OP-RUCHES',
      from: 'Lead',
      to: 'En discussion',
      forcedReason: 'Vue au salon',
    },
    { date: new Date(2026, 5, 9), subject: 'Contact', subjectId: 'CT-NADIA1', from: 'Lead', to: 'Contacté' },
  ]);
  addRows(ports, tenders, [
    {
      noticeId: '26-58214',
      title: 'Entretien écologique des parcs.',
      publishedOn: new Date(2026, 5, 8),
      relevance: 86,
      decision: 'Retenu',
      state: 'Initial',
      url: 'https://www.boamp.example/avis/26-58214',
      companyId: 'EN-SYLVE0',
    },
  ]);
  return ports;
}
