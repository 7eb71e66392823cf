/** Lays the content of PORTEFEUILLE on its grid. */
import { subDays } from 'date-fns';
import { shortMonthName } from '../../crm/french/dates.ts';
import { countOf } from '../../crm/french/numbers.ts';
import type { GroupEconomics } from '../../crm/portfolio/client-economics.ts';
import type { Standing } from '../../crm/portfolio/standings.ts';
import type { Cell } from '../../ports.ts';
import { formula, NONE } from '../dashboard/figures.ts';
import { type Content, createBlock, type SheetBlock } from '../generated-tabs/sheet-block.ts';
import type { Breakdown, PortfolioFacts } from './facts.ts';
import {
  type BreakdownColumns,
  breakdownLine,
  breakdownRest,
  breakdownTotal,
  classShares,
  monthRevenue,
  type SoldColumns,
  tileFigures,
  valueLine,
} from './figures.ts';
import {
  BREAKDOWN_LINES,
  BREAKDOWN_NAMES,
  CHANNEL_DATA,
  CHANNEL_LINES,
  CHANNEL_TOTAL,
  CLASS_DATA,
  CLASS_TOTAL,
  FIRST_BREAKDOWN,
  FIRST_CHANNEL,
  FIRST_CLASS,
  FIRST_LISTED,
  FIRST_RFM,
  FIRST_SEGMENT,
  HIDDEN,
  LAYOUT_VERSION,
  LISTED,
  MONTH_DATA,
  PAGE,
  SECOND_BREAKDOWN,
  SEGMENT_DATA,
  TOP_CLIENTS,
  TOP_LINES,
} from './places.ts';
import {
  andOthers,
  joinNames,
  restName,
  sayConcentration,
  sayFreshness,
  sayMethod,
  sayOrigin,
  sayScores,
  shorten,
  THREE_COLUMNS,
  TWO_COLUMNS,
} from './words.ts';

export interface PortfolioPage {
  readonly facts: PortfolioFacts;
  readonly sold: SoldColumns;
  readonly clientYears: number;
  readonly now: Date;
  readonly today: Date;
}

const FIRST_COLUMNS: BreakdownColumns = { name: 'J', before: 'L', now: 'N', growth: 'O', share: 'P' };
const SECOND_COLUMNS: BreakdownColumns = { name: 'B', before: 'D', now: 'F', growth: 'G', share: 'H' };
/** Where the clients of each class are listed: name, then revenue. */
const LISTS = [
  ['B', 'D'],
  ['F', 'H'],
  ['J', 'L'],
] as const;

export function layPage(page: PortfolioPage): SheetBlock {
  const { facts, clientYears, now, today } = page;
  const block = createBlock(PAGE);
  const year = today.getFullYear();
  block.put('B1', 'Portefeuille de clients');
  block.put('K1', today);
  block.put('B2', sayOrigin(facts));
  block.put('K2', sayFreshness(now));
  layTiles(block, page);
  block.put('B9', sayConcentration(facts));
  block.put('B11', `Chiffre d’affaires par mois, ${year - 1} et ${year}`);
  const [first, second] = titlesOf(facts);
  layBreakdown(block, page, 0, first, FIRST_COLUMNS, FIRST_BREAKDOWN);
  layBreakdown(block, page, 1, second, SECOND_COLUMNS, SECOND_BREAKDOWN);
  layTopClients(block, facts);
  block.put('B33', 'Valeur et coût d’un client, 12 derniers mois');
  layEconomics(block, 35, 'Par canal', facts.byChannel, FIRST_CHANNEL, CHANNEL_DATA, clientYears);
  layLine(block, CHANNEL_TOTAL, CHANNEL_DATA + CHANNEL_LINES, facts.inAll, clientYears);
  layEconomics(block, 47, 'Par type de client', facts.bySegment, FIRST_SEGMENT, SEGMENT_DATA, clientYears);
  block.put('B54', sayMethod(clientYears, facts.inAll.prospecting !== null));
  layClasses(block, facts, today);
  laySegments(block, facts);
  return block;
}

function layTiles(block: SheetBlock, { sold, clientYears, today }: PortfolioPage): void {
  block.put('B4', `CA ${today.getFullYear()}`);
  block.put('D4', `vs ${today.getFullYear() - 1}`);
  block.put('F4', 'Panier moyen');
  block.put('H4', 'vs an dernier');
  block.put('J4', 'Taux de marque');
  block.put('L4', 'vs an dernier');
  block.put('N4', 'Valeur d’un client');
  block.put('P4', 'par € de coût');
  putAll(block, tileFigures(sold, clientYears));
}

/** What revenue is broken down by: the plural stands in the title, the singular over the names. */
function titlesOf({ source }: PortfolioFacts): readonly [readonly [string, string], readonly [string, string]] {
  return source === 'sales'
    ? [
        ['Chiffre d’affaires par catégorie', 'Catégorie'],
        ['Chiffre d’affaires par offre', 'Offre'],
      ]
    : [
        ['Chiffre d’affaires par canal, en attendant VENTES', 'Canal'],
        ['Chiffre d’affaires par responsable, en attendant VENTES', 'Responsable'],
      ];
}

