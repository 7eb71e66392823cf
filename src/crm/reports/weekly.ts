/** The weekly report: what the team did last week, what came back, and how the pipeline moved. */
import { startOfDay } from 'date-fns';
import { formatShortDay, formatTime } from '../french/dates.ts';
import { countOf, formatAmount } from '../french/numbers.ts';
import { isStuck } from '../funnel/stage-durations.ts';
import { findStage, isOpen } from '../pipeline/stages.ts';
import { weighAmount } from '../pipeline/weigh-amount.ts';
import { pickHotLeads } from '../score/hot-leads.ts';
import type { InteractionRow } from '../tables/index.ts';
import { contacts, history, interactions, opportunities } from '../tables/index.ts';
import type { ReportFacts } from './facts.ts';
import { isWithin, lastDayOf, lastWeek, type Span, spanBefore } from './periods.ts';
import { dayNear, gridSection, listSection, type Report, type Section, sourceOf } from './report.ts';

const HOT_LEADS = 10;

/** What counts as each line of activity, by type or result (definitions: « Taux de contact » and the next ones). */
const ACTIVITY: readonly { readonly label: string; readonly counts: (row: InteractionRow) => boolean }[] = [
  { label: 'Messages envoyés', counts: ({ type }) => ['Email envoyé', 'LinkedIn', 'SMS'].includes(type) },
  { label: 'Appels', counts: ({ type }) => type === 'Appel' },
  { label: 'Réunions et visios', counts: ({ type }) => type === 'Réunion' || type === 'Visio' },
  { label: 'Réponses reçues', counts: isAnswer },
  { label: 'dont positives', counts: ({ result }) => result === 'Réponse positive' || result === 'RDV pris' },
  { label: 'Rendez-vous pris', counts: ({ result }) => result === 'RDV pris' },
];

function isAnswer({ type, result }: InteractionRow): boolean {
  return type === 'Email reçu' || result.startsWith('Réponse') || result === 'RDV pris';
}

export function writeWeekly(facts: ReportFacts): Report {
  const { now, settings } = facts;
  const week = lastWeek(now);
  const before = spanBefore(week, 'weekly');
  const done = facts.interactions.filter(({ date }) => isWithin(week, date));
  const known = facts.interactions.filter(({ date }) => isWithin(before, date));
  const answers = done.filter(isAnswer).length;
  const meetings = done.filter(({ result }) => result === 'RDV pris').length;
  const open = facts.opportunities.filter((deal) => {
    const stage = findStage(settings.stages, deal.stage);
    return stage !== null && isOpen(stage);
  });
  const stuck = open.filter((deal) => {
    const stage = findStage(settings.stages, deal.stage);
    return stage !== null && deal.stageSince !== null && isStuck(stage, deal.stageSince, startOfDay(now));
  });
  const weighted = open.reduce((sum, deal) => sum + (weighAmount(deal, settings.stages) ?? 0), 0);
  const hot = pickHotLeads(facts.contacts, settings.stages, HOT_LEADS);
  const moves = facts.history.filter(({ date, subject }) => subject === 'Opportunité' && isWithin(week, date));
  return {
    kind: 'weekly',
    subject: `Pistil, semaine du ${formatShortDay(week.from)}\u00a0: ${countOf(done.length, 'échange', 'échanges')}, ${countOf(answers, 'réponse', 'réponses')}, ${formatAmount(Math.round(weighted))} pondérés`,
    name: 'Bilan de la semaine',
    period: tellWeek(week),
    intro: tellStuck(stuck.length),
    figures: [
      { value: String(done.length), label: done.length < 2 ? 'échange' : 'échanges', tone: 'plain', source: EXCHANGES },
      {
        value: String(meetings),
        label: 'rendez-vous pris',
        tone: 'plain',
        source: sourceOf(interactions, 'date', 'result'),
      },
      {
        value: formatAmount(Math.round(weighted)),
        label: 'pipeline pondéré',
        tone: 'plain',
        source: sourceOf(opportunities, 'amount', 'probability', 'stage'),
      },
    ],
    sections: [
      gridSection('Activité et réponses', EXCHANGES, {
        head: ['', 'Semaine', 'Avant'],
        rows: ACTIVITY.map(({ label, counts }) => [
          label,
          String(done.filter(counts).length),
          String(known.filter(counts).length),
        ]),
      }),
      pipelineSection(facts, week),
      ...listSection(
        { title: 'Leads les plus chauds', source: sourceOf(contacts, 'score', 'stage', 'lastInteraction') },
        hot,
        HOT_LEADS,
        ({ company, score, stage, lastExchange }) => ({
          title: company,
          score,
          place: stage,
          text: lastExchange === null ? 'Aucun échange noté.' : `Dernier échange le ${dayNear(lastExchange, now)}.`,
        }),
        (count) => `Et ${countOf(count, 'autre', 'autres')} dans CONTACTS.`,
      ),
      ...listSection(
        { title: 'Ce qui n’a pas pu être lu', source: '' },
        facts.leftOut,
        HOT_LEADS,
        (title) => ({ title }),
        (count) => `Et ${countOf(count, 'autre point', 'autres points')} dans JOURNAL.`,
      ),
    ],
    ending: `Chiffres du ${formatShortDay(now)} à ${formatTime(now)}, comparés à ceux de la semaine d’avant.`,
    isEmpty: done.length === 0 && moves.length === 0 && open.length === 0 && hot.length === 0,
  };
}

const EXCHANGES = sourceOf(interactions, 'date', 'type', 'result');

/** « Du 8 au 14 juin 2026 », « Du 29 juin au 5 juillet 2026 ». */
function tellWeek(week: Span): string {
  const last = lastDayOf(week);
  const first = formatShortDay(week.from);
  const year = week.from.getFullYear() === last.getFullYear() ? '' : ` ${week.from.getFullYear()}`;
  const from = week.from.getMonth() === last.getMonth() ? first.slice(0, first.search(/\s/)) : `${first}${year}`;
  return `Du ${from} au ${formatShortDay(last)} ${last.getFullYear()}`;
}

function tellStuck(count: number): string {
  return count === 0
    ? 'Aucune affaire ne dépasse la durée maximale de son étape.'
    : `${countOf(count, 'affaire dépasse', 'affaires dépassent')} la durée maximale de ${count < 2 ? 'son' : 'leur'} étape.`;
}

/** Where opportunities stand today, and how many came in and went out of each stage during the week. */
function pipelineSection({ opportunities: deals, history: changes, settings }: ReportFacts, week: Span): Section {
  const moves = changes.filter(
    ({ date, subject, from, to }) => subject === 'Opportunité' && from !== to && isWithin(week, date),
  );
  const rows = settings.stages.map((stage) => {
    const here = deals.filter((deal) => findStage(settings.stages, deal.stage) === stage);
    const amount = here.reduce((sum, deal) => sum + (deal.amount ?? 0), 0);
    const came = moves.filter(({ to }) => findStage(settings.stages, to) === stage).length;
    const left = moves.filter(({ from }) => from !== '' && findStage(settings.stages, from) === stage).length;
    return [
      stage.name,
      String(here.length),
      formatAmount(Math.round(amount)),
      came === 0 ? '0' : `+${came}`,
      left === 0 ? '0' : `−${left}`,
    ];
  });
  return gridSection(
    'Pipeline par étape',
    `${sourceOf(opportunities, 'stage', 'amount')}\u00a0; ${sourceOf(history, 'date', 'from', 'to')}`,
    { head: ['Étape', 'Affaires', 'Montant HT', 'Entrées', 'Sorties'], rows },
  );
}
