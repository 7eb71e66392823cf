/**
 * The figures of ENTONNOIR, as formulas: ENTONNOIR(…) over HISTORIQUE for cohorts, COUNTIFS(…) for the rest. English names, `;`,
 * no decimal literals, no TEXT(…): read the same in every locale.
 */
import { pathOf } from '../../crm/funnel/journeys.ts';
import { isOpen } from '../../crm/pipeline/stages.ts';
import type { Stage } from '../../crm/settings/stages.ts';
import type { Formula } from '../../ports.ts';
import { formula, NONE } from '../generated-tabs/formulas.ts';
import type { Refer } from '../generated-tabs/references.ts';
import {
  ALL_CHANNELS,
  CHANNEL_CHOICE,
  CHANNEL_TABLES,
  FIRST_CHANNEL,
  FIRST_STAGE,
  FUNNEL_TABLE,
  HIDDEN_CELLS,
  PERIOD_CHOICE,
  STAGE_COLUMNS,
  STAGE_LINES,
  TABLE_ROWS,
  TOTAL_CHANNEL,
} from './places.ts';

/** What the formulas are written from. */
export interface FunnelSource {
  readonly refer: Refer;
  /** The whole of HISTORIQUE and of PARAMETRES, headers included. */
  readonly history: string;
  readonly parameters: string;
  readonly stages: readonly Stage[];
  /** Those that have a line. */
  readonly channels: readonly string[];
}

/** A line of the funnel: the stage and its row in a table of ENTONNOIR(…), counted from its header. */
export interface StageLine {
  readonly stage: Stage;
  readonly offset: number;
}

const DASH = `"${NONE}"`;
const { channel, channelCriterion, from, to, leakRates } = HIDDEN_CELLS;
/** Under so many entries a rate is no sign of a leak. */
const FEWEST_FOR_LEAK = 10;

/** The stages that have a line: all of them, or the first ones and the signature when there are more than lines. */
export function stageLines(stages: readonly Stage[]): StageLine[] {
  const lines = pathOf(stages).map((stage, index) => ({ stage, offset: index + 1 }));
  return lines.length <= STAGE_LINES ? lines : [...lines.slice(0, STAGE_LINES - 1), ...lines.slice(-1)];
}

/** The choices, as the other formulas take them. */
export function choiceFigures({ refer }: FunnelSource): ReadonlyMap<string, Formula> {
  const chosen = `$${CHANNEL_CHOICE[0]}$${CHANNEL_CHOICE.slice(1)}`;
  const period = `$${PERIOD_CHOICE[0]}$${PERIOD_CHOICE.slice(1)}`;
  const isAll = `(${chosen}="")+(${chosen}="${ALL_CHANNELS}")`;
  const starts: readonly (readonly [string, string])[] = [
    ['6 derniers mois', 'EDATE($K$1;-6)'],
    ['3 derniers mois', 'EDATE($K$1;-3)'],
    ['Cette année', 'DATE(YEAR($K$1);1;1)'],
    ['L’an dernier', 'DATE(YEAR($K$1)-1;1;1)'],
    ['Depuis le début', `IF(COUNT(${refer('history', 'date')})=0;$K$1;MIN(${refer('history', 'date')}))`],
  ];
  return new Map([
    [channel, formula(`IF(${isAll};"";${chosen})`)],
    [channelCriterion, formula(`IF(${isAll};"<>${NONE}";${chosen})`)],
    [
      from,
      formula(
        starts.reduceRight((rest, [name, start]) => `IF(${period}="${name}";${start};${rest})`, 'EDATE($K$1;-12)'),
      ),
    ],
    [to, formula(`IF(${period}="L’an dernier";DATE(YEAR($K$1)-1;12;31);$K$1)`)],
  ]);
}

