/** CPU of the pure rules, for two sizes ten times apart: linear, or not. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { subDays } from 'date-fns';
import * as z from 'zod/mini';
import { funnelOf } from '../src/crm/funnel/funnel.ts';
import { journeysOf } from '../src/crm/funnel/journeys.ts';
import { type Purchase, rfmOf } from '../src/crm/portfolio/rfm.ts';
import { rankClients } from '../src/crm/portfolio/standings.ts';
import { factsOfCompany } from '../src/crm/score/facts.ts';
import { createScorer } from '../src/crm/score/score.ts';
import { defaultSettings } from '../src/crm/settings/index.ts';
import { type CompanyRow, companies, type HistoryRow, history } from '../src/crm/tables/index.ts';
import { createRelevanceRule, type TenderText } from '../src/crm/tenders/relevance.ts';
import { medianCpu } from './median-cpu.ts';
import { NOW } from './workbook/open.ts';
import { rowsOf, type Shape } from './workbook/shape.ts';

export interface RuleMeasure {
  readonly name: string;
  /** Number of rows, and milliseconds of CPU: the median of five runs. */
  readonly small: { readonly rows: number; readonly cpu: number };
  readonly large: { readonly rows: number; readonly cpu: number };
}

/** Titles of real notices, when the recorded answers stand beside the checkout. */
const RECORDED = fileURLToPath(new URL('../../shared/recorded/boamp/light-records-2017-2024.json', import.meta.url));
const RECORDS = z.array(z.object({ objet: z.string(), nomacheteur: z.nullable(z.string()) }));

const RUNS = 5;

export function measureRules(): readonly RuleMeasure[] {
  const settings = defaultSettings();
  const score = createScorer(settings.icp);
  const nothingAround = { contacts: [], lastInbound: null, budgetConfirmed: false, openTender: false };
  const scored = compare('score companies', tableRows<CompanyRow>(companies.key, 10_000), (rows) => {
    for (const row of rows) score(factsOfCompany(row, nothingAround, NOW));
  });
  const funnel = compare('funnel over stage changes', stageChanges(100_000), (rows) => {
    funnelOf(journeysOf(rows, settings.stages), settings.stages, { from: null, to: null });
  });
  const ranked = compare('RFM scores', purchases(100_000), (rows) => {
    rfmOf(rows, NOW);
  });
  const classed = compare('classes and segments of clients', purchases(100_000), (rows) => {
    const sales = rows.map((row) => ({ ...row, cost: null, channel: '', headings: ['', ''] as const }));
    rankClients({ source: 'sales', sales, clients: new Map() }, NOW);
  });
  if (!existsSync(RECORDED)) return [scored, funnel, ranked, classed];
  const judge = createRelevanceRule(settings.tenders.relevance);
  const judged = compare('relevance of recorded notices', recordedTexts(), (texts) => {
    for (const text of texts) judge(text);
  });
  return [scored, funnel, ranked, classed, judged];
}

function compare<R>(name: string, rows: readonly R[], work: (rows: readonly R[]) => void): RuleMeasure {
  const some = rows.slice(0, rows.length / 10);
  return {
    name,
    small: { rows: some.length, cpu: medianCpu(RUNS, () => () => work(some)) },
    large: { rows: rows.length, cpu: medianCpu(RUNS, () => () => work(rows)) },
  };
}

const EMPTY: Shape = { contacts: 0, companies: 0, opportunities: 0, interactions: 0, history: 0, tenders: 0 };

function tableRows<R>(key: keyof Shape, count: number): readonly R[] {
  const content = rowsOf({ ...EMPTY, [key]: count }, NOW).find(({ table }) => table.key === key);
  // Rows of that very table, with every column that the rule reads.
  return (content?.rows ?? []).map((row) => ({ electedOfficials: '', ...row })) as unknown as readonly R[];
}

/** Two changes of each opportunity, without the arrivals of contacts. */
function stageChanges(count: number): readonly HistoryRow[] {
  return tableRows<HistoryRow>(history.key, count);
}

/** Of as many clients as fourteen purchases each make. */
function purchases(count: number): readonly Purchase[] {
  return Array.from({ length: count }, (_, index) => ({
    client: `Client ${index % Math.ceil(count / 14)}`,
    date: subDays(NOW, index % 365),
    amount: ((index * 37) % 5_000) - 200,
  }));
}

function recordedTexts(): readonly TenderText[] {
  const records = RECORDS.parse(JSON.parse(readFileSync(RECORDED, 'utf8')));
  return records.map(({ objet, nomacheteur }) => ({
    title: objet,
    description: '',
    lots: [],
    cpv: [],
    descriptors: [],
    buyer: { name: nomacheteur ?? '' },
  }));
}
