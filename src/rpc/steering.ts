import * as z from 'zod/mini';
import { loadSteering } from '../jobs/steering/load-steering.ts';
import { refreshSteering } from '../jobs/steering/refresh-steering.ts';
import { switchOff, switchOn } from '../jobs/steering/switch-steering.ts';
import { hideExamples, showExamples } from '../jobs/steering/worked-examples.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { ShownLine, SteeringPage } from '../jobs/steering/load-steering.ts';

/** « Pilotage ». */
export const steeringMethods = {
  'steering.load': method(nothing, loadSteering),
  'steering.switch-on': method(z.strictObject({ examples: z.boolean() }), switchOn),
  'steering.switch-off': method(nothing, switchOff),
  'steering.refresh': method(nothing, refreshSteering),
  'steering.add-examples': method(nothing, showExamples),
  'steering.remove-examples': method(nothing, hideExamples),
};
