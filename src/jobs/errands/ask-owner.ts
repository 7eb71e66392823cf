/** What needs a key that another account keeps: done here where the key is, asked of that account elsewhere. */
import type { Ports, SecretName } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import type { Slice } from '../engine/slice.ts';
import { keysKeeper } from '../owner/key-keeper.ts';
import { ASKED, type Asking, askFor } from './requests.ts';

/** The answer to a request that waits. */
export interface Asked {
  /** « Demande enregistrée : elle sera servie dans les cinq minutes. » */
  readonly summary: string;
  readonly asked: true;
}

/** One of these keys is there, and another account keeps it. One property call while keys are shared. */
export function isKeptElsewhere(ports: Pick<Ports, 'store' | 'secrets'>, keys: readonly SecretName[]): boolean {
  return keysKeeper(ports) !== null && keys.some((name) => ports.secrets.whereabouts(name) === 'elsewhere');
}

/** Asks, in place of who may not read the keys. Fails as `askFor` does. */
export function askOwner(ports: Ports, asking: Asking): Result<Asked> {
  const request = askFor(ports, asking);
  return request.ok ? ok({ summary: ASKED, asked: true }) : request;
}

/** A job without input, for the menu: done where the keys are, else asked. */
export function orAskOwner<T>(
  what: string,
  name: string,
  keys: readonly SecretName[],
  job: (ports: Ports, slice: Slice) => Result<T>,
): (ports: Ports, slice: Slice) => Result<T | Asked> {
  return (ports, slice) =>
    isKeptElsewhere(ports, keys) ? askOwner(ports, { what, name, input: null }) : job(ports, slice);
}
