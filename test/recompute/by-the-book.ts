/**
 * Figures worked out again from dumped tables, by the plainest reading of their definitions and by nothing of the product's:
 * slow, short, and written to be read beside a textbook. Rows are objects whose keys are the headers of the tabs.
 */

export type Row = Readonly<Record<string, string | number | Date | null>>;

const PATH = ['Lead', 'Qualifié', 'Contacté', 'En discussion', 'Proposition envoyée', 'Négociation', 'Gagné'];

const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
const number = (cell: Row[string] | undefined) => (typeof cell === 'number' ? cell : 0);
const text = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? '' : String(cell));
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The life of each opportunity: its changes, oldest first. */
function lives(history: readonly Row[]): Row[][] {
  const ids = [...new Set(history.map((row) => text(row.ID)))];
  return ids.map((id) =>
    history
      .filter((row) => text(row.ID) === id)
      .map((row, index) => ({ row, index }))
      .sort((a, b) => Number(a.row.Date) - Number(b.row.Date) || a.index - b.index)
      .map(({ row }) => row),
  );
}

/** The first moment at which a life stood at a stage or beyond; `null` for never. */
function reachedAt(life: readonly Row[], stage: string): Date | null {
  const wanted = PATH.indexOf(stage);
  const found = life.find((row) => Math.max(PATH.indexOf(text(row.Vers)), PATH.indexOf(text(row.De))) >= wanted);
  return found ? (found.Date as Date) : null;
}

/** Those first at `from` in the period, and how many of them ever got to `to` or beyond. */
export function conversion(history: readonly Row[], from: string, to: string, first: Date, last: Date) {
  const cohort = lives(history).filter((life) => {
    const at = reachedAt(life, from);
    return at !== null && day(at) >= day(first) && day(at) <= day(last);
  });
  return { entered: cohort.length, reached: cohort.filter((life) => reachedAt(life, to) !== null).length };
}

/** Days of the stays in a stage that ended, in order of length. */
export function stays(history: readonly Row[], stage: string): number[] {
  return lives(history)
    .flatMap((life) => {
      const steps = life.filter((row, index) => index === 0 || text(row.Vers) !== text(life[index - 1]?.Vers));
      return steps.flatMap((row, index) => {
        const next = steps[index + 1];
        return text(row.Vers) === stage && next ? [day(next.Date as Date) - day(row.Date as Date)] : [];
      });
    })
    .sort((a, b) => a - b);
}

export function median(sorted: readonly number[]): number | '' {
  if (sorted.length === 0) return '';
  const half = sorted.length / 2;
  return Number.isInteger(half)
    ? ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
    : (sorted[Math.floor(half)] as number);
}

/** A, B or C for each client: the share that those strictly bigger already make. */
export function abc(revenues: ReadonlyMap<string, number>): Map<string, string> {
  const total = sum([...revenues.values()].filter((revenue) => revenue > 0));
  return new Map(
    [...revenues].map(([client, revenue]) => {
      const bigger = sum([...revenues.values()].filter((other) => other > revenue));
      const before = total === 0 ? 1 : bigger / total;
      if (revenue <= 0 || before >= 0.95 - 1e-9) return [client, 'C'];
      return [client, before < 0.8 - 1e-9 ? 'A' : 'B'];
    }),
  );
}

/** The value below which a share of the values lies, by linear interpolation (type 7). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return below + (above - below) * (place - Math.floor(place));
}

/** Recency, frequency, monetary value and the three scores of each client who has bought. */
export function rfm(sales: readonly Row[], reference: Date) {
  const clients = [...new Set(sales.map((row) => text(row.Client)))];
  const facts = clients.flatMap((client) => {
    const own = sales.filter((row) => text(row.Client) === client);
    const bought = own.filter((row) => number(row.Montant) > 0);
    if (bought.length === 0) return [];
    const last = Math.max(...bought.map((row) => day(row.Date as Date)));
    const monetary = sum(own.map((row) => number(row.Montant)));
    return [{ client, recency: day(reference) - last, frequency: bought.length, monetary }];
  });
  const few = facts.length < 20;
  const shares = few ? [1 / 3, 2 / 3] : [0.2, 0.4, 0.6, 0.8];
  const scores = few ? [1, 3, 5] : [1, 2, 3, 4, 5];
  const rank = (all: readonly number[], value: number) =>
    shares.filter((share) => value >= quantile(all, share) - 1e-9).length;
  return facts.map((fact) => ({
    ...fact,
    r: [...scores].reverse()[
      rank(
        facts.map(({ recency }) => recency),
        fact.recency,
      )
    ],
    f: scores[
      rank(
        facts.map(({ frequency }) => frequency),
        fact.frequency,
      )
    ],
    m: scores[
      rank(
        facts.map(({ monetary }) => monetary),
        fact.monetary,
      )
    ],
  }));
}

/** Amount × probability of the open opportunities, by month of their date; what is overdue counts this month. */
export function forecast(deals: readonly Row[], today: Date, months: number): number[] {
  const monthOf = (date: Date) => date.getFullYear() * 12 + date.getMonth();
  return Array.from({ length: months }, (_, ahead) =>
    sum(
      deals
        .filter((row) => !['Gagné', 'Perdu'].includes(text(row.Statut)) && row['Date limite'] instanceof Date)
        .filter((row) => Math.max(0, monthOf(row['Date limite'] as Date) - monthOf(today)) === ahead)
        .map((row) => number(row['Montant HT']) * number(row.Probabilité)),
    ),
  );
}
