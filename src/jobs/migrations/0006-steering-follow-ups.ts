/** Version 6: RELANCES knows the task or the ritual that a follow-up recalls; their rules are in PARAMETRES. */
import { RITUAL, TASK } from '../../crm/settings/follow-ups.ts';
import { followUps } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { findTab, placeOf } from '../../sheet/header.ts';
import { readHeader } from '../../sheet/read-table.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { completeSettings } from '../tabs/complete-settings.ts';
import { addColumns } from '../tabs/make-tab.ts';

export function addSteeringFollowUps(ports: Ports): Result<unknown> {
  const added = underLock(ports, () => {
    const tab = findTab(ports.workbook, followUps);
    if (!tab.ok) return tab;
    const done = addColumns(ports, followUps, tab.value.name);
    if (!done.ok) return done;
    const header = readHeader(ports, followUps);
    if (!header.ok) return header;
    const place = placeOf(header.value, 'subjectId');
    ports.workbook.design(tab.value.name, { hiddenColumns: [{ first: place, count: 1 }] });
    return ok(null);
  });
  return added.ok ? completeSettings(ports, new Set([TASK, RITUAL])) : added;
}
