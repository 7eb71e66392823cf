/** Lays the content of ENTONNOIR on its grid. */
import { addMonths } from 'date-fns';
import { formatTime, shortMonthName } from '../../crm/french/dates.ts';
import { pathOf } from '../../crm/funnel/journeys.ts';
import { formula } from '../generated-tabs/formulas.ts';
import { createBlock, type SheetBlock } from '../generated-tabs/sheet-block.ts';
import {
  channelFigures,
  choiceFigures,
  durationFigures,
  type FunnelSource,
  funnelTables,
  leakRate,
  leakSentence,
  monthFigures,
  stageFigures,
  stageLines,
  stuckSentence,
} from './figures.ts';
import {
  ABOVE,
  ALL_CHANNELS,
  BELOW,
  CHANNEL_CHOICE,
  CHANNEL_LIST,
  CHOICES,
  DURATION_DATA,
  FIRST_CHANNEL,
  FIRST_DURATION,
  FIRST_STAGE,
  HIDDEN,
  HIDDEN_CELLS,
  layoutOf,
  MONTH_DATA,
  MONTHS,
  PERIOD_CHOICE,
  PERIODS,
  STAGE_COLUMNS,
  STAGE_DATA,
  STAGE_LINES,
  TOTAL_CHANNEL,
  VERSION_CELL,
} from './places.ts';
import { tileFigures } from './tiles.ts';

/** What was chosen in row 4. */
export interface Choices {
  readonly channel: string;
  readonly period: string;
}

export const FIRST_CHOICES: Choices = { channel: ALL_CHANNELS, period: PERIODS[0] };

export function layTop(now: Date, today: Date): SheetBlock {
  const block = createBlock(ABOVE);
  block.put('B1', 'Entonnoir commercial');
  block.put('K1', today);
  block.put('B2', 'Opportunités suivies depuis leur entrée dans chaque étape\u00a0; sauter une étape, c’est la passer');
  block.put('K2', `Chiffres de ${formatTime(now)}`);
  return block;
}

/** Written when the tab is made, and again only with a new layout: afterwards these cells are the team’s. */
export function layChoices({ channel, period }: Choices): SheetBlock {
  const block = createBlock(CHOICES);
  block.put('B4', 'Canal\u00a0:');
  block.put(CHANNEL_CHOICE, channel);
  block.put('F4', 'Période\u00a0:');
  block.put(PERIOD_CHOICE, period);
  block.put('J4', formula(HIDDEN_CELLS.from));
  block.put('L4', formula(HIDDEN_CELLS.to));
  return block;
}

export function layFigures(source: FunnelSource): SheetBlock {
  const block = createBlock(BELOW);
  block.put('B6', 'Opportunités entrées');
  block.put('F6', 'Propositions envoyées');
  block.put('J6', 'Affaires signées');
  block.put('N6', 'Étape la plus longue (médiane)');
  block.putAll(tileFigures(source));
  block.put('B11', leakSentence());
  block.put('B13', 'Étape par étape');
  block.putRow('B14', [
    'Étape',
    '',
    'Entrées',
    '',
    'Passées',
    'Taux',
    'Taux cumulé',
    '',
    'Durée',
    'Perdues',
    'Encore là',
  ]);
  block.put('N14', 'Part des entrées arrivée jusque-là');
  block.put('B24', 'Opportunités entrées dans chaque étape');
  block.put('J24', 'Opportunités entrées et signées, par mois');
  const lines = stageLines(source.stages);
  lines.forEach((line, index) => {
    const row = FIRST_STAGE + index;
    block.put(`B${row}`, line.stage.name);
    if (index < lines.length - 1) block.put(`E${row}`, '→');
    block.putAll(stageFigures(line, index));
  });
  layChannels(block, source);
  layDurations(block, source);
  return block;
}

function layChannels(block: SheetBlock, source: FunnelSource): void {
  block.put('B34', 'Comparer');
  block.put('B36', 'Canaux\u00a0: part des opportunités entrées arrivée à chaque étape');
  const path = pathOf(source.stages);
  block.put('B37', 'Canal');
  block.put('D37', 'Entrées');
  path
    .slice(1, -1)
    .slice(0, STAGE_COLUMNS.length)
    .forEach(({ name }, index) => {
      block.put(`${STAGE_COLUMNS[index]}37`, name);
    });
  block.put('L37', path[path.length - 1]?.name ?? '');
  block.put('N37', 'Signées');
  block.put('O37', 'CA signé');
  block.put('P37', 'Part du CA');
  source.channels.forEach((name, line) => {
    block.put(`B${FIRST_CHANNEL + line}`, name);
    block.putAll(channelFigures(source, line));
  });
  block.put(`B${TOTAL_CHANNEL}`, ALL_CHANNELS);
  block.putAll(channelFigures(source, TOTAL_CHANNEL - FIRST_CHANNEL));
}

function layDurations(block: SheetBlock, source: FunnelSource): void {
  block.put('B48', 'Durées, et ce qui est bloqué aujourd’hui');
  block.put('J48', 'Durée médiane par étape, en jours');
  block.putRow('B49', ['Étape', '', 'Médiane', '', 'Limite', 'Ouvertes', 'Bloquées']);
  stageLines(source.stages).forEach((line, index) => {
    const row = FIRST_DURATION + index;
    block.put(`B${row}`, line.stage.name);
    block.putAll(durationFigures(source, line, row, index));
  });
  block.put('B58', stuckSentence(FIRST_DURATION, FIRST_DURATION + STAGE_LINES - 1));
}

/** The hidden rows: what the choices mean, tables of ENTONNOIR(…), data of the charts, channels to choose from. */
export function layHiddenRows(source: FunnelSource, allChannels: readonly string[], today: Date): SheetBlock {
  const block = createBlock(HIDDEN);
  for (const [address, content] of choiceFigures(source)) block.put(address.replace(/\$/g, ''), content);
  block.put(VERSION_CELL, layoutOf(stageLines(source.stages).length));
  for (const [row, content] of funnelTables(source)) block.put(`F${row}`, content);
  block.putRow(`B${STAGE_DATA}`, ['Étape', 'Entrées']);
  block.putRow(`B${DURATION_DATA}`, ['Étape', 'Durée médiane']);
  stageLines(source.stages).forEach(({ stage }, index) => {
    const row = FIRST_STAGE + index;
    block.putRow(`B${STAGE_DATA + 1 + index}`, [stage.name, formula(`N(D${row})`)]);
    block.put(`E${STAGE_DATA + 1 + index}`, leakRate(index));
    block.putRow(`B${DURATION_DATA + 1 + index}`, [stage.name, formula(`N(J${row})`)]);
  });
  block.putRow(`B${MONTH_DATA}`, ['Mois', 'Entrées', 'Signées']);
  for (let index = 0; index < MONTHS; index += 1) {
    const ago = MONTHS - 1 - index;
    block.putRow(`B${MONTH_DATA + 1 + index}`, [shortMonthName(addMonths(today, -ago)), ...monthFigures(source, ago)]);
  }
  [ALL_CHANNELS, ...allChannels].slice(0, CHANNEL_LIST.rows).forEach((name, index) => {
    block.put(`B${CHANNEL_LIST.row + index}`, name);
  });
  return block;
}
