/** Where events are sent: addresses that nobody else may know, kept with the keys. */
import { DESTINATIONS, type Destination } from '../../crm/settings/hooks.ts';
import type { Ports } from '../../ports.ts';

export type Addresses = ReadonlyMap<Destination, string>;

const SECRETS = { Make: 'make', Slack: 'slack' } as const;

/** The tools that have an address, whoever may read it. One property call each. */
export function reachedTools({ secrets }: Pick<Ports, 'secrets'>): Destination[] {
  return DESTINATIONS.filter((destination) => secrets.whereabouts(SECRETS[destination]) !== 'absent');
}

/** The addresses that this account may read. One property call each. */
export function readAddresses({ secrets }: Pick<Ports, 'secrets'>): Addresses {
  const found = new Map<Destination, string>();
  for (const destination of DESTINATIONS) {
    const address = secrets.get(SECRETS[destination]);
    if (address !== null) found.set(destination, address);
  }
  return found;
}
