/** A steered team’s workbook of N contacts, and the rows of its tabs of steering: invented, the same every time. */
import { addDays, startOfDay, startOfMonth, subDays, subMonths } from 'date-fns';
import { TEAM } from '../../local/demo/people.ts';
import { createChance } from '../../local/demo/random.ts';
import { SOURCES_OF } from '../../src/crm/steering/indicators.ts';
import {
  type ActionRow,
  actions,
  type CostRow,
  type CriterionRow,
  costs,
  criteria,
  type HypothesisRow,
  hypotheses,
  type ObjectiveRow,
  objectives,
  type SaleRow,
  sales,
} from '../../src/crm/tables/index.ts';
import { companyName, identifier, type Shape, shapeOf, type TableContent } from './shape.ts';

/** Rows of each tab of steering. */
export interface SteeredShape extends Shape {
  readonly sales: number;
  readonly costs: number;
  readonly objectives: number;
  readonly criteria: number;
  readonly actions: number;
  readonly hypotheses: number;
}

const CODES = Object.keys(SOURCES_OF);
const CHANNELS = ['Réseau/Référence', 'BOAMP', 'LinkedIn', 'Site web', 'Apollo'];
const OFFERS = [
  ['Inventaire de biodiversité', 'Études'],
  ['Plan de gestion écologique', 'Études'],
  ['Atelier pollinisateurs', 'Ateliers'],
  ['Ruches parrainées', 'Parrainage'],
] as const;

/** One opportunity and five exchanges for each contact, an objective for each code, a sale for two contacts. */
export function steeredShapeOf(contactCount: number): SteeredShape {
  return {
    ...shapeOf(contactCount),
    opportunities: contactCount,
    interactions: 5 * contactCount,
    // The arrival of each contact, then two stages of each opportunity.
    history: 3 * contactCount,
    sales: contactCount / 2,
    costs: 12 * CHANNELS.length,
    objectives: CODES.length,
    criteria: 4,
    actions: 40,
    hypotheses: 8,
  };
}

export function steeringRowsOf(shape: SteeredShape, today: Date): readonly TableContent[] {
  const chance = createChance(shape.sales);
  const make = <R>(count: number, row: (index: number) => Partial<R>) =>
    Array.from({ length: count }, (_, index) => row(index));
  const assignee = (index: number) => TEAM[index % TEAM.length]?.name ?? '';
  return [
    {
      table: sales,
      rows: make<SaleRow>(shape.sales, (index) => {
        const client = chance.between(0, shape.companies - 1);
        const [offer, category] = OFFERS[index % OFFERS.length] ?? OFFERS[0];
        const amount = chance.between(5, 200) * 100;
        return {
          id: identifier('VE', index),
          date: startOfDay(subDays(today, chance.between(1, 700))),
          company: companyName(client),
          companyId: identifier('EN', client),
          offer,
          category,
          amount,
          cost: Math.round(amount * 0.6),
        };
      }),
    },
    {
      table: costs,
      rows: make<CostRow>(shape.costs, (index) => ({
        id: identifier('CO', index),
        date: startOfMonth(subMonths(today, Math.floor(index / CHANNELS.length))),
        channel: CHANNELS[index % CHANNELS.length] ?? '',
        kind: 'Temps',
        amount: chance.between(1, 40) * 10,
        hours: chance.between(2, 20),
      })),
    },
    {
      table: objectives,
      rows: make<ObjectiveRow>(shape.objectives, (index) => ({
        id: identifier('OB', index),
        indicator: `Objectif ${index + 1}`,
        kind: 'Moyen',
        phase: '3. Échanges',
        period: index % 2 === 0 ? 'Mois' : 'Année',
        code: CODES[index % CODES.length]?.replace('…', OFFERS[0][0]) ?? '',
        target: 20,
        assignee: assignee(index),
      })),
    },
    {
      table: criteria,
      rows: make<CriterionRow>(shape.criteria, (index) => ({
        id: identifier('GN', index),
        criterion: `Critère ${index + 1}`,
        code: ['OPPORTUNITES_QUALIFIEES', 'DEVIS_ENVOYES', 'SIGNATURES', 'CA_ENGAGE'][index % 4] ?? '',
        period: startOfMonth(subMonths(today, 3)),
        threshold: 5,
        ideal: 10,
        dueOn: addDays(today, 20),
      })),
    },
    {
      table: actions,
      rows: make<ActionRow>(shape.actions, (index) => {
        const startOn = addDays(startOfDay(today), chance.between(-40, 80));
        return {
          id: identifier('PA', index),
          objective: `Objectif ${(index % shape.objectives) + 1}`,
          objectiveId: identifier('OB', index % shape.objectives),
          action: 'Relancer les communes qui ont répondu',
          task: `Tâche ${index + 1}`,
          assignee: assignee(index),
          phase: 'Démarrage',
          startOn,
          dueOn: addDays(startOn, chance.between(2, 40)),
          status: index % 5 === 0 ? 'Fait' : 'À faire',
        };
      }),
    },
    {
      table: hypotheses,
      rows: make<HypothesisRow>(shape.hypotheses, (index) => ({
        id: identifier('HY', index),
        hypothesis: `Les communes de moins de ${index + 1} 000 habitants décident en un conseil`,
        question: 'Qui décide ?',
        test: 'Dix appels',
        status: index % 2 === 0 ? 'À tester' : 'Validée',
      })),
    },
  ];
}
