/** Version 7: PARAMETRES says which tools hear of a follow-up that is late. */
import { EVENT_NAMES } from '../../crm/events/event.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { completeSettings } from '../tabs/complete-settings.ts';

export function addLateFollowUps(ports: Ports): Result<unknown> {
  return completeSettings(ports, new Set([EVENT_NAMES['follow-up.overdue']]));
}
