/** Lays the content of TABLEAU_DE_BORD on its grid: the visible page, and the hidden rows behind charts and funnel. */

import { addMonths } from 'date-fns';
import { formatShortDay, monthName } from '../../crm/french/dates.ts';
import type { HotLead } from '../../crm/hot-leads.ts';
import type { Area, Cell, Formula } from '../../ports.ts';
import { parseArea } from './areas.ts';
import {
  activityFigure,
  type Content,
  channelRevenue,
  criteria,
  forecastFigure,
  formula,
  funnelLine,
  funnelTable,
  funnelTotal,
  indicators,
  leak,
  NONE,
  overallVerdict,
  pipelineLine,
  type Source,
  tiles,
  verdict,
} from './figures.ts';
import { HIDDEN, LAYOUT_CELL, LAYOUT_VERSION, PAGE } from './places.ts';
import type { Sentences } from './words.ts';

export interface DueFollowUp {
  readonly what: string;
  readonly why: string;
  readonly urgent: boolean;
  readonly dueOn: Date | null;
}

/** What the page shows besides formulas. */
export interface PageFacts {
  readonly today: Date;
  /** Share of the month's working days gone, 0 to 1. */
  readonly pace: number;
  readonly channels: readonly string[];
  readonly hotLeads: readonly HotLead[];
  readonly followUps: readonly DueFollowUp[];
  /** Weighted pipeline of the last days, oldest first, at most ninety. */
  readonly trend: readonly (readonly [day: Date, weighted: number])[];
  readonly sentences: Sentences;
}

type Block = (Cell | Formula)[][];

const FIRST_OBJECTIVE = 13;
const FIRST_FUNNEL = 24;
const FUNNEL_TOTAL = 30;
const FIRST_CHANNEL = 37;
const CHANNEL_TOTAL = 43;
const FIRST_LEAD = 47;
const LISTED = 10;
const FIRST_CRITERION = 60;
const WEEKS = 12;
const MONTHS = 6;

/** The visible page, A1:Q64; a cell under a merge is empty. */
export function layPage(source: Source, facts: PageFacts): Block {
  const page = blank(PAGE);
  const put = (address: string, content: Content) => place(page, PAGE, address, content);
  const { sentences } = facts;
  for (const [address, content] of sentences) put(address, content);
  put('K1', facts.today);
  put('H12', facts.pace);
  for (const [address, content] of tiles(source)) put(address, content);
  indicators(source).forEach(({ label, actual }, index) => {
    const row = FIRST_OBJECTIVE + index;
    for (const [column, content] of [
      ['B', label],
      ['D', actual],
      ['F', NONE],
      ['G', NONE],
    ] as const)
      put(`${column}${row}`, content);
  });
  layFunnel(source, put);
  put('B31', leak(source));
  put('B64', overallVerdict());
  layChannels(source, facts.channels, put);
  layLists(facts, put);
  criteria(source).forEach(({ label, actual, threshold, ideal }, index) => {
    const row = FIRST_CRITERION + index;
    for (const [column, content] of [
      ['B', label],
      ['D', actual],
      ['F', threshold],
      ['G', ideal],
      ['H', verdict(row)],
    ] as const)
      put(`${column}${row}`, content);
  });
  return page;
}

function layFunnel(source: Source, put: (address: string, content: Content) => void): void {
  const open = openStages(source);
  open.forEach((name, index) => {
    const row = FIRST_FUNNEL + index;
    put(`B${row}`, name);
    for (const [address, content] of funnelLine(row)) put(address, content);
  });
  put(`B${FUNNEL_TOTAL}`, source.stages.find((stage) => stage.kind === 'won')?.name ?? '');
  for (const [address, content] of funnelTotal(FUNNEL_TOTAL, FIRST_FUNNEL)) put(address, content);
}

