/** What the invented team has invoiced: renewals and studies of three years, beside the deals of the last. */
import { addDays, startOfDay, startOfMonth, subDays } from 'date-fns';
import type { SaleRow } from '../../src/crm/tables/index.ts';
import { workingTime } from './calendar.ts';
import { DEMO_COMPANIES, type DemoCompany } from './companies.ts';
import { OFFERS } from './offers.ts';
import { type Chance, createChance } from './random.ts';

/** Every other organisation has been a client before the CRM. */
const CLIENTS = DEMO_COMPANIES.filter((_company, index) => index % 2 === 1);
const FIRST_INVOICE = 3 * 365;

interface Invoice extends Partial<SaleRow> {
  readonly date: Date;
  readonly amount: number;
}

/** Lines of VENTES that come from no deal of the CRM, in the order of their days; none in the current month. */
export function tellSales(today: Date): Partial<SaleRow>[] {
  const chance = createChance(20_240_105);
  const lines = CLIENTS.flatMap((company, index) => invoice(company, index, chance, today))
    .filter(({ date }) => date < startOfMonth(today))
    .sort((a, b) => a.date.getTime() - b.date.getTime());
  const counts = new Map<number, number>();
  return lines.map((line) => {
    const year = line.date.getFullYear();
    const count = (counts.get(year) ?? 0) + 1;
    counts.set(year, count);
    return { ...line, reference: `${line.amount < 0 ? 'AV' : 'FA'}-${year}-${String(count).padStart(3, '0')}` };
  });
}

/** A loyal client comes back; the others have not for eight months or more, and some have come once. */
function invoice(company: DemoCompany, index: number, chance: Chance, today: Date): Invoice[] {
  const lines: Invoice[] = [];
  const purchases = 1 + (index % 4);
  const pause = chance.between(90, 300);
  const isLoyal = index % 3 === 0;
  const until = isLoyal ? today : subDays(today, 240);
  let day = subDays(startOfDay(today), isLoyal ? purchases * pause : chance.between(430, FIRST_INVOICE));
  for (let purchase = 0; purchase < purchases && day < until; purchase += 1) {
    const [offer, price, category] = chance.pick(OFFERS[company.type]);
    const amount = Math.round((price * chance.between(30, 70)) / 10_000) * 100;
    lines.push({
      date: startOfDay(workingTime(day, chance)),
      company: company.name,
      offer,
      category,
      amount,
      cost: chance.happens(0.85) ? Math.round((amount * chance.between(38, 62)) / 10_000) * 100 : null,
    });
    day = addDays(day, pause + chance.between(-20, 40));
  }
  const [first] = lines;
  return index === CREDITED && first ? [...lines, creditOf(first)] : lines;
}

/** The client to whom something was paid back. */
const CREDITED = 6;

function creditOf(paid: Invoice): Invoice {
  return { ...paid, date: addDays(paid.date, 21), amount: -Math.round(paid.amount / 400) * 100, cost: 0 };
}
