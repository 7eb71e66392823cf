/**
 * The sums of PORTEFEUILLE, as formulas over VENTES, or over the opportunities won. English names, `;`, no decimal literals, no
 * TEXT(…): read the same in every locale. A figure without data is `–`.
 */
import type { Stage } from '../../crm/settings/stages.ts';
import type { Formula } from '../../ports.ts';
import { formula, NONE } from '../generated-tabs/formulas.ts';
import type { Refer } from '../generated-tabs/references.ts';
import type { Content } from '../generated-tabs/sheet-block.ts';
import { CHANNEL_TOTAL, CLASS_TOTAL } from './places.ts';

/** The columns that sales stand in. */
export interface SoldColumns {
  readonly date: string;
  readonly amount: string;
  readonly cost: string;
  /** What revenue is broken down by. */
  readonly headings: readonly [string, string];
  /** Criteria that make a row a sale, each followed by `;`: one set for each stage that wins, or one blank set. */
  readonly conditions: readonly string[];
}

type Placed = ReadonlyMap<string, Content>;

const DASH = `"${NONE}"`;
const TOMORROW = '$K$1+1';
const YEAR_START = 'DATE(YEAR($K$1);1;1)';
const LAST_YEAR_START = 'DATE(YEAR($K$1)-1;1;1)';
const SAME_DAY_LAST_YEAR = 'EDATE($K$1;-12)+1';
const YEAR_AGO = 'EDATE($K$1;-12)';
const TWO_YEARS_AGO = 'EDATE($K$1;-24)';

export function soldColumns(source: 'sales' | 'opportunities', refer: Refer, stages: readonly Stage[]): SoldColumns {
  if (source === 'sales') {
    const of = (key: string) => refer('sales', key);
    return {
      date: of('date'),
      amount: of('amount'),
      cost: of('cost'),
      headings: [of('category'), of('offer')],
      conditions: [''],
    };
  }
  const of = (key: string) => refer('opportunities', key);
  return {
    date: of('closedOn'),
    amount: of('amount'),
    cost: of('cost'),
    headings: [of('channel'), of('assignee')],
    conditions: stages.filter(({ kind }) => kind === 'won').map(({ name }) => `${of('stage')};"${name}";`),
  };
}

/** Revenue of the year, basket, taux de marque and client value, each with what it is compared to. */
export function tileFigures(sold: SoldColumns, clientYears: number): Placed {
  const anySale = `(${each(sold, (more) => `COUNTIFS(${more}${sold.amount};"<>0";${sold.date};">0")`)})`;
  const basket = (from: string, before: string) =>
    `${revenue(sold, from, before)}/${each(sold, (more) => `COUNTIFS(${more}${sold.amount};">0";${between(sold, from, before)})`)}`;
  const priced = (column: string, from: string, before: string) =>
    each(sold, (more) => `SUMIFS(${column};${more}${sold.cost};"<>";${between(sold, from, before)})`);
  const margin = (from: string, before: string) =>
    `(${priced(sold.amount, from, before)}-${priced(sold.cost, from, before)})`;
  const rate = (from: string, before: string) => `${margin(from, before)}/${priced(sold.amount, from, before)}`;
  const wholeLastYear = revenue(sold, LAST_YEAR_START, YEAR_START);
  return new Map<string, Content>([
    ['B5', formula(`IF(${anySale}=0;${DASH};${revenue(sold, YEAR_START, TOMORROW)})`)],
    ['D5', formula(`IF(N(B6)=0;"";IFERROR(B5/B6-1;""))`)],
    [
      'B6',
      formula(`IF(${anySale}=0;"Visible dès la première vente";${revenue(sold, LAST_YEAR_START, SAME_DAY_LAST_YEAR)})`),
    ],
    ['B7', formula(`IFERROR(REPT("█";ROUND(MAX(0;MIN(1;B5/${wholeLastYear}))*45;0));"")`)],
    ['F5', formula(`IFERROR(${basket(YEAR_AGO, TOMORROW)};${DASH})`)],
    ['H5', formula(`IFERROR(F5/(${basket(TWO_YEARS_AGO, YEAR_AGO)})-1;"")`)],
    ['F6', formula(each(sold, (more) => `COUNTIFS(${more}${sold.amount};">0";${between(sold, YEAR_AGO, TOMORROW)})`))],
    ['J5', formula(`IFERROR(${rate(YEAR_AGO, TOMORROW)};${DASH})`)],
    ['L5', formula(`IFERROR(ROUND((J5-${rate(TWO_YEARS_AGO, YEAR_AGO)})*100;0);"")`)],
    ['J6', formula(`IF(ISNUMBER(J5);${margin(YEAR_AGO, TOMORROW)};"Renseignez le coût des ventes")`)],
    ['J7', formula('IF(ISNUMBER(J5);REPT("█";ROUND(MAX(0;MIN(1;J5))*45;0));"")')],
    ['N5', formula(`IFERROR(VALEUR_CLIENT(F5;H${CHANNEL_TOTAL};${decimal(clientYears)};J5);${DASH})`)],
    ['P5', formula(`IF(ISNUMBER(P${CHANNEL_TOTAL});P${CHANNEL_TOTAL};"")`)],
    [
      'N6',
      formula(
        `IF(ISNUMBER(N${CHANNEL_TOTAL});N${CHANNEL_TOTAL};IF(ISNUMBER(N5);"Coût d’acquisition\u00a0: tenez l’onglet COUTS";"Demande des ventes et leur coût"))`,
      ),
    ],
  ]);
}

