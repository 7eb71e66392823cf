/** Version 5: PARAMETRES says whether the tabs of steering are kept. */
import { STEERING } from '../../crm/settings/operation.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { completeSettings } from '../tabs/complete-settings.ts';

export function addSteeringSetting(ports: Ports): Result<unknown> {
  return completeSettings(ports, new Set([STEERING]));
}
