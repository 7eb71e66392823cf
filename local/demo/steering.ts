/** What the invented team aims at and spends: the tabs of steering, once they are switched on. */
import { addDays, lastDayOfMonth, startOfMonth, startOfQuarter, subMonths } from 'date-fns';
import type { CostRow, ObjectiveRow } from '../../src/crm/tables/index.ts';
import { ownerOf } from './identity.ts';

/** Months of spending that are told. */
const MONTHS = 12;

/** [channel, kind, euros a month, hours a month, what it was for]. */
const MONTHLY: readonly (readonly [string, CostRow['kind'], number | null, number | null, string])[] = [
  ['BOAMP', 'Temps', null, 6, 'Lecture des avis et réponses'],
  ['Réseau/Référence', 'Temps', null, 3, 'Déjeuners et appels'],
  ['LinkedIn', 'Outil', 60, null, 'Abonnement'],
  ['LinkedIn', 'Temps', null, 4, 'Messages'],
  ['Site web', 'Outil', 35, null, 'Hébergement et formulaires'],
  ['Apollo', 'Outil', 49, null, 'Abonnement'],
];

/** [months ago, channel, kind, euros, hours, what it was for]. */
const ONCE: readonly (readonly [number, string, CostRow['kind'], number, number | null, string])[] = [
  [9, 'Événement', 'Salon', 3_400, 24, 'Salon des maires'],
  [9, 'Événement', 'Déplacement', 420, null, 'Salon des maires'],
  [4, 'Événement', 'Salon', 1_900, 16, 'Rencontres biodiversité'],
  [6, 'Site web', 'Publicité', 600, null, 'Campagne de printemps'],
  [2, 'Réseau/Référence', 'Déplacement', 180, null, 'Visites de références'],
];

export function tellCosts(today: Date): Partial<CostRow>[] {
  const monthly = Array.from({ length: MONTHS }, (_, ago) =>
    MONTHLY.map(([channel, kind, amount, hours, campaign]) => ({
      date: startOfMonth(subMonths(today, ago)),
      channel,
      kind,
      amount,
      hours,
      campaign,
    })),
  ).flat();
  const once = ONCE.map(([ago, channel, kind, amount, hours, campaign]) => ({
    date: addDays(startOfMonth(subMonths(today, ago)), 11),
    channel,
    kind,
    amount,
    hours,
    campaign,
  }));
  return [...monthly, ...once].filter(({ date }) => date <= today).sort((a, b) => a.date.getTime() - b.date.getTime());
}

/** Eight indicators of the month, along the customer journey. */
export function tellObjectives(): Partial<ObjectiveRow>[] {
  const lines: readonly (readonly [string, string, ObjectiveRow['kind'], ObjectiveRow['phase'], number])[] = [
    ['Nouveaux contacts', 'NOUVEAUX_CONTACTS', 'Moyen', '1. Visibilité', 12],
    ['Échanges', 'ECHANGES', 'Moyen', '3. Échanges', 60],
    ['Rendez-vous tenus', 'RDV', 'Moyen', '2. Premier contact', 8],
    ['Opportunités qualifiées', 'OPPORTUNITES_QUALIFIEES', 'Résultat', '3. Échanges', 4],
    ['Propositions envoyées', 'DEVIS_ENVOYES', 'Moyen', '4. Décision', 4],
    ['Nouveaux clients', 'NOUVEAUX_CLIENTS', 'Résultat', '4. Décision', 2],
    ['Chiffre d’affaires', 'CA', 'Résultat', '4. Décision', 30_000],
    ['Taux de gain', 'TAUX_GAIN', 'Résultat', '4. Décision', 0.4],
  ];
  return lines.map(([indicator, code, kind, phase, target], index) => ({
    indicator,
    code,
    kind,
    phase,
    target,
    period: code === 'TAUX_GAIN' ? 'Année' : 'Mois',
    assignee: ownerOf(index),
  }));
}

/** The steering committee judges the quarter, on the last day of the month. */
export function judgedDays(today: Date): { readonly period: Date; readonly dueOn: Date } {
  return { period: startOfQuarter(today), dueOn: lastDayOfMonth(today) };
}
