import { planEnrichment } from '../jobs/plan-enrichment.ts';
import { runEnrichment } from '../jobs/run-enrichment.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { EnrichmentPlan, PlannedService } from '../jobs/plan-enrichment.ts';
export type { EnrichmentRun } from '../jobs/run-enrichment.ts';

/** « Enrichir ». */
export const enrichmentMethods = {
  'enrichment.plan': method(nothing, planEnrichment),
  'enrichment.run': method(nothing, runEnrichment),
};
