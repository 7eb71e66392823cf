/** Worked examples of the steering tabs, to see how they are filled: invented, and known by their identifiers. */
import { addDays, subDays } from 'date-fns';
import { actions, costs, hypotheses, objectives, rituals, sales } from '../tables/index.ts';
import type { RowOf, Table } from '../tables/table.ts';

export interface Examples<T extends Table = Table> {
  readonly table: T;
  readonly rows: readonly Partial<RowOf<T>>[];
}

/** The examples as they are written on a day: always the same rows for the same day. */
export function examplesOn(today: Date): readonly Examples[] {
  const ago = (days: number) => subDays(today, days);
  const ahead = (days: number) => addDays(today, days);
  return [
    examples(sales, [
      {
        date: ago(75),
        company: VALMARAIS,
        offer: 'Inventaire de biodiversité',
        category: 'Études',
        amount: 8_400,
        cost: 4_100,
        reference: 'EX-001',
      },
      {
        date: ago(40),
        company: SYLVE,
        offer: 'Douze ruches parrainées',
        category: 'Parrainage',
        amount: 14_400,
        cost: 6_900,
        reference: 'EX-002',
      },
      {
        date: ago(12),
        company: VALMARAIS,
        offer: 'Atelier pollinisateurs',
        category: 'Ateliers',
        amount: 1_800,
        cost: 650,
        reference: 'EX-003',
      },
      {
        date: ago(9),
        company: SYLVE,
        offer: 'Douze ruches parrainées',
        category: 'Parrainage',
        amount: -1_200,
        cost: 0,
        reference: 'EX-AV1',
      },
    ]),
    examples(costs, [
      { date: ago(70), channel: 'BOAMP', kind: 'Temps', hours: 12, campaign: 'Réponse à un appel d’offres' },
      { date: ago(45), channel: 'Entreprises RSE', kind: 'Salon', amount: 890, campaign: 'Salon des territoires' },
      { date: ago(30), channel: 'Entreprises RSE', kind: 'Outil', amount: 79 },
      { date: ago(8), channel: 'Entreprises RSE', kind: 'Déplacement', amount: 64.5, hours: 4 },
    ]),
    examples(objectives, [
      {
        indicator: 'Nouveaux contacts',
        kind: 'Moyen',
        phase: '1. Visibilité',
        period: 'Mois',
        code: 'NOUVEAUX_CONTACTS',
        target: 20,
        source: 'CONTACTS',
      },
      {
        indicator: 'Premiers rendez-vous',
        kind: 'Moyen',
        phase: '2. Premier contact',
        period: 'Mois',
        code: 'PREMIERS_RDV',
        target: 6,
        source: 'INTERACTIONS',
      },
      {
        indicator: 'Échanges avec les prospects',
        kind: 'Moyen',
        phase: '3. Échanges',
        period: 'Mois',
        code: 'ECHANGES',
        target: 40,
        source: 'INTERACTIONS',
      },
      {
        indicator: 'Devis envoyés',
        kind: 'Moyen',
        phase: '4. Décision',
        period: 'Trimestre',
        code: 'DEVIS_ENVOYES',
        target: 6,
        source: 'HISTORIQUE',
      },
      {
        indicator: 'Chiffre d’affaires',
        kind: 'Résultat',
        phase: '4. Décision',
        period: 'Année',
        code: 'CA',
        target: 70_000,
        source: 'VENTES',
      },
      {
        indicator: 'Satisfaction des clients, sur 10',
        kind: 'Résultat',
        phase: '5. Expérience',
        period: 'Semestre',
        initial: 7,
        target: 9,
        current: 8,
        source: 'Enquête de fin de mission',
      },
      {
        indicator: 'Deuxièmes ventes',
        kind: 'Résultat',
        phase: '6. Fidélité',
        period: 'Année',
        code: 'DEUXIEMES_VENTES',
        target: 5,
        source: 'VENTES',
      },
      {
        indicator: 'Contacts recommandés',
        kind: 'Résultat',
        phase: '7. Recommandation',
        period: 'Semestre',
        code: 'RECOMMANDATIONS',
        target: 8,
        source: 'CONTACTS',
      },
    ]),
    examples(actions, [
      {
        objective: 'Premiers rendez-vous',
        objectiveId: idOf(objectives, 1),
        action: 'Aller vers les communes voisines',
        axis: 'Prospection',
        horizon: 'Court',
        task: 'Appeler dix responsables d’espaces verts',
        startOn: ago(7),
        dueOn: ahead(21),
        days: 5,
        means: 'Liste de CONTACTS, deux matinées',
        indicator: 'Six rendez-vous tenus',
        phase: 'Démarrage',
        obstacle: 'Interlocuteurs peu joignables',
        inOurHands: true,
        solution: 'Appeler avant 9\u00a0h\u00a030',
        status: 'En cours',
      },
      {
        objective: 'Nouveaux contacts',
        objectiveId: idOf(objectives, 0),
        action: 'Se faire connaître',
        axis: 'Communication',
        horizon: 'Moyen',
        task: 'Publier deux retours d’expérience',
        startOn: today,
        dueOn: ahead(45),
        days: 4,
        budget: 300,
        phase: 'Développement',
        status: 'À faire',
      },
      {
        objective: 'Deuxièmes ventes',
        objectiveId: idOf(objectives, 6),
        action: 'Revoir chaque client à trois mois',
        axis: 'Fidélisation',
        horizon: 'Long',
        task: 'Préparer la trame du bilan',
        startOn: ahead(14),
        dueOn: ahead(60),
        days: 2,
        phase: 'Démarrage',
        status: 'À faire',
      },
    ]),
    examples(rituals, [
      { name: 'Point de pilotage', frequency: 'Chaque mois', day: 'Lundi', time: '9:30', minutes: 60, from: ahead(14) },
    ]),
    examples(hypotheses, [
      {
        hypothesis: 'Les communes de plus de 5\u00a0000 habitants ont un budget dédié',
        question: 'Qui décide, et quand le budget est-il voté\u00a0?',
        test: 'Dix entretiens avec des responsables d’espaces verts',
        status: 'À tester',
      },
      {
        hypothesis: 'Les entreprises engagées parrainent pour leurs salariés',
        question: 'Le parrainage sert-il d’abord la marque employeur\u00a0?',
        test: 'Cinq clients interrogés',
        status: 'Validée',
        evidence: 'Quatre sur cinq le disent spontanément',
      },
    ]),
  ];
}

const VALMARAIS = 'Ville de Valmarais (exemple)';
const SYLVE = 'Sylve Habitat (exemple)';

function examples<T extends Table>(table: T, rows: readonly Partial<RowOf<T>>[]): Examples {
  // Rows keep the type of their own table.
  return { table, rows: rows.map((row, index) => ({ ...row, id: idOf(table, index) })) } as unknown as Examples;
}

/** `VE-XMP001`: an identifier like another, that no drawing of lots has to give again. */
function idOf(table: Table, index: number): string {
  return `${table.id?.prefix}-XMP${String(index + 1).padStart(3, '0')}`;
}
