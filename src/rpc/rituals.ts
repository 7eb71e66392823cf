import { loadRituals } from '../jobs/rituals/load-rituals.ts';
import { sendRituals } from '../jobs/rituals/send-rituals.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { RitualList, ShownRitual } from '../jobs/rituals/load-rituals.ts';

/** « Rituels ». */
export const ritualMethods = {
  'rituals.list': method(nothing, loadRituals),
  'rituals.send': method(nothing, sendRituals),
};
