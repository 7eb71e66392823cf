import type { FollowUpRow } from '../tables/index.ts';

/** True while a follow-up asks something of somebody. */
export function isPending({ status }: Pick<FollowUpRow, 'status'>): boolean {
  return status === 'À faire' || status === 'Reportée';
}