/** Every table of ENTONNOIR(…): that of the choice, one for each channel, one for all. By row of their header. */
export function funnelTables(source: FunnelSource): ReadonlyMap<number, Formula> {
  const table = (which: string) => formula(`ENTONNOIR(${source.history};${which};${from};${to};${source.parameters})`);
  return new Map([
    [FUNNEL_TABLE, table(channel)],
    ...source.channels.map((_name, index) => [tableOfChannel(index), table(`$B$${FIRST_CHANNEL + index}`)] as const),
    [tableOfChannel(TOTAL_CHANNEL - FIRST_CHANNEL), table('""')],
  ]);
}

/** D to L of a stage’s line, and its bar in N: entered, moved on, rate, cumulated rate, median days, lost, still there. */
export function stageFigures({ offset }: StageLine, line: number): ReadonlyMap<string, Formula> {
  const row = FIRST_STAGE + line;
  const at = (column: string) => `${column}${FUNNEL_TABLE + offset}`;
  const known = (column: string) =>
    formula(`IF(ISNUMBER(${at(column)});IF(${anyEntry()};${at(column)};${DASH});${DASH})`);
  return new Map([
    [`D${row}`, known('G')],
    [`F${row}`, known('H')],
    [`G${row}`, known('I')],
    [`H${row}`, known('J')],
    [`J${row}`, known('K')],
    [`K${row}`, known('L')],
    [`L${row}`, known('M')],
    [`N${row}`, formula(`IF(ISNUMBER(H${row});REPT("█";ROUND(H${row}*32;0));"")`)],
  ]);
}

/** The rate of a line, when enough went through it to speak of a leak. */
export function leakRate(line: number): Formula {
  const row = FIRST_STAGE + line;
  return formula(`IF(ISNUMBER(G${row});IF(D${row}>=${FEWEST_FOR_LEAK};G${row};"");"")`);
}

/** Where most are left behind, in one sentence. */
export function leakSentence(): Formula {
  const worst = `MATCH(MIN(${leakRates});${leakRates};0)`;
  const of = (column: string) =>
    `INDEX($${column}$${FIRST_STAGE}:$${column}$${FIRST_STAGE + STAGE_LINES - 1};${worst})`;
  return formula(
    `IF(N($D$${FIRST_STAGE})=0;"Aucune opportunité dans ce choix\u00a0: élargissez la période ou le canal, ou créez une opportunité.";` +
      `IF(COUNT(${leakRates})=0;"La fuite principale sera nommée ici dès ${FEWEST_FOR_LEAK} opportunités entrées dans une étape.";` +
      `IF(MIN(${leakRates})=1;"Aucune fuite\u00a0: toutes les opportunités passent d’une étape à l’autre.";` +
      `"Fuite principale\u00a0: après «\u00a0"&${of('B')}&"\u00a0», "&ROUND(MIN(${leakRates})*100;0)&"\u00a0% passent. Sur "&${of('D')}&" entrées, "&${of('K')}` +
      `&IF(${of('K')}>1;" perdues";" perdue")&IF(${of('L')}=0;"\u00a0: relisez les motifs de perte.";", "&${of('L')}&" encore à cette étape\u00a0: "&IF(${of('L')}=1;"relancez-la";"relancez-les")&" d’abord."))))`,
  );
}

/** D to P of a channel’s line: entered, how far they went, signed, revenue and its share. */
export function channelFigures(source: FunnelSource, line: number): ReadonlyMap<string, Formula> {
  const row = FIRST_CHANNEL + line;
  const header = tableOfChannel(line);
  const path = pathOf(source.stages);
  const at = (column: string, offset: number) => {
    const cell = `${column}${header + offset}`;
    return formula(`IF(ISNUMBER(${cell});${cell};${DASH})`);
  };
  const isTotal = row === TOTAL_CHANNEL;
  const revenue = signedRevenue(source, isTotal ? '' : `$B$${row}`);
  const between = path.slice(1, -1).slice(0, STAGE_COLUMNS.length);
  return new Map([
    [`D${row}`, at('G', 1)],
    ...between.map((_stage, index) => [`${STAGE_COLUMNS[index]}${row}`, at('J', index + 2)] as const),
    [`L${row}`, at('J', path.length)],
    [`N${row}`, at('G', path.length)],
    [`O${row}`, formula(revenue)],
    [`P${row}`, formula(`IF($O$${TOTAL_CHANNEL}=0;${DASH};O${row}/$O$${TOTAL_CHANNEL})`)],
  ]);
}