function layBreakdown(
  block: SheetBlock,
  { facts, sold, today }: PortfolioPage,
  heading: 0 | 1,
  [title, header]: readonly [string, string],
  columns: BreakdownColumns,
  first: number,
): void {
  const { names, others, unnamed }: Breakdown = facts.breakdowns[heading];
  const total = first + BREAKDOWN_LINES;
  block.put(`${columns.name}${first - 2}`, title);
  for (const [column, text] of [
    [columns.name, header],
    [columns.before, `${today.getFullYear() - 1} à date`],
    [columns.now, String(today.getFullYear())],
    [columns.growth, 'Évolution'],
    [columns.share, 'Part'],
  ] as const)
    block.put(`${column}${first - 1}`, text);
  names.forEach((name, index) => {
    const place = { row: first + index, total, name: `$B$${BREAKDOWN_NAMES[heading] + index}` };
    block.put(`${columns.name}${place.row}`, shorten(name, TWO_COLUMNS));
    putAll(block, breakdownLine(sold, heading, columns, place));
  });
  if (others > 0 || unnamed) {
    const row = first + names.length;
    block.put(`${columns.name}${row}`, restName(others, unnamed));
    putAll(block, breakdownRest(columns, row, first, total));
  }
  block.put(`${columns.name}${total}`, 'Total');
  putAll(block, breakdownTotal(sold, columns, total));
}

function layTopClients(block: SheetBlock, { topClients }: PortfolioFacts): void {
  block.put(`J${TOP_CLIENTS - 2}`, 'Plus gros clients, 12 derniers mois');
  block.put(`J${TOP_CLIENTS - 1}`, 'Client');
  block.putRow(`N${TOP_CLIENTS - 1}`, ['CA', 'Part', 'Dernier achat']);
  const shown = topClients.slice(0, TOP_LINES);
  shown.forEach(({ name, revenue, share, lastPurchase }, index) => {
    block.put(`J${TOP_CLIENTS + index}`, shorten(name, THREE_COLUMNS));
    block.putRow(`N${TOP_CLIENTS + index}`, [revenue, share, lastPurchase ?? NONE]);
  });
  if (shown.length === 0) block.put(`J${TOP_CLIENTS}`, 'Aucun achat');
  const last = TOP_CLIENTS + TOP_LINES;
  const left = topClients.length - shown.length;
  block.put(`J${last}`, left > 0 ? andOthers(left) : 'Ensemble');
  const sum = (rows: typeof topClients, of: 'revenue' | 'share') => rows.reduce((total, row) => total + row[of], 0);
  const rows = left > 0 ? topClients.slice(TOP_LINES) : shown;
  block.putRow(`N${last}`, [sum(rows, 'revenue'), sum(rows, 'share')]);
}

function layEconomics(
  block: SheetBlock,
  title: number,
  caption: string,
  groups: readonly GroupEconomics[],
  first: number,
  data: number,
  clientYears: number,
): void {
  block.put(`B${title}`, caption);
  block.put(
    `B${title + 1}`,
    caption.replace('Par ', '').replace(/^./, (letter) => letter.toUpperCase()),
  );
  for (const [column, text] of [
    ['D', 'Nouveaux clients'],
    ['F', 'CA'],
    ['G', 'Panier moyen'],
    ['H', 'Achats par client'],
    ['J', 'Taux de marque'],
    ['K', 'Valeur d’un client'],
    ['L', 'Coût de prospection'],
    ['N', 'Coût d’acquisition'],
    ['O', 'Valeur − coût'],
    ['P', 'Valeur / coût'],
  ] as const)
    block.put(`${column}${title + 1}`, text);
  groups.forEach((group, index) => {
    layLine(block, first + index, data + index, group, clientYears);
  });
}

function layLine(block: SheetBlock, row: number, data: number, group: GroupEconomics, clientYears: number): void {
  block.put(`B${row}`, group.group);
  block.put(`D${row}`, group.newClients);
  block.put(`F${row}`, group.revenue);
  block.put(`L${row}`, group.prospecting ?? NONE);
  putAll(block, valueLine(row, data, clientYears));
}

