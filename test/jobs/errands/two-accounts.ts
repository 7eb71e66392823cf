/** An owner who installed Pistil and typed the keys, and a colleague: two accounts of one workbook. */

import { saveKey } from '../../../src/jobs/keys/save-key.ts';
import { settleKeys } from '../../../src/jobs/keys/settle-keys.ts';
import { ensureTriggers } from '../../../src/jobs/owner/triggers.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { smallCrm } from '../crm-workbook.ts';

export const MALIK = 'malik.benali@butinage.example';
export const INES = 'ines.carpentier@butinage.example';

export const KEYS = {
  claude: `sk-ant-${'a1'.repeat(20)}`,
  apollo: 'apollo-invented-0123456789',
  hunter: 'b2'.repeat(20),
  slack: 'https://hooks.slack.com/services/T000/B000/invented',
} as const;

export interface TwoAccounts {
  readonly malik: MemoryPorts;
  readonly ines: MemoryPorts;
}

/** The keys of `names` are shared; the night is Malik's. */
export function twoAccounts(names: readonly (keyof typeof KEYS)[] = ['claude', 'apollo', 'hunter']): TwoAccounts {
  const malik = smallCrm({ user: MALIK });
  ensureTriggers(malik);
  for (const name of names) {
    const saved = saveKey(malik, { name, key: KEYS[name] });
    if (!saved.ok) throw new Error(saved.error.message);
  }
  return { malik, ines: createMemoryPorts({ user: INES }, malik.world) };
}

/** The same, Malik keeping the keys. */
export function keptByMalik(names?: readonly (keyof typeof KEYS)[]): TwoAccounts {
  const both = twoAccounts(names);
  const settled = settleKeys(both.malik, { kept: true });
  if (!settled.ok) throw new Error(settled.error.message);
  return both;
}