/** D to H of a stage’s line among the durations: median, limit, open now, beyond the limit. */
export function durationFigures(
  { refer }: FunnelSource,
  { stage }: StageLine,
  row: number,
  line: number,
): ReadonlyMap<string, Formula | number | string> {
  const ofStage = `${refer('opportunities', 'stage')};$B${row};${refer('opportunities', 'channel')};${channelCriterion}`;
  return new Map<string, Formula | number | string>([
    [`D${row}`, formula(`J${FIRST_STAGE + line}`)],
    [`F${row}`, stage.maxDays ?? NONE],
    [`G${row}`, isOpen(stage) ? formula(`COUNTIFS(${ofStage})`) : NONE],
    [
      `H${row}`,
      isOpen(stage) && stage.maxDays !== null
        ? formula(`COUNTIFS(${ofStage};${refer('opportunities', 'stageSince')};"<"&($K$1-$F${row}))`)
        : NONE,
    ],
  ]);
}

/** How many stand too long where they are, in one sentence under the durations. */
export function stuckSentence(first: number, last: number): Formula {
  const stuck = `SUM(H${first}:H${last})`;
  return formula(
    `IF(SUM(G${first}:G${last})=0;"Aucune opportunité ouverte.";IF(${stuck}=0;"Rien de bloqué\u00a0: chaque opportunité est dans les temps.";` +
      `${stuck}&IF(${stuck}=1;" opportunité bloquée";" opportunités bloquées")&" sur "&SUM(G${first}:G${last})&IF(SUM(G${first}:G${last})=1;" ouverte";" ouvertes")&"\u00a0: à débloquer dans Pistil > Pipeline."))`,
  );
}

/** Opportunities created, and those that were signed, in the month that began `ago` months ago, in the chosen channel. */
export function monthFigures({ refer, stages }: FunnelSource, ago: number): readonly [Formula, Formula] {
  const date = refer('history', 'date');
  const within =
    `${refer('history', 'subject')};"Opportunité";${date};">="&(EOMONTH($K$1;-${ago + 1})+1);` +
    `${date};"<"&(EOMONTH($K$1;-${ago})+1);${refer('history', 'channel')};${channelCriterion}`;
  const won = stages.filter(({ kind }) => kind === 'won');
  return [
    formula(`COUNTIFS(${within};${refer('history', 'from')};"")`),
    formula(won.map(({ name }) => `COUNTIFS(${within};${refer('history', 'to')};"${name}")`).join('+') || '0'),
  ];
}

/** Header row of a channel’s own table. */
function tableOfChannel(line: number): number {
  return CHANNEL_TABLES + line * TABLE_ROWS;
}

function anyEntry(): string {
  return `SUM($G$${FUNNEL_TABLE + 1}:$G$${CHANNEL_TABLES - 1})>0`;
}

/** Amount of what was signed in the period, through one channel or all. */
function signedRevenue({ refer, stages }: FunnelSource, channelCell: string): string {
  const closed = refer('opportunities', 'closedOn');
  const more = channelCell === '' ? '' : `;${refer('opportunities', 'channel')};${channelCell}`;
  return (
    stages
      .filter(({ kind }) => kind === 'won')
      .map(
        ({ name }) =>
          `SUMIFS(${refer('opportunities', 'amount')};${refer('opportunities', 'stage')};"${name}";${closed};">="&${from};${closed};"<"&(${to}+1)${more})`,
      )
      .join('+') || '0'
  );
}
