/** Whether all editors share the keys of paid services, or one account keeps them to itself (decision 0037). */
import { type Ports, SECRET_NAMES } from '../../ports.ts';

const KEY = 'pistil.keysKeeper';

/** Address of the account that keeps the keys; `null` when they are shared. One property call. */
export function keysKeeper({ store }: Pick<Ports, 'store'>): string | null {
  return store.get(KEY);
}

export function rememberKeeper({ store }: Pick<Ports, 'store'>, keeper: string | null): void {
  if (keeper === null) store.remove(KEY);
  else store.set(KEY, keeper);
}

/**
 * Whoever takes the night over keeps the keys from then on. Those of the account before are out of reach: they are forgotten, to be typed
 * again. @returns whether keys were kept by somebody else
 */
export function replaceKeeper(ports: Pick<Ports, 'store' | 'secrets'>, keeper: string): boolean {
  const former = keysKeeper(ports);
  if (former === null || former === keeper) return false;
  rememberKeeper(ports, keeper);
  for (const name of SECRET_NAMES) if (ports.secrets.whereabouts(name) === 'elsewhere') ports.secrets.remove(name);
  return true;
}
