/** The hidden rows of PORTEFEUILLE: data of the charts, and what its formulas read. */
import { shortMonthName } from '../../crm/french/dates.ts';
import type { GroupEconomics } from '../../crm/portfolio/client-economics.ts';
import { formula } from '../generated-tabs/formulas.ts';
import { createBlock, type SheetBlock } from '../generated-tabs/sheet-block.ts';
import type { PortfolioPage } from './facts.ts';
import { monthRevenue } from './figures.ts';
import {
  BREAKDOWN_NAMES,
  CHANNEL_DATA,
  CHANNEL_LINES,
  CLASS_DATA,
  FIRST_CHANNEL,
  FIRST_CLASS,
  HIDDEN,
  LAYOUT_VERSION,
  MONTH_DATA,
  RETURN_DATA,
  SEGMENT_DATA,
} from './places.ts';

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
  block.putRow(`D${RETURN_DATA}`, ['Canal', 'Chiffre d’affaires', 'Coût de prospection']);
  facts.byChannel.forEach((group, index) => {
    count(CHANNEL_DATA + index, group);
    const row = FIRST_CHANNEL + index;
    block.putRow(`D${RETURN_DATA + 1 + index}`, [group.group, formula(`F${row}`), formula(`N(L${row})`)]);
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
