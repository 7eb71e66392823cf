/** Recency, frequency, monetary value: what each client's purchases say of the client. */
import { daysBetween } from '../french/dates.ts';

export interface Purchase {
  readonly client: string;
  readonly date: Date;
  /** Euros without tax; a credit note is below zero. */
  readonly amount: number;
}

export const RFM_SEGMENTS = [
  'Champions',
  'Fidèles',
  'Fidèles en devenir',
  'À surveiller',
  'Prometteurs',
  'Nouveaux',
  'À risque',
  'À ne pas perdre',
  'En sommeil',
  'Perdus',
] as const;
export type RfmSegment = (typeof RFM_SEGMENTS)[number];

export interface RfmClient {
  readonly client: string;
  /** Days from the last purchase to the day of reference. */
  readonly recency: number;
  /** Purchases; credit notes are none. */
  readonly frequency: number;
  /** Euros, credit notes taken off. */
  readonly monetary: number;
  /** Scores from 1 to 5, the best. */
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly segment: RfmSegment;
}

export interface Rfm {
  /** In the order in which they first bought. */
  readonly clients: readonly RfmClient[];
  /** True below twenty clients: scores are then thirds, 1, 3 and 5. */
  readonly terciles: boolean;
}

const FEWEST_FOR_FIFTHS = 20;
const FIFTHS = { shares: [0.2, 0.4, 0.6, 0.8], scores: [1, 2, 3, 4, 5] } as const;
const THIRDS = { shares: [1 / 3, 2 / 3], scores: [1, 3, 5] } as const;

/** The table of definitions.md: recency down, the mean of frequency and monetary across. */
const SEGMENTS: readonly { readonly recency: readonly number[]; readonly row: readonly RfmSegment[] }[] = [
  { recency: [4, 5], row: ['Champions', 'Fidèles en devenir', 'Fidèles en devenir', 'Nouveaux'] },
  { recency: [3], row: ['Fidèles', 'À surveiller', 'Prometteurs', 'Prometteurs'] },
  { recency: [2], row: ['À risque', 'À risque', 'En sommeil', 'En sommeil'] },
  { recency: [1], row: ['À ne pas perdre', 'À risque', 'Perdus', 'Perdus'] },
];

/**
 * Scores from the quantiles of the clients themselves (linear interpolation, type 7 of Hyndman and Fan, 1996). A value at a
 * threshold belongs to the class above it: for recency, where more days are worse, to the worse score. Equal values never
 * split. Purchases after the day of reference, and clients with credit notes only, are left out. n log n.
 */
export function rfmOf(purchases: readonly Purchase[], reference: Date): Rfm {
  const facts = gather(purchases, reference);
  const terciles = facts.length < FEWEST_FOR_FIFTHS;
  const { shares, scores } = terciles ? THIRDS : FIFTHS;
  const thresholdsOf = (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return shares.map((share) => quantile(sorted, share));
  };
  const recency = thresholdsOf(facts.map((client) => client.recency));
  const frequency = thresholdsOf(facts.map((client) => client.frequency));
  const monetary = thresholdsOf(facts.map((client) => client.monetary));
  const best = scores.length - 1;
  const clients = facts.map((client): RfmClient => {
    const r = scores[best - classOf(client.recency, recency)] ?? 1;
    const f = scores[classOf(client.frequency, frequency)] ?? 1;
    const m = scores[classOf(client.monetary, monetary)] ?? 1;
    return { ...client, r, f, m, segment: segmentOf(r, f, m) };
  });
  return { clients, terciles };
}

/** The segment of three scores, FM being the mean of F and M, halves rounded up. */
export function segmentOf(r: number, f: number, m: number): RfmSegment {
  const fm = Math.floor((f + m) / 2 + 0.5);
  const row = SEGMENTS.find(({ recency }) => recency.includes(r))?.row;
  return row?.[Math.min(3, Math.max(0, 4 - fm))] ?? 'Perdus';
}

function gather(purchases: readonly Purchase[], reference: Date) {
  const clients = new Map<string, { last: Date | null; frequency: number; monetary: number }>();
  for (const { client, date, amount } of purchases) {
    if (client === '' || daysBetween(date, reference) < 0) continue;
    const known = clients.get(client) ?? { last: null, frequency: 0, monetary: 0 };
    known.monetary += amount;
    if (amount > 0) {
      known.frequency += 1;
      if (known.last === null || date > known.last) known.last = date;
    }
    clients.set(client, known);
  }
  return [...clients].flatMap(([client, { last, frequency, monetary }]) =>
    last === null ? [] : [{ client, recency: daysBetween(last, reference), frequency, monetary }],
  );
}

/** Type 7: the value at `share` of the way along sorted values, between two of them by proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** How many thresholds the value has reached. */
function classOf(value: number, thresholds: readonly number[]): number {
  return thresholds.filter((threshold) => value >= threshold).length;
}
