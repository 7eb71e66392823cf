/** What was set aside: units that the jobs have given up, notices that the watch could not read; and another chance for each. */
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { listParked } from '../engine/parked.ts';
import { retryParked } from '../engine/work-through.ts';
import { recallWatch, rememberWatch } from '../tenders/watch-state.ts';

export interface ShownParked {
  readonly action: string;
  readonly key: string;
  /** What was being done. */
  readonly name: string;
  readonly reason: string;
}

/** By the action of the job that gave them up. */
const NAMES: Readonly<Record<string, string>> = {
  'companies.enrich': 'Registres publics',
  'contacts.look-up': 'Recherche par Apollo',
  'contacts.verify': 'Vérification par Hunter',
  'contacts.find-email': 'Recherche par Hunter',
  'companies.opinion': 'Avis de Claude',
  'tenders.read': 'Lecture par Claude',
  'drafts.write': 'Brouillon',
};

/** Notices that cannot be read have no job of their own. */
const WATCH = 'tenders.watch';

/** Two property calls. */
export function showParked({ store, clock }: Pick<Ports, 'store' | 'clock'>): ShownParked[] {
  const now = clock.now();
  return [
    ...listParked(store, now).map(({ action, key, reason }) => ({
      action,
      key,
      name: NAMES[action] ?? 'Ligne mise de côté',
      reason,
    })),
    ...recallWatch(store, now).parked.map((reason) => ({ action: WATCH, key: reason, name: 'Avis illisible', reason })),
  ];
}

/**
 * Another chance at the job's next run; for a notice, the watch reads its ninety days again. Fails with `parked.gone` when somebody was
 * faster.
 */
export function retryUnit(
  ports: Ports,
  { action, key }: { readonly action: string; readonly key: string },
): Result<{ readonly summary: string }> {
  const found = action === WATCH ? retryNotice(ports, key) : retryParked(ports, action, key);
  if (!found) return fail('parked.gone', 'Cette ligne n’est plus mise de côté.');
  return ok({ summary: 'Elle sera réessayée la nuit prochaine, ou dès que vous lancez l’automatisation.' });
}

function retryNotice({ store, clock }: Ports, reason: string): boolean {
  const { parked } = recallWatch(store, clock.now());
  if (!parked.includes(reason)) return false;
  rememberWatch(store, { since: null, parked: parked.filter((known) => known !== reason) });
  return true;
}
