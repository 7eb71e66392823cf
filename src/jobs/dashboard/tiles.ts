/** The four figures at the top of TABLEAU_DE_BORD, each with what it is compared to, its detail and its bar. */

import { type Content, DASH, formula, type Placed } from '../generated-tabs/formulas.ts';
import type { Aim, TileAims } from './aims.ts';
import {
  between,
  countMeetings,
  countStages,
  MONTH_START,
  namesOf,
  revenue,
  type Source,
  stillOpen,
  sum,
  TOMORROW,
  YEAR_AGO,
} from './figures.ts';

const MONTH_AGO = 'EDATE($K$1;-1)';
const LAST_MONTH_START = 'EOMONTH($K$1;-2)+1';

/** Signed revenue, weighted pipeline, meetings and win rate. */
export function tiles(source: Source, aims: TileAims): Placed {
  const { refer } = source;
  const open = stillOpen(source);
  const noSale = source.sold === 'sales' ? `COUNT(${refer('sales', 'amount')})=0` : `${countStages(source, 'won')}=0`;
  const count = (from: string, before: string) =>
    aims.meetings === null ? countMeetings(refer, from, before) : countHeld(source, from, before);
  const ended = (from: string, before: string) =>
    `(${countEnded(source, 'won', from, before)}+${countEnded(source, 'lost', from, before)})`;
  const winRate = (from: string, before: string) => `${countEnded(source, 'won', from, before)}/${ended(from, before)}`;
  const figures: (readonly [string, Content])[] = [
    ['B5', formula(`IF(${noSale};${DASH};${revenue(source, MONTH_START, TOMORROW)})`)],
    ['D5', formula(`IFERROR(B5/${revenue(source, LAST_MONTH_START, `${MONTH_AGO}+1`)}-1;${DASH})`)],
    [
      'F5',
      formula(
        `IF(COUNTA(${refer('opportunities', 'id')})<2;${DASH};SUMIFS(${refer('opportunities', 'weightedAmount')};${open}))`,
      ),
    ],
    ['H5', formula(`IFERROR(F5/VLOOKUP(${MONTH_START};$B$104:$C$193;2;TRUE)-1;${DASH})`)],
    ['F7', bar(`F5/SUMIFS(${refer('opportunities', 'amount')};${open})`)],
    ['J5', formula(`IF(COUNTA(${refer('interactions', 'id')})<2;${DASH};${count(MONTH_START, TOMORROW)})`)],
    ['L5', formula(`IFERROR(J5/${count(LAST_MONTH_START, `${MONTH_AGO}+1`)}-1;${DASH})`)],
    ['N5', formula(`IF(${ended(YEAR_AGO, TOMORROW)}<10;${DASH};${winRate(YEAR_AGO, TOMORROW)})`)],
    ['P5', formula(`IFERROR(ROUND((N5-${winRate('EDATE($K$1;-24)', YEAR_AGO)})*100;0);${DASH})`)],
    ['N7', bar(aims.winRate === null ? 'N5' : `N5/${aims.winRate.target}`)],
  ];
  return new Map([...figures, ...attained('B', aims.revenue), ...attained('J', aims.meetings)]);
}

/** The detail and the bar of a tile that has an objective. */
function attained(column: string, aim: Aim | null): (readonly [string, Content])[] {
  if (aim === null) return [];
  const share = `${column}5/${aim.target}`;
  return [
    [`${column}6`, formula(`"Objectif ${aim.said}"&IFERROR(", atteint à "&ROUND(${share}*100;0)&"\u00a0%";"")`)],
    [`${column}7`, bar(share)],
  ];
}

/** Forty-five blocks make the width of a tile. */
function bar(share: string) {
  return formula(`IFERROR(REPT("█";ROUND(MAX(0;MIN(1;${share}))*45;0));"")`);
}

/** Meetings that took place: what an objective of meetings counts (crm/interactions.ts, `isMeeting`). */
function countHeld({ refer }: Source, from: string, before: string): string {
  const days = between(refer('interactions', 'date'), from, before);
  return sum(
    ['Visio', 'Réunion'],
    (type) =>
      `COUNTIFS(${refer('interactions', 'type')};"${type}";${refer('interactions', 'result')};"<>Sans réponse";${days})`,
  );
}

function countEnded(source: Source, kind: 'won' | 'lost', from: string, before: string): string {
  const stage = source.refer('opportunities', 'stage');
  const dates = between(source.refer('opportunities', 'closedOn'), from, before);
  return sum(namesOf(source, kind), (name) => `COUNTIFS(${stage};"${name}";${dates})`);
}
