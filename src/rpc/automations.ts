import * as z from 'zod/mini';
import { listAutomations, previewAutomation, runAutomation } from '../jobs/automations/run-automation.ts';
import { line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { AutomationLine, AutomationPreview, AutomationRun } from '../jobs/automations/run-automation.ts';

const one = z.strictObject({ action: line });

/** What runs by itself, tried and started by hand. */
export const automationMethods = {
  'automations.list': method(nothing, listAutomations),
  'automations.preview': method(one, previewAutomation),
  'automations.run': method(one, runAutomation),
};
