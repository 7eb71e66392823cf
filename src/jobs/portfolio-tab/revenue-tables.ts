/** Revenue on PORTEFEUILLE: the figures of the top, the two breakdowns, the first clients. */
import { NONE } from '../generated-tabs/formulas.ts';
import type { SheetBlock } from '../generated-tabs/sheet-block.ts';
import type { Breakdown, PortfolioFacts, PortfolioPage } from './facts.ts';
import { type BreakdownColumns, breakdownLine, breakdownRest, breakdownTotal, tileFigures } from './figures.ts';
import {
  BREAKDOWN_LINES,
  BREAKDOWN_NAMES,
  FIRST_BREAKDOWN,
  SECOND_BREAKDOWN,
  TOP_CLIENTS,
  TOP_LINES,
} from './places.ts';
import { andOthers, restName, shorten, THREE_COLUMNS, TWO_COLUMNS, wrapName } from './words.ts';

const FIRST_COLUMNS: BreakdownColumns = { name: 'J', before: 'L', now: 'N', growth: 'O', share: 'P' };
const SECOND_COLUMNS: BreakdownColumns = { name: 'B', before: 'D', now: 'F', growth: 'G', share: 'H' };

export function layTiles(block: SheetBlock, { sold, clientYears, today }: PortfolioPage): void {
  block.put('B4', `CA ${today.getFullYear()}`);
  block.put('D4', `vs ${today.getFullYear() - 1}`);
  block.put('F4', 'Panier moyen');
  block.put('H4', 'vs an dernier');
  block.put('J4', 'Taux de marque');
  block.put('L4', 'vs an dernier');
  block.put('N4', 'Valeur d’un client');
  block.put('P4', 'par € de coût');
  block.putAll(tileFigures(sold, clientYears));
}

export function layBreakdowns(block: SheetBlock, page: PortfolioPage): void {
  const [first, second] = titlesOf(page.facts);
  layBreakdown(block, page, 0, first, FIRST_COLUMNS, FIRST_BREAKDOWN);
  layBreakdown(block, page, 1, second, SECOND_COLUMNS, SECOND_BREAKDOWN);
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
    // Rows of the second breakdown have two lines: offers have longer names than categories.
    block.put(`${columns.name}${place.row}`, (heading === 0 ? shorten : wrapName)(name, TWO_COLUMNS));
    block.putAll(breakdownLine(sold, heading, columns, place));
  });
  if (others > 0 || unnamed) {
    const row = first + names.length;
    block.put(`${columns.name}${row}`, restName(others, unnamed));
    block.putAll(breakdownRest(columns, row, first, total));
  }
  block.put(`${columns.name}${total}`, 'Total');
  block.putAll(breakdownTotal(sold, columns, total));
}

export function layTopClients(block: SheetBlock, { topClients }: PortfolioFacts): void {
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