function layChannels(
  source: Source,
  channels: readonly string[],
  put: (address: string, content: Content) => void,
): void {
  const shown = channels.slice(0, CHANNEL_TOTAL - FIRST_CHANNEL);
  shown.forEach((channel, index) => {
    const row = FIRST_CHANNEL + index;
    for (const [column, content] of [
      ['J', channel],
      ['L', NONE],
      ['N', NONE],
      ['O', channelRevenue(source, row)],
      ['P', NONE],
    ] as const)
      put(`${column}${row}`, content);
  });
  put(`O${CHANNEL_TOTAL}`, formula(`SUM(O${FIRST_CHANNEL}:O${CHANNEL_TOTAL - 1})`));
  for (const [column, content] of [
    ['J', 'Total'],
    ['L', NONE],
    ['N', NONE],
    ['P', NONE],
  ] as const)
    put(`${column}${CHANNEL_TOTAL}`, content);
}

function layLists(facts: PageFacts, put: (address: string, content: Content) => void): void {
  facts.hotLeads.slice(0, LISTED).forEach((lead, index) => {
    const row = FIRST_LEAD + index;
    for (const [column, content] of [
      ['B', lead.company],
      ['D', lead.score],
      ['F', lead.stage],
      ['H', lead.lastExchange ?? NONE],
    ] as const)
      put(`${column}${row}`, content);
  });
  facts.followUps.slice(0, LISTED).forEach((followUp, index) => {
    const row = FIRST_LEAD + index;
    for (const [column, content] of [
      ['J', followUp.what],
      ['M', followUp.urgent ? '!' : ''],
      ['N', followUp.why],
      ['P', followUp.dueOn ?? NONE],
    ] as const)
      put(`${column}${row}`, content);
  });
  if (facts.hotLeads.length === 0) put(`B${FIRST_LEAD}`, 'Aucun lead chaud');
  if (facts.followUps.length === 0) put(`J${FIRST_LEAD}`, 'Rien à relancer');
}

/** The hidden rows B70:M193: data of the four charts, and the funnel's table. */
export function layHiddenRows(source: Source, facts: PageFacts): Block {
  const hidden = blank(HIDDEN);
  const put = (row: number, contents: readonly Content[]) =>
    contents.forEach((content, index) => {
      place(hidden, HIDDEN, `${String.fromCharCode(66 + index)}${row}`, content);
    });
  put(70, ['Étape', 'Montant', 'Pondéré']);
  openStages(source).forEach((name, index) => {
    put(71 + index, [name, ...pipelineLine(source, 71 + index)]);
  });
  place(hidden, HIDDEN, 'F70', funnelTable(source));
  put(79, ['Mois', 'Pondéré', 'Objectif']);
  for (let offset = 0; offset < MONTHS; offset++) {
    put(80 + offset, [monthName(addMonths(facts.today, offset)), forecastFigure(source, offset)]);
  }
  put(88, ['Semaine', 'E-mails', 'Appels', 'Visios et réunions']);
  for (let index = 0; index < WEEKS; index++) {
    const weeks = WEEKS - 1 - index;
    put(89 + index, [
      weekLabel(facts.today, weeks),
      activityFigure(source, ['Email envoyé', 'Email reçu'], weeks),
      activityFigure(source, ['Appel'], weeks),
      activityFigure(source, ['Visio', 'Réunion'], weeks),
    ]);
  }
  put(103, ['Jour', 'Pondéré']);
  place(hidden, HIDDEN, LAYOUT_CELL, LAYOUT_VERSION);
  facts.trend.forEach(([day, weighted], index) => {
    put(104 + index, [day, weighted]);
  });
  return hidden;
}

/** Stages of the funnel that are neither won nor lost; the page has six lines for them. */
function openStages({ stages }: Source): string[] {
  return stages
    .filter((stage) => stage.kind !== 'won' && stage.kind !== 'lost')
    .map(({ name }) => name)
    .slice(0, FUNNEL_TOTAL - FIRST_FUNNEL);
}

function weekLabel(today: Date, weeks: number): string {
  const monday = new Date(
    today.getFullYear(),
    today.getMonth(),
    today.getDate() - ((today.getDay() + 6) % 7) - weeks * 7,
  );
  return formatShortDay(monday);
}

function blank(area: Area): Block {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, (): Cell | Formula => ''));
}

function place(block: Block, origin: Area, address: string, content: Content): void {
  const { row, column } = parseArea(address);
  const line = block[row - origin.row];
  if (!line) throw new RangeError(`${address} is outside of the dashboard`);
  line[column - origin.column] = content;
}
