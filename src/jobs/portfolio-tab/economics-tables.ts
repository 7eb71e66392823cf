/** What clients are worth and cost, on PORTEFEUILLE: by channel, by type of company. */
import type { GroupEconomics } from '../../crm/portfolio/client-economics.ts';
import { NONE } from '../generated-tabs/formulas.ts';
import type { SheetBlock } from '../generated-tabs/sheet-block.ts';
import type { PortfolioPage } from './facts.ts';
import { valueLine } from './figures.ts';
import {
  CHANNEL_DATA,
  CHANNEL_LINES,
  CHANNEL_TOTAL,
  FIRST_CHANNEL,
  FIRST_SEGMENT,
  RETURN_TITLE,
  SEGMENT_DATA,
} from './places.ts';
import { sayMethod } from './words.ts';

export function layEconomics(block: SheetBlock, { facts, clientYears }: PortfolioPage): void {
  block.put('B33', 'Valeur et coût d’un client, 12 derniers mois');
  layTable(block, 35, 'Par canal', facts.byChannel, FIRST_CHANNEL, CHANNEL_DATA, clientYears);
  layLine(block, CHANNEL_TOTAL, CHANNEL_DATA + CHANNEL_LINES, facts.inAll, clientYears);
  layTable(block, 47, 'Par type de client', facts.bySegment, FIRST_SEGMENT, SEGMENT_DATA, clientYears);
  block.put('B54', sayMethod(clientYears, facts.inAll.prospecting !== null));
  block.put(`B${RETURN_TITLE}`, 'Chiffre d’affaires et coût de prospection par canal, 12 derniers mois');
}

function layTable(
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
  block.putAll(valueLine(row, data, clientYears));
}
