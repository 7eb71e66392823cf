import * as z from 'zod/mini';
import { loadSteering } from '../jobs/load-steering.ts';
import { refreshSteering } from '../jobs/refresh-steering.ts';
import { addExamples, removeExamples } from '../jobs/steering/worked-examples.ts';
import { switchOff, switchOn } from '../jobs/switch-steering.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { ShownLine, SteeringPage } from '../jobs/load-steering.ts';

/** « Pilotage ». */
export const steeringMethods = {
  'steering.load': method(nothing, loadSteering),
  'steering.switch-on': method(z.strictObject({ examples: z.boolean() }), switchOn),
  'steering.switch-off': method(nothing, switchOff),
  'steering.refresh': method(nothing, refreshSteering),
  'steering.add-examples': method(nothing, addExamples),
  'steering.remove-examples': method(nothing, removeExamples),
};
