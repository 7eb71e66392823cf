/** Version 8: PARAMETRES says how long a client stays, for what a client is worth. */
import { CLIENT_YEARS } from '../../crm/settings/operation.ts';
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { completeSettings } from '../tabs/complete-settings.ts';

export function addClientYears(ports: Ports): Result<unknown> {
  return completeSettings(ports, new Set([CLIENT_YEARS]));
}
