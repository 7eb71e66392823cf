/** The trigger that runs every five minutes: there only when somebody waits for it. */
import type { Ports } from '../../ports.ts';
import { keysKeeper } from './key-keeper.ts';

/** The global that it calls. */
export const ERRANDS = 'everyFiveMinutes';

const MINUTES = 5;

/** Some tool is to be told of what happens. Two property calls. */
export function hasAddresses({ secrets }: Pick<Ports, 'secrets'>): boolean {
  return secrets.whereabouts('make') !== 'absent' || secrets.whereabouts('slack') !== 'absent';
}

/** Keys are kept by one account, or a tool has an address. Three property calls at most. */
export function areErrandsWanted(ports: Pick<Ports, 'store' | 'secrets'>): boolean {
  return keysKeeper(ports) !== null || hasAddresses(ports);
}

/** Makes the trigger or takes it away, once, among those of the account that runs. @returns whether it had to be made */
export function settleErrandTrigger({ scheduler }: Pick<Ports, 'scheduler'>, wanted: boolean): boolean {
  const present = scheduler.triggers().filter(({ functionName }) => functionName === ERRANDS);
  for (const { id } of wanted ? present.slice(1) : present) scheduler.remove(id);
  if (!wanted || present.length > 0) return false;
  scheduler.everyMinutes(ERRANDS, MINUTES);
  return true;
}
