/** Lays the content of TABLEAU_DE_BORD on its grid: the visible page, and the hidden rows behind charts and funnel. */

import { addMonths } from 'date-fns';
import { formatShortDay, monthName } from '../../crm/french/dates.ts';
import type { HotLead } from '../../crm/score/hot-leads.ts';
import type { Area, Cell, Formula } from '../../ports.ts';
import { columnLetters, parseArea } from '../generated-tabs/areas.ts';
import { fitText } from '../generated-tabs/fit-text.ts';
import { type Content, formula, NONE, type Placed } from '../generated-tabs/formulas.ts';
import type { TileAims } from './aims.ts';
import { channelFigures, channelRows } from './channel-figures.ts';
import type { ChannelBoard } from './channels.ts';
import { activityFigure, forecastFigure, indicators, pipelineLine, type Source } from './figures.ts';
import { funnelLine, funnelTables, funnelTotal, leak, leakRate } from './funnel.ts';
import { type CriterionBoard, missingTexts, overallVerdict, verdict } from './go-no-go.ts';
import { type ObjectiveBoard, objectiveFigures } from './objectives.ts';
import {
  FIRST_CRITERION,
  FIRST_OBJECTIVE,
  HIDDEN,
  HIDDEN_CELLS,
  LAYOUT_CELL,
  LAYOUT_VERSION,
  PAGE,
  UNITS_CELL,
} from './places.ts';
import { tiles } from './tiles.ts';
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
  /** `null` for a team without objectives: the month is then shown alone. */
  readonly objectives: ObjectiveBoard | null;
  readonly channels: ChannelBoard;
  readonly criteria: CriterionBoard;
  readonly hotLeads: readonly HotLead[];
  readonly followUps: readonly DueFollowUp[];
  /** Weighted pipeline of the last days, oldest first, at most ninety. */
  readonly trend: readonly (readonly [day: Date, weighted: number])[];
  readonly sentences: Sentences;
  /** What the number formats of the page are for (`unitsOf`). */
  readonly units: string;
}

type Block = (Cell | Formula)[][];
type Put = (address: string, content: Content) => void;

const FIRST_FUNNEL = 24;
const FUNNEL_TOTAL = 30;
const FIRST_LEAD = 47;
const LISTED = 10;
const WEEKS = 12;
export const FORECAST_MONTHS = 6;
/** Pixels of two and of three merged columns of content. */
const TWO_COLUMNS = 176;
const THREE_COLUMNS = 264;
const NO_AIMS: TileAims = { revenue: null, meetings: null, winRate: null };

/** The visible page, A1:Q64; a cell under a merge is empty. */
export function layPage(source: Source, facts: PageFacts): Block {
  const page = blank(PAGE);
  const put: Put = (address, content) => place(page, PAGE, address, content);
  const { sentences, objectives } = facts;
  putAll(put, sentences);
  put('K1', facts.today);
  put('H12', objectives?.paceHeader ?? facts.pace);
  putAll(put, tiles(source, objectives?.aims ?? NO_AIMS));
  layObjectives(source, objectives, put);
  layFunnel(source, put);
  put('B31', leak(source));
  putAll(put, channelFigures(source, facts.channels));
  layLists(facts, put);
  layCriteria(facts.criteria, put);
  return page;
}

function layObjectives(source: Source, board: ObjectiveBoard | null, put: Put): void {
  if (board !== null) {
    board.lines.forEach((line, index) => {
      const row = FIRST_OBJECTIVE + index;
      put(`B${row}`, line.label);
      putAll(put, objectiveFigures(line, row, source.refer));
    });
    return;
  }
  indicators(source).forEach(({ label, actual }, index) => {
    putRow(put, FIRST_OBJECTIVE + index, { B: label, D: actual, F: NONE, G: NONE });
  });
}

function layFunnel(source: Source, put: Put): void {
  openStages(source).forEach((name, index) => {
    const row = FIRST_FUNNEL + index;
    put(`B${row}`, fitText(name, TWO_COLUMNS, 10));
    putAll(put, funnelLine(row, `$B$${71 + index}`));
  });
  put(`B${FUNNEL_TOTAL}`, source.stages.find((stage) => stage.kind === 'won')?.name ?? '');
  putAll(put, funnelTotal(FUNNEL_TOTAL, FIRST_FUNNEL));
}

function layCriteria(board: CriterionBoard, put: Put): void {
  put('B58', board.title);
  board.lines.forEach(({ label, actual, threshold, ideal }, index) => {
    const row = FIRST_CRITERION + index;
    putRow(put, row, { B: label, D: actual, F: threshold, G: ideal, H: verdict(row) });
  });
  put('B64', overallVerdict());
}