/** Revenue of a month of this year or the last, from January on. */
export function monthRevenue(sold: SoldColumns, month: number, yearsAgo: 0 | 1): Formula {
  const first = (number: number) => `DATE(YEAR($K$1)-${yearsAgo};${number};1)`;
  return formula(revenue(sold, first(month), first(month + 1)));
}

/** The columns of a breakdown: its name, then last year to the same day, this year, growth and share. */
export interface BreakdownColumns {
  readonly name: string;
  readonly before: string;
  readonly now: string;
  readonly growth: string;
  readonly share: string;
}

/** One line of a breakdown; `name` is the cell where its name stands as it does in the tables. */
export function breakdownLine(
  sold: SoldColumns,
  heading: 0 | 1,
  columns: BreakdownColumns,
  { row, total, name }: { readonly row: number; readonly total: number; readonly name: string },
): Placed {
  const own = (from: string, before: string) =>
    formula(revenue(sold, from, before, `;${sold.headings[heading]};${name}`));
  return new Map<string, Content>([
    [`${columns.before}${row}`, own(LAST_YEAR_START, SAME_DAY_LAST_YEAR)],
    [`${columns.now}${row}`, own(YEAR_START, TOMORROW)],
    ...compared(columns, row, total),
  ]);
}

/** What the lines above leave of the total. */
export function breakdownRest(columns: BreakdownColumns, row: number, first: number, total: number): Placed {
  const rest = (column: string) =>
    formula(row === first ? `${column}${total}` : `${column}${total}-SUM(${column}${first}:${column}${row - 1})`);
  return new Map<string, Content>([
    [`${columns.before}${row}`, rest(columns.before)],
    [`${columns.now}${row}`, rest(columns.now)],
    ...compared(columns, row, total),
  ]);
}

export function breakdownTotal(sold: SoldColumns, columns: BreakdownColumns, row: number): Placed {
  return new Map<string, Content>([
    [`${columns.before}${row}`, formula(revenue(sold, LAST_YEAR_START, SAME_DAY_LAST_YEAR))],
    [`${columns.now}${row}`, formula(revenue(sold, YEAR_START, TOMORROW))],
    ...compared(columns, row, row),
  ]);
}

/**
 * What a client of a line is worth and costs: G to K from the counted sales, N to P against the cost. `data` is the hidden row
 * of the line: purchases, buyers, revenue and cost of the sales whose cost is known.
 */
export function valueLine(row: number, data: number, clientYears: number): Placed {
  const orDash = (text: string) => formula(`IFERROR(${text};${DASH})`);
  return new Map<string, Content>([
    [`G${row}`, orDash(`F${row}/C${data}`)],
    [`H${row}`, orDash(`C${data}/D${data}`)],
    [`J${row}`, orDash(`(E${data}-F${data})/E${data}`)],
    [`K${row}`, orDash(`G${row}*H${row}*${decimal(clientYears)}*J${row}`)],
    [`N${row}`, orDash(`L${row}/D${row}`)],
    [`O${row}`, orDash(`K${row}-N${row}`)],
    [`P${row}`, orDash(`K${row}/N${row}`)],
  ]);
}

/** Shares of a class in the clients and in the revenue. */
export function classShares(row: number): Placed {
  return new Map<string, Content>([
    [`G${row}`, formula(`IFERROR(F${row}/$F$${CLASS_TOTAL};${DASH})`)],
    [`H${row}`, formula(`IFERROR(D${row}/$D$${CLASS_TOTAL};${DASH})`)],
  ]);
}

function compared({ before, now, growth, share }: BreakdownColumns, row: number, total: number): [string, Formula][] {
  return [
    [`${growth}${row}`, formula(`IFERROR(${now}${row}/${before}${row}-1;${DASH})`)],
    [`${share}${row}`, formula(`IFERROR(${now}${row}/${now}$${total};${DASH})`)],
  ];
}

function revenue(sold: SoldColumns, from: string, before: string, more = ''): string {
  return each(sold, (condition) => `SUMIFS(${sold.amount};${condition}${between(sold, from, before)}${more})`);
}

function between({ date }: SoldColumns, from: string, before: string): string {
  return `${date};">="&(${from});${date};"<"&(${before})`;
}

/** A term for each stage that wins, added up, in brackets when there are several. */
function each({ conditions }: SoldColumns, term: (condition: string) => string): string {
  const terms = conditions.map(term);
  return terms.length === 1 ? terms.join('') : `(${terms.join('+') || '0'})`;
}

/** A number without a decimal mark, which would differ from one locale to the next: 2.5 is `(25/10)`. */
function decimal(value: number): string {
  return Number.isInteger(value) ? String(value) : `(${Math.round(value * 100)}/100)`;
}
