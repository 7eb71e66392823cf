/** The monthly report: what was signed, how stages convert, what each channel brought for the time it took. */
import { formatShortDay, formatTime, monthName } from '../french/dates.ts';
import { countOf, formatAmount, formatPercent } from '../french/numbers.ts';
import { funnelOf } from '../funnel/funnel.ts';
import { journeysOf } from '../funnel/journeys.ts';
import { findStage } from '../pipeline/stages.ts';
import { acquisitionCost, averageBasket, growth } from '../portfolio/margins.ts';
import type { StageKind } from '../settings/stages.ts';
import { history, interactions, type OpportunityRow, opportunities } from '../tables/index.ts';
import { type ChannelReturns, channelReturns } from './channel-returns.ts';
import type { ReportFacts } from './facts.ts';
import { isWithin, lastDayOf, lastMonth, type Span, spanBefore } from './periods.ts';
import { capitalize, gridSection, listSection, type Report, type Section, sourceOf } from './report.ts';

/** What cannot be said. */
const UNKNOWN = '–';

const SHOWN = 10;

export function writeMonthly(facts: ReportFacts): Report {
  const { now, settings } = facts;
  const month = lastMonth(now);
  const before = spanBefore(month, 'monthly');
  const won = closed(facts, 'won', month);
  const lost = closed(facts, 'lost', month);
  const revenue = revenueOf(won);
  const earlier = revenueOf(closed(facts, 'won', before));
  const basket = averageBasket(revenue, won.length);
  const ended = won.length + lost.length;
  const exchanges = facts.interactions.filter(({ date }) => isWithin(month, date));
  const returns = channelReturns(won, exchanges, facts.opportunities, settings.operation.hourlyCost);
  const hours = exchanges.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) / 60;
  const perClient = acquisitionCost(hours * settings.operation.hourlyCost, newClients(facts, won, month));
  const name = nameOf(month);
  const sold = countOf(won.length, 'affaire signée', 'affaires signées');
  return {
    kind: 'monthly',
    subject: `Pistil, ${name}\u00a0: ${formatAmount(revenue)} HT signés, ${sold}`,
    name: 'Bilan du mois',
    period: capitalize(name),
    intro: tellEvolution(earlier, revenue, month, before),
    figures: [
      {
        value: formatAmount(revenue),
        label: 'HT signés',
        tone: 'plain',
        source: sourceOf(opportunities, 'amount', 'stage', 'closedOn'),
      },
      {
        value: String(won.length),
        label: won.length < 2 ? 'affaire signée' : 'affaires signées',
        tone: 'plain',
        source: CLOSED,
      },
      {
        value: ended === 0 ? UNKNOWN : formatPercent(won.length / ended, 0),
        label:
          ended === 0
            ? 'aucune affaire terminée'
            : `gagnées sur ${countOf(ended, 'affaire terminée', 'affaires terminées')}`,
        tone: 'plain',
        source: CLOSED,
      },
    ],
    sections: [
      gridSection(
        'Signatures',
        `${sourceOf(opportunities, 'amount', 'closedOn')}\u00a0; ${sourceOf(interactions, 'minutes')}`,
        {
          head: ['', capitalize(monthName(month.from))],
          rows: [
            ['Panier moyen HT', basket === null ? UNKNOWN : formatAmount(Math.round(basket))],
            ['Affaires perdues', String(lost.length)],
            ['Temps de prospection noté', `${Math.round(hours)}\u00a0h`],
            [
              'Coût d’acquisition d’un client',
              perClient === null || hours === 0 ? UNKNOWN : formatAmount(Math.round(perClient)),
            ],
          ],
        },
        'Coût d’acquisition\u00a0: le temps noté, au coût horaire de PARAMETRES, par nouveau client.',
      ),
      conversionSection(facts, month),
      ...returnSection(returns),
      ...listSection(
        { title: 'Ce qui n’a pas pu être lu', source: '' },
        facts.leftOut,
        SHOWN,
        (title) => ({ title }),
        (count) => `Et ${countOf(count, 'autre point', 'autres points')} dans JOURNAL.`,
      ),
    ],
    ending: `Chiffres du ${formatShortDay(now)} à ${formatTime(now)}, pour le mois du ${formatShortDay(month.from)} au ${formatShortDay(lastDayOf(month))}.`,
    isEmpty: ended === 0 && exchanges.length === 0 && !facts.history.some(({ date }) => isWithin(month, date)),
  };
}

