/** Version 2: the columns and the groups of settings that the first version did not have. */

import { TABLES } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab } from '../../sheet/header.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { completeSettings } from '../tabs/complete-settings.ts';
import { addColumns } from '../tabs/make-tab.ts';

export function addColumnsAndSettings(ports: Ports): Result<unknown> {
  const added = underLock(ports, () => {
    for (const table of TABLES) {
      const tab = findTab(ports.workbook, table);
      // A table of a later version: its own migration makes its tab.
      if (!tab.ok && tab.error.code === 'tab.missing') continue;
      const done = tab.ok ? addColumns(ports, table, tab.value.name) : tab;
      if (!done.ok) return done;
    }
    return ok(null);
  });
  return added.ok ? completeSettings(ports) : added;
}
