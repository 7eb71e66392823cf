import type { Ports } from '../../ports.ts';

/** Who owns Pistil's triggers: they run under that account, and only that account can see or remove them. */
const OWNER_KEY = 'pistil.triggersOwner';

/** E-mail address of the account that runs the night and the morning; `null` before the installation. */
export function triggersOwner(ports: Pick<Ports, 'store'>): string | null {
  return ports.store.get(OWNER_KEY);
}

const NIGHT_HOUR = 3;
const MORNING_HOUR = 7;

/** `created`: they are there now; `kept`: they were; `elsewhere`: another person's run already. */
export type TriggerOutcome =
  | { readonly kind: 'created' | 'kept'; readonly owner: string }
  | { readonly kind: 'elsewhere'; readonly owner: string };

/**
 * Makes the night's and the morning's triggers once. A script sees the triggers of its own account only, so the owner is
 * remembered: a second person is told instead of doubling them.
 */
export function ensureTriggers(ports: Ports): TriggerOutcome {
  const me = ports.identity.owner();
  const owner = ports.store.get(OWNER_KEY);
  if (owner !== null && owner !== me) return { kind: 'elsewhere', owner };
  const present = new Set(
    ports.scheduler
      .triggers()
      .filter((trigger) => trigger.kind === 'clock')
      .map((trigger) => trigger.functionName),
  );
  if (!present.has('nightly')) ports.scheduler.everyDay('nightly', NIGHT_HOUR);
  if (!present.has('morning')) ports.scheduler.everyDay('morning', MORNING_HOUR);
  if (owner === null) ports.store.set(OWNER_KEY, me);
  return { kind: present.has('nightly') && present.has('morning') ? 'kept' : 'created', owner: me };
}