const CLOSED = sourceOf(opportunities, 'stage', 'closedOn');

function closed({ opportunities: deals, settings }: ReportFacts, kind: StageKind, span: Span): OpportunityRow[] {
  return deals.filter(
    ({ stage, closedOn }) => isWithin(span, closedOn) && findStage(settings.stages, stage)?.kind === kind,
  );
}

function revenueOf(deals: readonly OpportunityRow[]): number {
  return deals.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

/** Companies that signed in the span and never before. */
function newClients(
  { opportunities: deals, settings }: ReportFacts,
  won: readonly OpportunityRow[],
  span: Span,
): number {
  const clientOf = ({ companyId, company }: OpportunityRow) => companyId || company;
  const former = new Set(
    deals
      .filter(
        ({ stage, closedOn }) =>
          closedOn !== null && closedOn < span.from && findStage(settings.stages, stage)?.kind === 'won',
      )
      .map(clientOf),
  );
  return new Set(won.map(clientOf).filter((client) => client !== '' && !former.has(client))).size;
}

function nameOf({ from }: Span): string {
  return `${monthName(from)} ${from.getFullYear()}`;
}

function tellEvolution(earlier: number, revenue: number, month: Span, before: Span): string {
  const than = nameOf(before);
  if (revenue === 0 && earlier === 0) return `Rien n’a été signé en ${nameOf(month)}, ni le mois d’avant.`;
  if (revenue === 0) return `Rien n’a été signé en ${nameOf(month)}, contre ${formatAmount(earlier)} HT en ${than}.`;
  const evolution = growth(earlier, revenue);
  if (evolution === null) return `Rien n’avait été signé en ${than}.`;
  const change = formatPercent(Math.abs(evolution), 0);
  if (evolution === 0) return `Autant de chiffre d’affaires signé qu’en ${than}.`;
  return `Le chiffre d’affaires signé ${evolution > 0 ? 'augmente' : 'baisse'} de ${change} par rapport à ${than}.`;
}

/** By cohorts: those that first entered each stage in the month, and what has become of them since. */
function conversionSection({ history: changes, settings }: ReportFacts, month: Span): Section {
  const journeys = journeysOf(changes, settings.stages);
  const funnel = funnelOf(journeys, settings.stages, { from: month.from, to: lastDayOf(month) });
  return gridSection(
    'Conversion',
    sourceOf(history, 'date', 'from', 'to'),
    {
      head: ['Étape', 'Entrées', 'Passées', 'Taux', 'En cours'],
      rows: funnel.map(({ stage, entered, passed, rate, open }) => [
        stage,
        String(entered),
        passed === null ? UNKNOWN : String(passed),
        rate === null ? UNKNOWN : formatPercent(rate, 0),
        open === null ? UNKNOWN : String(open),
      ]),
    },
    'Affaires entrées dans l’étape pendant le mois, et ce qu’elles sont devenues. Celles qui sont en cours peuvent encore passer.',
  );
}

function returnSection({ channels, withoutCost, withoutMinutes, withoutDeal }: ChannelReturns): Section[] {
  const missing = [
    withoutCost === 0
      ? ''
      : `le coût prévu ou le montant de ${countOf(withoutCost, 'affaire signée', 'affaires signées')}`,
    withoutMinutes === 0 ? '' : `la durée de ${countOf(withoutMinutes, 'échange', 'échanges')}`,
    withoutDeal === 0 ? '' : `l’opportunité de ${countOf(withoutDeal, 'échange', 'échanges')}`,
  ].filter((part) => part !== '');
  if (channels.length === 0) return [];
  const note = missing.length === 0 ? '' : `Pour un retour exact, il manque ${missing.join(', ')}.`;
  return [
    gridSection(
      'Retour par canal',
      `${sourceOf(opportunities, 'channel', 'amount', 'cost')}\u00a0; ${sourceOf(interactions, 'minutes', 'opportunity')}`,
      {
        head: ['Canal', 'Signées', 'CA HT', 'Coût du temps', 'ROI'],
        rows: channels.map(({ channel, signed, revenue, prospecting, roi }) => [
          channel,
          String(signed),
          formatAmount(Math.round(revenue)),
          formatAmount(Math.round(prospecting)),
          roi === null ? UNKNOWN : formatPercent(roi, 0).replace('-', '−'),
        ]),
      },
      note,
    ),
  ];
}