function layLists(facts: PageFacts, put: Put): void {
  facts.hotLeads.slice(0, LISTED).forEach(({ company, score, stage, lastExchange }, index) => {
    putRow(put, FIRST_LEAD + index, {
      B: fitText(company, TWO_COLUMNS, 10),
      D: score,
      F: fitText(stage, TWO_COLUMNS, 10),
      H: lastExchange ?? NONE,
    });
  });
  facts.followUps.slice(0, LISTED).forEach(({ what, why, urgent, dueOn }, index) => {
    putRow(put, FIRST_LEAD + index, {
      J: fitText(what, THREE_COLUMNS, 10),
      M: urgent ? '!' : '',
      N: fitText(why, TWO_COLUMNS, 10),
      P: dueOn ?? NONE,
    });
  });
  if (facts.hotLeads.length === 0) put(`B${FIRST_LEAD}`, 'Aucun lead chaud');
  if (facts.followUps.length === 0) put(`J${FIRST_LEAD}`, 'Rien à relancer');
}

/** The hidden rows B70:M193: data of the four charts, the funnel’s tables, and what the page’s formulas look up. */
export function layHiddenRows(source: Source, facts: PageFacts): Block {
  const hidden = blank(HIDDEN);
  const put: Put = (address, content) => place(hidden, HIDDEN, address, content);
  layRow(put, 'B', 70, ['Étape', 'Montant', 'Pondéré', 'Taux suivi']);
  openStages(source).forEach((name, index) => {
    layRow(put, 'B', 71 + index, [name, ...pipelineLine(source, 71 + index), leakRate(FIRST_FUNNEL + index)]);
  });
  putAll(put, funnelTables(source));
  layRow(put, 'B', 79, ['Mois', 'Pondéré', 'Objectif du mois']);
  for (let offset = 0; offset < FORECAST_MONTHS; offset++) {
    const aimed = facts.objectives?.monthly[offset] ?? '';
    layRow(put, 'B', 80 + offset, [
      monthName(addMonths(facts.today, offset)),
      forecastFigure(source, offset),
      aimed === '' ? '' : formula(aimed),
    ]);
  }
  layRow(put, 'B', 88, ['Semaine', 'E-mails', 'Appels', 'Visios et réunions']);
  for (let index = 0; index < WEEKS; index++) {
    const weeks = WEEKS - 1 - index;
    layRow(put, 'B', 89 + index, [
      weekLabel(facts.today, weeks),
      activityFigure(source, ['Email envoyé', 'Email reçu'], weeks),
      activityFigure(source, ['Appel'], weeks),
      activityFigure(source, ['Visio', 'Réunion'], weeks),
    ]);
  }
  layRow(put, 'B', 103, ['Jour', 'Pondéré']);
  put(LAYOUT_CELL, LAYOUT_VERSION);
  put(UNITS_CELL, facts.units);
  facts.trend.forEach(([day, weighted], index) => {
    layRow(put, 'B', 104 + index, [day, weighted]);
  });
  laySources(facts, put);
  return hidden;
}

/** What the objectives, the criteria and the channels are worked out from, in columns F to M beside the kept days. */
function laySources({ objectives, criteria, channels }: PageFacts, put: Put): void {
  const { headerRow, firstRow, paceColumn, nameColumn, decision, hourlyCost, reached, clients } = HIDDEN_CELLS;
  layRow(put, 'F', headerRow, ['Rythme', 'Manque', 'Décision', 'Canal', 'RDV tenus', 'CA', 'Marge', 'Coût horaire']);
  objectives?.lines.forEach(({ pace }, index) => {
    put(`${paceColumn}${firstRow + index}`, pace ?? '');
  });
  putAll(put, missingTexts(criteria));
  put(plain(decision), criteria.decisionOn ?? '');
  for (const [row, cells] of channelRows(channels)) layRow(put, nameColumn, row, cells);
  put(plain(hourlyCost), channels.hourlyCost);
  put('M106', 'Contacts touchés');
  put(plain(reached), channels.reached);
  put('M108', 'Clients gagnés');
  put(plain(clients), channels.clients);
}

/** `H105` for `H$105`. */
function plain(address: string): string {
  return address.replace('$', '');
}

/** Stages of the funnel that are neither won nor lost; the page has six lines for them. */
function openStages({ stages }: Source): string[] {
  return stages
    .filter((stage) => stage.kind !== 'won' && stage.kind !== 'lost')
    .map(({ name }) => name)
    .slice(0, FUNNEL_TOTAL - FIRST_FUNNEL);
}

function putAll(put: Put, placed: Placed): void {
  for (const [address, content] of placed) put(address, content);
}

/** Content by column, all in one row. */
function putRow(put: Put, row: number, cells: Readonly<Record<string, Content>>): void {
  for (const [column, content] of Object.entries(cells)) put(`${column}${row}`, content);
}

/** Neighbouring cells of one row, from a column to the right. */
function layRow(put: Put, column: string, row: number, contents: readonly Content[]): void {
  const { column: first } = parseArea(`${column}${row}`);
  contents.forEach((content, index) => {
    put(`${columnLetters(first + index)}${row}`, content);
  });
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
