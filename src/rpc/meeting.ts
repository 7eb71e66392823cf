import * as z from 'zod/mini';
import { sendMeeting, showMeeting } from '../jobs/meeting/show-meeting.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { ShownMeeting } from '../jobs/meeting/show-meeting.ts';

/** « Point de pilotage ». */
export const meetingMethods = {
  'meeting.show': method(nothing, showMeeting),
  'meeting.send': method(z.strictObject({ to: z.enum(['me', 'team']) }), sendMeeting),
};
