/** PropertiesService's host side: three kinds of store, small texts. */
import type { Execution, HostOperations } from '../contract.ts';
import { ServiceException } from './exception.ts';

// https://developers.google.com/apps-script/guides/services/quotas
const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;

export type StoreName = 'script' | 'user' | 'document';
type Texts = Record<string, string>;

/** All stores, as the state file keeps them. User stores are keyed by e-mail address. */
export interface PropertiesState {
  readonly script: Texts;
  readonly document: Texts;
  readonly users: Record<string, Texts>;
}

export interface Properties {
  readonly state: PropertiesState;
  /** The store that `user` sees under this name. */
  store(name: StoreName, user: string): Texts;
  readonly operations: HostOperations;
}

export function openProperties(saved: PropertiesState): Properties {
  const state = { script: { ...saved.script }, document: { ...saved.document }, users: { ...saved.users } };
  const store = (name: StoreName, user: string): Texts => {
    if (name !== 'user') return state[name];
    state.users[user] ??= {};
    return state.users[user];
  };
  const of = (run: Execution, name: StoreName) => store(name, run.user);
  return {
    state,
    store,
    operations: {
      'properties.get'(run, name: StoreName, key: string) {
        record(run, 'propertyGet', 'getProperty');
        return of(run, name)[key] ?? null;
      },
      'properties.getAll'(run, name: StoreName) {
        record(run, 'propertyGet', 'getProperties');
        return of(run, name);
      },
      'properties.keys'(run, name: StoreName) {
        record(run, 'propertyGet', 'getKeys');
        return Object.keys(of(run, name));
      },
      'properties.set'(run, name: StoreName, added: Texts, deleteOthers: boolean) {
        record(run, 'propertySet', Object.keys(added).length === 1 ? 'setProperty' : 'setProperties');
        const target = of(run, name);
        checkSizes(deleteOthers ? added : { ...target, ...added });
        if (deleteOthers) clear(target);
        Object.assign(target, added);
      },
      'properties.delete'(run, name: StoreName, key: string) {
        record(run, 'propertySet', 'deleteProperty');
        delete of(run, name)[key];
      },
      'properties.deleteAll'(run, name: StoreName) {
        record(run, 'propertySet', 'deleteAllProperties');
        clear(of(run, name));
      },
    },
  };
}

function record(run: Execution, kind: 'propertyGet' | 'propertySet', method: string): void {
  run.record({ kind, method: `Properties.${method}`, cells: 0, waited: 0 });
}

function clear(texts: Texts): void {
  for (const key of Object.keys(texts)) delete texts[key];
}

function checkSizes(texts: Texts): void {
  let total = 0;
  for (const [key, value] of Object.entries(texts)) {
    const bytes = Buffer.byteLength(value);
    if (bytes > VALUE_BYTES) throw new ServiceException('Argument too large: value');
    total += bytes + Buffer.byteLength(key);
  }
  if (total > STORE_BYTES) {
    throw new ServiceException(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  }
}
