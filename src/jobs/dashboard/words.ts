/** The sentences of TABLEAU_DE_BORD: titles, details under the figures, what to remember. */

import { formatTime, monthName, shortMonthName } from '../../crm/french/dates.ts';
import { countOf, formatAmount, formatPercent } from '../../crm/french/numbers.ts';
import type { ObjectiveBoard } from './objectives.ts';

/** Texts by A1 address. */
export type Sentences = ReadonlyMap<string, string>;

const LONGEST = 120;

export interface SpokenFacts {
  readonly now: Date;
  readonly workingDays: { readonly gone: number; readonly total: number };
  readonly open: { readonly count: number; readonly amount: number; readonly weighted: number };
  /** Opportunities closed in twelve months. */
  readonly closed: { readonly won: number; readonly lost: number };
  readonly signedCount: number;
  readonly interactionCount: number;
  readonly stuck: { readonly count: number; readonly amount: number };
  readonly lateFollowUps: number;
  readonly contactCount: number;
  /** Weighted amounts of the forecast’s months, and the part of them whose date is past. */
  readonly forecast: { readonly weighted: number; readonly overdue: number };
  readonly steering: boolean;
  readonly objectives: ObjectiveBoard | null;
}

/** Every fixed or computed text of the page. */
export function sayAll(facts: SpokenFacts): Sentences {
  const month = monthName(facts.now);
  const previous = monthName(new Date(facts.now.getFullYear(), facts.now.getMonth() - 1, 1));
  const { gone, total } = facts.workingDays;
  return new Map([
    ['B1', 'Tableau de bord commercial'],
    [
      'B2',
      `${capital(month)} ${facts.now.getFullYear()}, ${countOf(gone, 'jour ouvré écoulé', 'jours ouvrés écoulés')} sur ${total}\u00a0: rythme attendu ${formatPercent(total === 0 ? 0 : gone / total, 0)}`,
    ],
    ['K2', `Chiffres de ${formatTime(facts.now)}, actualisés chaque nuit`],
    ['B4', `CA signé en ${month}`],
    ['D4', `vs ${previous}`],
    ['F4', 'Pipeline pondéré'],
    ['H4', `vs 1er ${shortMonthName(facts.now)}`],
    ['J4', `${facts.objectives?.aims.meetings ? 'RDV tenus' : 'RDV pris'} en ${month}`],
    ['L4', `vs ${previous}`],
    ['N4', 'Taux de gain, 12 mois'],
    ['P4', `vs ${facts.now.getFullYear() - 1}`],
    ['B6', saySales(facts)],
    [
      'F6',
      facts.open.count === 0
        ? 'Créez une opportunité'
        : `${countOf(facts.open.count, 'opportunité', 'opportunités')}, ${formatAmount(facts.open.amount)} brut`,
    ],
    ['J6', facts.interactionCount === 0 ? 'Journalisez un premier RDV' : 'Comparé aux mêmes jours du mois dernier'],
    ['N6', sayWinRate(facts)],
    ['B9', remember(facts)],
    ['B11', facts.objectives?.title ?? `Mois en cours\u00a0: ${month}`],
    [
      'J11',
      facts.open.amount > 0 ? `Pipeline par étape\u00a0: ${formatAmount(facts.open.amount)}` : 'Pipeline par étape',
    ],
    ['B12', 'Indicateur'],
    ['D12', 'Réalisé'],
    ['F12', 'Objectif'],
    ['G12', 'Atteint'],
    ['B22', 'Entonnoir, 12 mois (durées médianes)'],
    ['J22', sayForecast(facts.forecast)],
    ['B23', 'Étape'],
    ['D23', 'Entrées'],
    ['F23', 'Passées'],
    ['G23', 'Taux'],
    ['H23', 'Durée'],
    ['B33', 'Le détail'],
    ['B35', 'Activité par semaine'],
    ['J35', 'Rentabilité par canal, 12 mois'],
    ['J36', 'Canal'],
    ['L36', 'Coût'],
    ['N36', 'Coût par RDV'],
    ['O36', 'CA signé'],
    ['P36', 'ROI'],
    ['B45', '10 leads les plus chauds'],
    ['B46', 'Entreprise'],
    ['D46', 'Score'],
    ['F46', 'Étape'],
    ['H46', 'Échange le'],
    ['J45', 'Relances à faire'],
    ['J46', 'Quoi'],
    ['N46', 'Pourquoi'],
    ['P46', 'Échéance'],
    ['B59', 'Critère'],
    ['D59', 'Aujourd’hui'],
    ['F59', 'Seuil'],
    ['G59', 'Idéal'],
    ['H59', 'Verdict'],
    ['J58', 'Pipeline pondéré, 90 jours'],
  ]);
}

function saySales({ signedCount, steering }: SpokenFacts): string {
  if (signedCount > 0) return `${countOf(signedCount, 'vente signée', 'ventes signées')} en tout`;
  return steering ? 'Saisissez une vente dans VENTES' : 'Gagnez une première opportunité';
}

/** The most urgent true thing, at most 120 characters. */
function remember(facts: SpokenFacts): string {
  if (facts.contactCount === 0 && facts.open.count === 0) {
    return 'Pour commencer\u00a0: ajoutez vos contacts, puis créez une opportunité. Les chiffres arrivent au fil des saisies.';
  }
  const said: string[] = [];
  if (facts.stuck.count > 0) {
    said.push(
      `${countOf(facts.stuck.count, 'opportunité bloquée', 'opportunités bloquées')} (${formatAmount(facts.stuck.amount)}).`,
    );
  }
  const late = facts.objectives?.late;
  if (late) said.push(`${late.label} en retard\u00a0: ${late.said}.`);
  if (facts.lateFollowUps > 0) said.push(`${countOf(facts.lateFollowUps, 'relance en retard', 'relances en retard')}.`);
  if (said.length === 0) said.push('rien de bloqué ni en retard.');
  return said.reduce(
    (sentence, part) => (sentence.length + 1 + part.length <= LONGEST ? `${sentence} ${part}` : sentence),
    'À retenir\u00a0:',
  );
}

/** Overdue dates count in the current month, and are told. */
function sayForecast({ weighted, overdue }: SpokenFacts['forecast']): string {
  const title = 'Prévision pondérée, 6 mois';
  if (weighted <= 0) return title;
  const late = overdue > 0 ? `, dont ${formatAmount(Math.round(overdue))} en retard` : '';
  return `${title}\u00a0: ${formatAmount(Math.round(weighted))}${late}`;
}

function sayWinRate({ closed: { won, lost }, objectives }: SpokenFacts): string {
  const closed = won + lost;
  if (closed < 10) return 'Visible après 10 opportunités closes';
  const aim = objectives?.aims.winRate;
  return aim
    ? `${countOf(won, 'gagnée', 'gagnées')} sur ${closed}, objectif ${aim.said}`
    : `${countOf(won, 'gagnée', 'gagnées')} sur ${closed} closes`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
