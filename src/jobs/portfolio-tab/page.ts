/** Lays the content of PORTEFEUILLE on its grid. */
import { createBlock, type SheetBlock } from '../generated-tabs/sheet-block.ts';
import { layClasses, laySegments } from './client-lists.ts';
import { layEconomics } from './economics-tables.ts';
import type { PortfolioPage } from './facts.ts';
import { PAGE } from './places.ts';
import { layBreakdowns, layTiles, layTopClients } from './revenue-tables.ts';
import { sayConcentration, sayFreshness, sayOrigin } from './words.ts';

export function layPage(page: PortfolioPage): SheetBlock {
  const { facts, now, today } = page;
  const block = createBlock(PAGE);
  const year = today.getFullYear();
  block.put('B1', 'Portefeuille de clients');
  block.put('K1', today);
  block.put('B2', sayOrigin(facts));
  block.put('K2', sayFreshness(now));
  layTiles(block, page);
  block.put('B9', sayConcentration(facts));
  block.put('B11', `Chiffre d’affaires par mois, ${year - 1} et ${year}`);
  layBreakdowns(block, page);
  layTopClients(block, facts);
  layEconomics(block, page);
  layClasses(block, page);
  laySegments(block, facts);
  return block;
}
