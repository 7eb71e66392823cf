/** The small team's workbook with the tabs of steering, switched on: an invented plan, as it would stand in the cells. */
import {
  actions,
  criteria,
  hypotheses,
  objectives,
  rituals,
  STEERING_TABLES,
  settings,
} from '../../../src/crm/tables/index.ts';
import { addTables, type MemoryOptions, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, smallCrm } from '../crm-workbook.ts';

/** Its clock is Tuesday 16 June 2026. */
export function steeringCrm(options: MemoryOptions = {}): MemoryPorts {
  const ports = smallCrm(options);
  addTables(ports.book, STEERING_TABLES);
  const row = ports.book.rows(settings.tab).findIndex(([, name]) => name === 'Pilotage') + 1;
  ports.book.put(settings.tab, row, 3, [['Oui']]);
  ports.gate.reset();
  return ports;
}

/** The same with objectives, a plan, rituals, hypotheses and criteria. */
export function plannedCrm(options: MemoryOptions = {}): MemoryPorts {
  const ports = steeringCrm(options);
  addRows(ports, objectives, [
    { id: 'OB-RDV', indicator: 'Premiers rendez-vous', period: 'Mois', target: 12, current: 3, attainment: 0.25 },
    {
      id: 'OB-CA',
      indicator: 'Chiffre d’affaires',
      period: 'Année',
      target: 70_000,
      current: 41_200,
      attainment: 0.59,
    },
  ]);
  addRows(ports, actions, [
    {
      id: 'PA-HAIES1',
      objective: 'Premiers rendez-vous',
      objectiveId: 'OB-RDV',
      action: 'Relancer les communes',
      task: 'Appeler vingt maires',
      assignee: 'Malik Benali',
      startOn: new Date(2026, 4, 25),
      dueOn: new Date(2026, 5, 12),
      status: 'En cours',
    },
    {
      id: 'PA-SALON1',
      objective: 'Chiffre d’affaires',
      objectiveId: 'OB-CA',
      action: 'Salon des maires',
      assignee: 'Inès Carpentier',
      startOn: new Date(2026, 5, 8),
      dueOn: new Date(2026, 5, 21),
      status: 'À faire',
      obstacle: 'Stand cher',
      solution: 'Partager avec un partenaire',
    },
    { id: 'PA-FICHE1', action: 'Fiche tarifaire', dueOn: new Date(2026, 5, 5), status: 'Fait' },
    { id: 'PA-LOIN01', action: 'Bilan de saison', dueOn: new Date(2026, 8, 30), status: 'À faire' },
  ]);
  addRows(ports, rituals, [
    {
      id: 'RI-POINT1',
      name: 'Point prospection',
      frequency: 'Chaque semaine',
      day: 'Lundi',
      time: '09:30',
      minutes: 30,
      assignee: 'Malik Benali',
    },
    { id: 'RI-BILAN1', name: 'Bilan du mois', frequency: 'Chaque mois', day: 'Lundi', assignee: 'Inès Carpentier' },
  ]);
  addRows(ports, hypotheses, [
    {
      id: 'HY-MAIRE1',
      hypothesis: 'Les maires décident avant l’été',
      question: 'Quand le budget est-il voté ?',
      test: 'Demander à dix maires',
      status: 'À tester',
    },
    {
      id: 'HY-RUCHE1',
      hypothesis: 'Les entreprises veulent des ruches',
      status: 'Validée',
      evidence: 'Six demandes sur huit en mai',
    },
  ]);
  addRows(ports, criteria, [
    {
      id: 'GN-OPP',
      criterion: 'Opportunités qualifiées',
      threshold: 5,
      ideal: 10,
      current: 3,
      dueOn: new Date(2026, 5, 30),
    },
    { id: 'GN-SIG', criterion: 'Signatures', threshold: 1, ideal: 2, current: 2, dueOn: new Date(2026, 5, 30) },
    { id: 'GN-CA', criterion: 'CA engagé', threshold: 2500, ideal: 5000 },
  ]);
  ports.gate.reset();
  return ports;
}

/** A task's cells, as a person would change them. */
export function changeTask(
  ports: MemoryPorts,
  id: string,
  values: Parameters<typeof changeRow<typeof actions>>[3],
): void {
  changeRow(ports, actions, id, values);
}
