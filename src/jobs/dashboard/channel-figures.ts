/** The table of channels: what each costs and brings in, as formulas over COUTS and over what was sold. */

import { fitText } from '../generated-tabs/fit-text.ts';
import { type Content, DASH, formula, NONE, type Placed } from '../generated-tabs/formulas.ts';
import type { ChannelBoard, ChannelLine } from './channels.ts';
import { between, grouped, revenue, type Source, sumOfWon, TOMORROW, YEAR_AGO } from './figures.ts';
import { CHANNEL_TOTAL, FIRST_CHANNEL, HIDDEN_CELLS } from './places.ts';

type Kind = 'channel' | 'rest' | 'total';

const OTHERS = 'Autres et sans canal';
/** Pixels of two merged columns. */
const NAME_PIXELS = 176;

/** The table, and beside its title what a contact and a client cost. */
export function channelFigures(source: Source, board: ChannelBoard): Placed {
  const lines = board.lines.map(({ name }, index) => {
    const row = FIRST_CHANNEL + index;
    return [
      [`J${row}`, fitText(name === '' ? OTHERS : name, NAME_PIXELS, 10)] as const,
      ...lineFigures(source, board, row, name === '' ? 'rest' : 'channel'),
    ];
  });
  return new Map<string, Content>([
    ['P35', sayCosts(board)],
    ...lines.flat(),
    [`J${CHANNEL_TOTAL}`, 'Total'],
    ...lineFigures(source, board, CHANNEL_TOTAL, 'total'),
  ]);
}

/** Rows of the hidden area: name, meetings, revenue and margin of each line, those of the page in the same order. */
export function channelRows({ lines, total }: ChannelBoard): (readonly [row: number, cells: readonly Content[]])[] {
  const cellsOf = ({ meetings, revenue, margin }: Omit<ChannelLine, 'name'>) => [meetings, revenue, margin];
  return [
    ...lines.map((line, index) => [HIDDEN_CELLS.firstRow + index, [line.name, ...cellsOf(line)]] as const),
    [hiddenRow(CHANNEL_TOTAL), ['Total', ...cellsOf(total)]] as const,
  ];
}

/** L to P of a line. Without any cost, the return is unknown. */
function lineFigures(source: Source, board: ChannelBoard, row: number, kind: Kind): Placed {
  const hidden = (column: string) => `$${column}$${hiddenRow(row)}`;
  const cost = board.isCosted ? costOf(source, row, kind, hidden(HIDDEN_CELLS.nameColumn)) : '';
  return new Map<string, Content>([
    [`L${row}`, cost === '' ? NONE : formula(`IF(ROUND(${cost};2)=0;${DASH};${cost})`)],
    [`N${row}`, formula(`IFERROR(L${row}/${hidden(HIDDEN_CELLS.meetingsColumn)};${DASH})`)],
    [`O${row}`, formula(signedBy(source, row, kind))],
    [`P${row}`, formula(`IFERROR((${marginOf(source, row, kind)}-L${row})/L${row};${DASH})`)],
  ]);
}

/** Amounts and hours of COUTS; time that has its own amount counts at that amount alone (crm/prospecting/cost.ts). */
function costOf({ refer }: Source, row: number, kind: Kind, name: string): string {
  if (kind === 'rest') return beyondLines('L', row);
  const ofChannel = kind === 'total' ? '' : `;${refer('costs', 'channel')};${name}`;
  const dates = between(refer('costs', 'date'), YEAR_AGO, TOMORROW);
  const hours = (more: string) => `SUMIFS(${refer('costs', 'hours')};${more}${dates}${ofChannel})`;
  const paid = `${refer('costs', 'kind')};"Temps";${refer('costs', 'amount')};"<>";`;
  return `SUMIFS(${refer('costs', 'amount')};${dates}${ofChannel})+$${HIDDEN_CELLS.hourlyCost}*(${hours('')}-${hours(paid)})`;
}

function signedBy(source: Source, row: number, kind: Kind): string {
  if (kind === 'rest') return beyondLines('O', row);
  if (kind === 'total') return revenue(source, YEAR_AGO, TOMORROW);
  // A sale has the channel of its deal: worked out at each refresh, since no formula joins two tabs cheaply.
  if (source.sold === 'sales') return `$${HIDDEN_CELLS.revenueColumn}$${hiddenRow(row)}`;
  return sumOfWon(source, 'amount', YEAR_AGO, TOMORROW, dealsOf(source, row));
}

function marginOf(source: Source, row: number, kind: Kind): string {
  if (source.sold === 'sales' || kind === 'rest') return `$${HIDDEN_CELLS.marginColumn}$${hiddenRow(row)}`;
  const ofChannel = kind === 'total' ? '' : dealsOf(source, row);
  return `(O${row}-${sumOfWon(source, 'cost', YEAR_AGO, TOMORROW, ofChannel)})`;
}

/** Conditions of SUMIFS: the channel of a line. */
function dealsOf({ refer }: Source, row: number): string {
  return `;${refer('opportunities', 'channel')};$${HIDDEN_CELLS.nameColumn}$${hiddenRow(row)}`;
}

/** What the lines above leave of the total. */
function beyondLines(column: string, row: number): string {
  return `N(${column}${CHANNEL_TOTAL})-SUM(${column}${FIRST_CHANNEL}:${column}${row - 1})`;
}

/** Costs of a contact reached and of a client won; what to type when nothing is costed. */
function sayCosts({ isKept, isCosted }: ChannelBoard): Content {
  if (!isKept) return 'Coûts et ROI\u00a0: Pistil > Pilotage';
  if (!isCosted) return 'Coûts et ROI\u00a0: remplissez COUTS';
  const per = (count: string) => `IFERROR(${grouped(`ROUND(L${CHANNEL_TOTAL}/$${count};0)`)}&"\u00a0€";${DASH})`;
  return formula(`"Par contact "&${per(HIDDEN_CELLS.reached)}&", par client "&${per(HIDDEN_CELLS.clients)}`);
}

function hiddenRow(row: number): number {
  return HIDDEN_CELLS.firstRow + row - FIRST_CHANNEL;
}
