/** The first step of an installation: nothing of the file is touched before it stands elsewhere too. */
import { formatDate } from '../../crm/french/dates.ts';
import type { Ports } from '../../ports.ts';
import type { InstallState } from './state.ts';

/** A tab's name holds 100 characters. */
const LONGEST_NAME = 60;

/** « Sauvegarde CONTACTS 16-06-2026 09-41-05 » */
export function backupName(tab: string, startedAt: Date): string {
  const clock = [startedAt.getHours(), startedAt.getMinutes(), startedAt.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `Sauvegarde ${tab.slice(0, LONGEST_NAME)} ${formatDate(startedAt).replace(/\//g, '-')} ${clock}`;
}

/**
 * Copies the tabs that will be mended. Those from which new tabs are made become their own backup: the tab itself, whole, under
 * another name. Done twice is done once.
 */
export function backUpTabs({ workbook }: Ports, { kept, sources, renamed }: InstallState): void {
  const names = new Set(workbook.tabNames());
  for (const { tab, backup } of kept) if (!names.has(backup)) workbook.copyTab(tab, backup);
  for (const { tab, backup } of sources) if (!names.has(backup)) workbook.renameTab(tab, backup);
  for (const { tab, name } of renamed) if (!names.has(name)) workbook.renameTab(tab, name);
}
