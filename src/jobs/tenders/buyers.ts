/** The companies that buy: known ones are linked, new ones are added, once a run for each. */
import { startOfDay } from 'date-fns';
import { type CompanyRow, companies } from '../../crm/tables/index.ts';
import { buyerKey, companyOf, findBuyer } from '../../crm/tenders/buyers.ts';
import type { Notice } from '../../crm/tenders/notice.ts';
import { append, type Change, type Fresh } from '../../sheet/index.ts';

type Firm = Pick<CompanyRow, 'id' | 'name' | 'type' | 'size' | 'siren' | 'siret' | 'postcode'>;

export interface Buyers {
  /** The company that buys, when it is known; nothing is added. */
  find(notice: Notice, linkedId: string): Firm | null;
  /** Its identifier; adds the company when it is new; `''` when several may be meant. */
  link(notice: Notice): string;
  readonly created: readonly Change[];
  /** Buyers that may be several companies. */
  unclear(): number;
}

export function createBuyers(fresh: Pick<Fresh, 'newId' | 'now'>, known: readonly Firm[]): Buyers {
  const firms = [...known];
  const byId = new Map(known.map((firm) => [firm.id, firm]));
  const matches = new Map<string, ReturnType<typeof findBuyer>>();
  const unclear = new Set<string>();
  const created: Change[] = [];

  const matchOf = ({ buyer }: Notice) => {
    const key = buyerKey(buyer);
    const match = matches.get(key) ?? findBuyer(buyer, firms);
    // A new one may be the namesake of a company that another notice adds meanwhile.
    if (match.kind !== 'new') matches.set(key, match);
    return match;
  };

  return {
    created,
    unclear: () => unclear.size,
    find: (notice, linkedId) => {
      if (linkedId !== '') return byId.get(linkedId) ?? null;
      const match = matchOf(notice);
      return match.kind === 'known' ? (byId.get(match.id) ?? null) : null;
    },
    link: (notice) => {
      const match = matchOf(notice);
      if (match.kind === 'known') return match.id;
      if (match.kind === 'unclear') {
        unclear.add(buyerKey(notice.buyer));
        return '';
      }
      const id = fresh.newId(companies);
      const row = companyOf(notice);
      created.push(append(companies, { id, ...row, addedOn: startOfDay(fresh.now) }));
      const { name = '', type = '', size = null, siren = '', siret = '', postcode = '' } = row;
      const firm = { id, name, type, size, siren, siret, postcode };
      firms.push(firm);
      byId.set(id, firm);
      matches.set(buyerKey(notice.buyer), { kind: 'known', id });
      return id;
    },
  };
}
