/**
 * The figures of TABLEAU_DE_BORD worked out again from dumped tabs: rows keyed by the headers that people read, the plainest
 * loops, and nothing of the product's rules.
 */

export type Line = Readonly<Record<string, unknown>>;

export interface Dump {
  readonly deals: readonly Line[];
  readonly exchanges: readonly Line[];
  readonly sales: readonly Line[];
  readonly costs: readonly Line[];
  readonly objectives: readonly Line[];
  readonly criteria: readonly Line[];
}

const number = (value: unknown) => (typeof value === 'number' ? value : 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The same day some months before, or the last of a shorter month. */
export function monthsBefore(date: Date, months: number): Date {
  const last = new Date(date.getFullYear(), date.getMonth() - months + 1, 0).getDate();
  return new Date(date.getFullYear(), date.getMonth() - months, Math.min(date.getDate(), last));
}

/** Days from the first to the last, both included; the hour does not count. */
function during(from: Date, to: Date) {
  const end = new Date(to.getFullYear(), to.getMonth(), to.getDate() + 1);
  return (value: unknown) => value instanceof Date && value >= from && value < end;
}

const isWon = (deal: Line) => deal.Statut === 'Gagné';
const isLost = (deal: Line) => deal.Statut === 'Perdu';

/** What was sold: date, euros, own cost, channel. Credit notes are below zero. */
function soldLines({ deals, sales }: Dump) {
  const channelOf = new Map(deals.map((deal) => [deal.ID, deal.Canal]));
  const invoiced = sales.filter((sale) => sale.Date instanceof Date && typeof sale['Montant HT'] === 'number');
  if (invoiced.length > 0) {
    return invoiced.map((sale) => ({
      date: sale.Date,
      amount: number(sale['Montant HT']),
      cost: number(sale.Coût),
      channel: channelOf.get(sale['ID opportunité']) ?? '',
    }));
  }
  return deals.filter(isWon).map((deal) => ({
    date: deal['Date clôture'],
    amount: number(deal['Montant HT']),
    cost: number(deal['Coût prévu']),
    channel: deal.Canal,
  }));
}

function revenue(dump: Dump, from: Date, to: Date): number {
  const within = during(from, to);
  return sum(soldLines(dump).flatMap(({ date, amount }) => (within(date) ? [amount] : [])));
}

/** Meetings held: seen on site or by video, and somebody came. */
function meetings(dump: Dump, from: Date, to: Date): Line[] {
  const within = during(from, to);
  return dump.exchanges.filter(
    (line) => ['Visio', 'Réunion'].includes(String(line.Type)) && line.Résultat !== 'Sans réponse' && within(line.Date),
  );
}

function winRate({ deals }: Dump, isIn: (value: unknown) => boolean): number | null {
  const ended = deals.filter((deal) => (isWon(deal) || isLost(deal)) && isIn(deal['Date clôture']));
  return ended.length === 0 ? null : ended.filter(isWon).length / ended.length;
}

export function tilesByTheBook(dump: Dump, today: Date) {
  const monthStart = new Date(today.getFullYear(), today.getMonth(), 1);
  const lastStart = new Date(today.getFullYear(), today.getMonth() - 1, 1);
  const before = revenue(dump, lastStart, monthsBefore(today, 1));
  const now = revenue(dump, monthStart, today);
  const metBefore = meetings(dump, lastStart, monthsBefore(today, 1)).length;
  const met = meetings(dump, monthStart, today).length;
  const open = dump.deals.filter((deal) => !isWon(deal) && !isLost(deal));
  return {
    revenue: now,
    revenueChange: before === 0 ? '' : now / before - 1,
    weighted: sum(open.map((deal) => number(deal['Montant pondéré']))),
    meetings: met,
    meetingsChange: metBefore === 0 ? '' : met / metBefore - 1,
    winRate: winRate(dump, during(monthsBefore(today, 12), today)),
  };
}

/** Weighted amounts of six months; what is overdue counts in the first. */
export function forecastByTheBook({ deals }: Dump, today: Date): number[] {
  const open = deals.filter((deal) => !isWon(deal) && !isLost(deal));
  return [0, 1, 2, 3, 4, 5].map((offset) => {
    const month = new Date(today.getFullYear(), today.getMonth() + offset, 1);
    const next = new Date(today.getFullYear(), today.getMonth() + offset + 1, 1);
    const due = open.filter(({ 'Date limite': date }) => {
      return date instanceof Date && date < next && (offset === 0 || date >= month);
    });
    return sum(due.map((deal) => number(deal['Montant pondéré'])));
  });
}

/** Cost, cost of a meeting, revenue and return of a channel over twelve months; all of them for `null`. */
export function channelByTheBook(dump: Dump, today: Date, channel: string | null, hourlyCost: number) {
  const start = monthsBefore(today, 12);
  const within = during(start, today);
  const cost = sum(
    dump.costs
      .filter((line) => within(line.Date) && (channel === null || line.Canal === channel))
      .map((line) => {
        const amount = line.Montant;
        if (line.Nature === 'Temps' && typeof amount === 'number') return amount;
        return number(amount) + number(line.Heures) * hourlyCost;
      }),
  );
  const ids = new Set(dump.deals.filter((deal) => deal.Canal === channel).map((deal) => deal.ID));
  const people = new Set(dump.deals.filter((deal) => deal.Canal === channel).map((deal) => deal['ID contact']));
  const known = new Set(dump.deals.map((deal) => deal.ID));
  const met = meetings(dump, start, today).filter(
    (line) =>
      channel === null ||
      (known.has(line['ID opportunité']) ? ids.has(line['ID opportunité']) : people.has(line['ID contact'])),
  ).length;
  const sold = soldLines(dump).filter((line) => within(line.date) && (channel === null || line.channel === channel));
  const earned = sum(sold.map(({ amount }) => amount));
  const margin = earned - sum(sold.map((line) => line.cost));
  return {
    cost: cost === 0 ? '–' : cost,
    costPerMeeting: cost === 0 || met === 0 ? '–' : cost / met,
    revenue: earned,
    roi: cost === 0 ? '–' : (margin - cost) / cost,
  };
}

/** Working days of a month, and those gone on a day, given its public holidays. */
export function workingDays(today: Date, holidays: readonly number[]): { gone: number; total: number } {
  const last = new Date(today.getFullYear(), today.getMonth() + 1, 0).getDate();
  const worked = Array.from({ length: last }, (_, index) => index + 1).filter((day) => {
    const weekday = new Date(today.getFullYear(), today.getMonth(), day).getDay();
    return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
  });
  return { gone: worked.filter((day) => day <= today.getDate()).length, total: worked.length };
}

export function verdictByTheBook(value: unknown, threshold: unknown, ideal: unknown): string {
  if (typeof threshold !== 'number') return '–';
  if (typeof value !== 'number') return 'à mesurer';
  if (value < threshold) return 'NO-GO';
  return typeof ideal === 'number' && value >= ideal ? 'GO idéal' : 'GO';
}
