/** How the invented team goes about its objectives: tasks, rituals and hypotheses. */
import { addDays, startOfMonth, subMonths } from 'date-fns';
import type { ActionRow, HypothesisRow, RitualRow } from '../../src/crm/tables/index.ts';
import { ownerOf } from './identity.ts';

interface Task {
  readonly objective: string;
  readonly action: string;
  readonly task: string;
  readonly axis: ActionRow['axis'];
  /** Days from today to the launch and to the deadline. */
  readonly span: readonly [from: number, to: number];
  readonly status: ActionRow['status'];
  readonly obstacle?: string;
  readonly solution?: string;
}

const TASKS: readonly Task[] = [
  {
    objective: 'Rendez-vous tenus',
    action: 'Aller vers les communes voisines',
    task: 'Appeler vingt services d’espaces verts',
    axis: 'Prospection',
    span: [-24, -4],
    status: 'En cours',
    obstacle: 'Interlocuteurs peu joignables',
    solution: 'Appeler avant 9\u00a0h\u00a030',
  },
  {
    objective: 'Rendez-vous tenus',
    action: 'Aller vers les communes voisines',
    task: 'Proposer une visite de site de référence',
    axis: 'Prospection',
    span: [3, 24],
    status: 'À faire',
  },
  {
    objective: 'Nouveaux contacts',
    action: 'Se faire connaître',
    task: 'Publier deux retours d’expérience',
    axis: 'Communication',
    span: [-10, 18],
    status: 'En cours',
    obstacle: 'Photos à faire valider par les communes',
    solution: 'Modèle d’autorisation joint au devis',
  },
  {
    objective: 'Nouveaux contacts',
    action: 'Tenir un stand au salon régional',
    task: 'Réserver et préparer le stand',
    axis: 'Communication',
    span: [-20, -8],
    status: 'Fait',
  },
  {
    objective: 'Propositions envoyées',
    action: 'Répondre plus vite',
    task: 'Trame de proposition par offre',
    axis: 'Prospection',
    span: [-6, 9],
    status: 'En cours',
  },
  {
    objective: 'Propositions envoyées',
    action: 'Répondre plus vite',
    task: 'Tarifs de l’année prochaine',
    axis: 'Prospection',
    span: [20, 41],
    status: 'À faire',
  },
  {
    objective: 'Chiffre d’affaires',
    action: 'Revoir les clients de plus d’un an',
    task: 'Rappeler les clients à risque',
    axis: 'Fidélisation',
    span: [2, 34],
    status: 'À faire',
  },
  {
    objective: 'Chiffre d’affaires',
    action: 'Revoir les clients de plus d’un an',
    task: 'Bilan de saison à chaque client',
    axis: 'Fidélisation',
    span: [45, 110],
    status: 'À faire',
  },
  {
    objective: 'Taux de gain',
    action: 'Comprendre les pertes',
    task: 'Entretien avec cinq affaires perdues',
    axis: 'Fidélisation',
    span: [-28, -14],
    status: 'Abandonné',
  },
  {
    objective: '',
    action: 'Mettre le CRM à jour',
    task: '',
    axis: '',
    span: [7, 14],
    status: 'À faire',
  },
];

export function tellPlan(today: Date): Partial<ActionRow>[] {
  return TASKS.map(({ span: [from, to], ...task }, index) => ({
    ...task,
    horizon: to > 60 ? 'Moyen' : 'Court',
    phase: 'Développement',
    assignee: ownerOf(index),
    startOn: addDays(today, from),
    dueOn: addDays(today, to),
  }));
}

export function tellRituals(today: Date): Partial<RitualRow>[] {
  const from = startOfMonth(subMonths(today, 2));
  const rituals: readonly Partial<RitualRow>[] = [
    { name: 'Point prospection', frequency: 'Chaque semaine', day: 'Lundi', time: '09:30', minutes: 30 },
    { name: 'Point de pilotage', frequency: 'Chaque mois', day: 'Mardi', time: '14:00', minutes: 60 },
    { name: 'Revue des clients', frequency: 'Chaque trimestre', day: 'Jeudi', time: '10:00', minutes: 90 },
  ];
  return rituals.map((ritual, index) => ({ ...ritual, from, assignee: ownerOf(index) }));
}

export function tellHypotheses(): Partial<HypothesisRow>[] {
  return [
    {
      hypothesis: 'Les communes de plus de 5\u00a0000 habitants ont un budget dédié',
      question: 'Qui décide, et quand le budget est-il voté\u00a0?',
      test: 'Dix entretiens avec des responsables d’espaces verts',
      status: 'À tester',
    },
    {
      hypothesis: 'Les entreprises engagées reviennent chaque année',
      question: 'Le parrainage sert-il d’abord la marque employeur\u00a0?',
      test: 'Cinq clients interrogés',
      status: 'Validée',
      evidence: 'Quatre sur cinq le disent spontanément',
    },
    {
      hypothesis: 'Un salon apporte plus de rendez-vous que LinkedIn',
      question: 'À coût égal, combien de rendez-vous tenus\u00a0?',
      test: 'Comparer deux salons et deux mois de messages',
      status: 'Invalidée',
      evidence: 'Sept fois plus cher par rendez-vous',
    },
  ];
}
