import { planEnrichment } from '../jobs/enrichment/plan-enrichment.ts';
import { runEnrichment } from '../jobs/enrichment/run-enrichment.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { EnrichmentPlan, PlannedService } from '../jobs/enrichment/plan-enrichment.ts';
export type { EnrichmentRun } from '../jobs/enrichment/run-enrichment.ts';

/** « Enrichir ». */
export const enrichmentMethods = {
  'enrichment.plan': method(nothing, planEnrichment),
  'enrichment.run': method(nothing, runEnrichment),
};
