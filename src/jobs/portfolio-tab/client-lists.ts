/** The clients of PORTEFEUILLE: how many in each class and segment, and who they are. */
import { subDays } from 'date-fns';
import { countOf } from '../../crm/french/numbers.ts';
import type { Standing } from '../../crm/portfolio/standings.ts';
import type { Cell } from '../../ports.ts';
import { formula, NONE } from '../generated-tabs/formulas.ts';
import type { SheetBlock } from '../generated-tabs/sheet-block.ts';
import type { PortfolioFacts, PortfolioPage } from './facts.ts';
import { classShares } from './figures.ts';
import { CLASS_TOTAL, FIRST_CLASS, FIRST_LISTED, FIRST_RFM, LISTED } from './places.ts';
import { andOthers, joinNames, sayScores, TWO_COLUMNS, wrapName } from './words.ts';

/** Where the clients of each class are listed: name, then revenue. */
const LISTS = [
  ['B', 'D'],
  ['F', 'H'],
  ['J', 'L'],
] as const;

export function layClasses(block: SheetBlock, { facts, today }: PortfolioPage): void {
  const { classes, atRisk } = facts;
  block.put(`B${FIRST_CLASS - 4}`, 'Classes de clients, tout l’historique');
  block.put(`B${FIRST_CLASS - 2}`, 'Classes ABC');
  block.put(`J${FIRST_CLASS - 2}`, 'Part des clients et part du chiffre d’affaires');
  block.putRow(`B${FIRST_CLASS - 1}`, ['Classe', '', 'Clients', '', 'CA', 'Part du CA', 'Part clients']);
  classes.forEach(({ abc, clients }, index) => {
    const row = FIRST_CLASS + index;
    block.put(`B${row}`, abc);
    block.put(`D${row}`, clients.length);
    block.put(`F${row}`, revenueOf(...clients));
    block.putAll(classShares(row));
    const [name = '', figure = ''] = LISTS[index] ?? [];
    block.put(
      `${name}${FIRST_LISTED - 1}`,
      `${abc}\u00a0: ${clients.length === 0 ? 'aucun client' : countOf(clients.length, 'client', 'clients')}`,
    );
    block.put(`${figure}${FIRST_LISTED - 1}`, 'CA');
    layList(block, clients, name, figure, revenueOf);
  });
  block.put(`B${CLASS_TOTAL}`, 'Ensemble');
  block.put(`D${CLASS_TOTAL}`, formula(`SUM(D${FIRST_CLASS}:D${CLASS_TOTAL - 1})`));
  block.put(`F${CLASS_TOTAL}`, formula(`SUM(F${FIRST_CLASS}:F${CLASS_TOTAL - 1})`));
  block.putAll(classShares(CLASS_TOTAL));
  block.put(
    `B${CLASS_TOTAL + 1}`,
    'A\u00a0: les clients des premiers 80\u00a0% du CA\u00a0; B\u00a0: jusqu’à 95\u00a0%\u00a0; C\u00a0: les autres.',
  );
  const isCut = [atRisk, ...classes.map(({ clients }) => clients)].some(({ length }) => length > LISTED);
  block.put(
    `B${FIRST_LISTED - 2}`,
    `Les clients de chaque classe, du plus gros au plus petit${isCut ? '\u00a0; tous sont dans ENTREPRISES, par «\u00a0Classe ABC\u00a0»' : ''}`,
  );
  block.put(`N${FIRST_LISTED - 1}`, `À ne pas laisser partir\u00a0: ${atRisk.length}`);
  block.put(`P${FIRST_LISTED - 1}`, 'Dernier achat');
  layList(block, atRisk, 'N', 'P', (client, ...others) => {
    if (others.length > 0) return '';
    return client?.rfm ? subDays(today, client.rfm.recency) : NONE;
  });
}

function revenueOf(...clients: readonly Standing[]): number {
  return clients.reduce((sum, { revenue }) => sum + revenue, 0);
}

/** What fits, the last line saying how many do not; `of` is the figure of one client, or of all who are left. */
function layList(
  block: SheetBlock,
  clients: readonly Standing[],
  name: string,
  figure: string,
  of: (...clients: readonly Standing[]) => Cell,
): void {
  const shown = clients.slice(0, clients.length <= LISTED ? LISTED : LISTED - 1);
  shown.forEach((client, index) => {
    block.put(`${name}${FIRST_LISTED + index}`, wrapName(client.name, TWO_COLUMNS));
    block.put(`${figure}${FIRST_LISTED + index}`, of(client));
  });
  const left = clients.slice(shown.length);
  if (left.length > 0) {
    block.put(`${name}${FIRST_LISTED + shown.length}`, andOthers(left.length));
    block.put(`${figure}${FIRST_LISTED + shown.length}`, of(...left));
  }
  if (clients.length === 0) block.put(`${name}${FIRST_LISTED}`, 'Aucun');
}

export function laySegments(block: SheetBlock, { segments, terciles }: PortfolioFacts): void {
  block.put(`B${FIRST_RFM - 4}`, 'Récence, fréquence, montant');
  block.put(`B${FIRST_RFM - 2}`, 'Segments RFM, et les clients de chacun');
  block.putRow(`B${FIRST_RFM - 1}`, ['Segment', '', 'Clients', '', 'CA', 'Part clients', 'Récence']);
  block.put(`J${FIRST_RFM - 1}`, 'Clients, du plus gros au plus petit');
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
  block.put(`B${FIRST_RFM + segments.length}`, sayScores(terciles));
}