function layClasses(block: SheetBlock, { classes, atRisk }: PortfolioFacts, today: Date): void {
  block.put('B56', 'Classes de clients, tout l’historique');
  block.put('B58', 'Classes ABC');
  block.put('J58', 'Part des clients et part du chiffre d’affaires');
  block.putRow('B59', ['Classe', '', 'Clients', '', 'CA', 'Part du CA', 'Part clients']);
  classes.forEach(({ abc, clients }, index) => {
    const row = FIRST_CLASS + index;
    block.put(`B${row}`, abc);
    block.put(`D${row}`, clients.length);
    block.put(
      `F${row}`,
      clients.reduce((sum, { revenue }) => sum + revenue, 0),
    );
    putAll(block, classShares(row));
    const [name = '', figure = ''] = LISTS[index] ?? [];
    block.put(`${name}${FIRST_LISTED - 1}`, `${abc}\u00a0: ${countOf(clients.length, 'client', 'clients')}`);
    block.put(`${figure}${FIRST_LISTED - 1}`, 'CA');
    layList(block, clients, name, figure, ({ revenue }) => revenue);
  });
  block.put(`B${CLASS_TOTAL}`, 'Ensemble');
  block.put(`D${CLASS_TOTAL}`, formula(`SUM(D${FIRST_CLASS}:D${CLASS_TOTAL - 1})`));
  block.put(`F${CLASS_TOTAL}`, formula(`SUM(F${FIRST_CLASS}:F${CLASS_TOTAL - 1})`));
  putAll(block, classShares(CLASS_TOTAL));
  block.put(
    'B64',
    'A\u00a0: les clients des premiers 80\u00a0% du CA\u00a0; B\u00a0: jusqu’à 95\u00a0%\u00a0; C\u00a0: les autres.',
  );
  block.put('B66', 'Les clients de chaque classe, du plus gros au plus petit');
  block.put(`N${FIRST_LISTED - 1}`, `À ne pas laisser partir\u00a0: ${atRisk.length}`);
  block.put(`P${FIRST_LISTED - 1}`, 'Dernier achat');
  layList(block, atRisk, 'N', 'P', ({ rfm }) => (rfm ? subDays(today, rfm.recency) : NONE));
}

/** What fits, the last line saying how many do not. */
function layList(
  block: SheetBlock,
  clients: readonly Standing[],
  name: string,
  figure: string,
  of: (client: Standing) => Cell,
): void {
  const shown = clients.slice(0, clients.length <= LISTED ? LISTED : LISTED - 1);
  shown.forEach((client, index) => {
    block.put(`${name}${FIRST_LISTED + index}`, shorten(client.name, TWO_COLUMNS));
    block.put(`${figure}${FIRST_LISTED + index}`, of(client));
  });
  const left = clients.length - shown.length;
  if (left > 0) block.put(`${name}${FIRST_LISTED + shown.length}`, andOthers(left));
  if (clients.length === 0) block.put(`${name}${FIRST_LISTED}`, 'Aucun');
}

function laySegments(block: SheetBlock, { segments, terciles }: PortfolioFacts): void {
  block.put('B89', 'Récence, fréquence, montant');
  block.put('B91', 'Segments RFM, et les clients de chacun');
  block.putRow('B92', ['Segment', '', 'Clients', '', 'CA', 'Part clients', 'Récence']);
  block.put('J92', 'Clients, du plus gros au plus petit');
  const all = segments.reduce((sum, { clients }) => sum + clients.length, 0);
  segments.forEach(({ segment, clients, revenue, recency }, index) => {
    const row = FIRST_RFM + index;
    block.put(`B${row}`, segment);
    block.put(`D${row}`, clients.length);
    block.put(`F${row}`, revenue);
    block.put(`G${row}`, all === 0 ? NONE : clients.length / all);
    block.put(`H${row}`, recency ?? NONE);
    block.put(`J${row}`, clients.length === 0 ? NONE : joinNames(clients.map(({ name }) => name)));
  });
  block.put('B103', sayScores(terciles));
}

/** The hidden rows: data of the charts, and the counts that client value is divided from. */
export function layHiddenRows({ facts, sold, today }: PortfolioPage): SheetBlock {
  const block = createBlock(HIDDEN);
  const year = today.getFullYear();
  block.putRow(`B${MONTH_DATA}`, ['Mois', String(year - 1), String(year), '', LAYOUT_VERSION]);
  for (let month = 1; month <= 12; month += 1) {
    block.putRow(`B${MONTH_DATA + month}`, [
      shortMonthName(new Date(year, month - 1, 1)),
      monthRevenue(sold, month, 1),
      monthRevenue(sold, month, 0),
    ]);
  }
  block.putRow(`B${CLASS_DATA}`, ['Classe', 'Part des clients', 'Part du chiffre d’affaires']);
  facts.classes.forEach(({ abc }, index) => {
    const row = FIRST_CLASS + index;
    block.putRow(`B${CLASS_DATA + 1 + index}`, [abc, formula(`N(H${row})`), formula(`N(G${row})`)]);
  });
  const count = (row: number, { group, purchases, buyers, pricedRevenue, pricedCost }: GroupEconomics) =>
    block.putRow(`B${row}`, [group, purchases, buyers, pricedRevenue, pricedCost]);
  facts.byChannel.forEach((group, index) => {
    count(CHANNEL_DATA + index, group);
  });
  count(CHANNEL_DATA + CHANNEL_LINES, facts.inAll);
  facts.bySegment.forEach((group, index) => {
    count(SEGMENT_DATA + index, group);
  });
  facts.breakdowns.forEach(({ names }, heading) => {
    names.forEach((name, index) => {
      block.put(`B${(BREAKDOWN_NAMES[heading] ?? HIDDEN.row) + index}`, name);
    });
  });
  return block;
}

function putAll(block: SheetBlock, contents: ReadonlyMap<string, Content>): void {
  for (const [address, content] of contents) block.put(address, content);
}
