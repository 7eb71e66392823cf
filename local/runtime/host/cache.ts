/** CacheService's host side. May forget, as Google's may: it keeps a thousand items at most, and lives in memory only. */
import type { Execution, HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';
import { ServiceException } from './exception.ts';

// https://developers.google.com/apps-script/reference/cache/cache
const KEY_CHARACTERS = 250;
const VALUE_BYTES = 100 * 1024;
const SECONDS_MAX = 21_600;
const ITEMS_MAX = 1000;
const ITEMS_KEPT = 900;

interface Item {
  readonly value: string;
  readonly until: number;
}

export function createCacheOperations(clock: Clock): HostOperations {
  const caches = new Map<string, Map<string, Item>>();
  const cacheOf = (run: Execution, name: string) => {
    const id = name === 'user' ? `user ${run.user}` : name;
    const cache = caches.get(id) ?? new Map<string, Item>();
    caches.set(id, cache);
    return cache;
  };
  return {
    'cache.get'(run, name: string, keys: readonly string[]) {
      run.record({ kind: 'cacheGet', method: keys.length === 1 ? 'Cache.get' : 'Cache.getAll', cells: 0, waited: 0 });
      const cache = cacheOf(run, name);
      const found = keys.flatMap((key) => {
        const item = cache.get(checkKey(key));
        return item !== undefined && item.until > clock.now() ? [[key, item.value]] : [];
      });
      return Object.fromEntries(found);
    },
    'cache.put'(run, name: string, values: Readonly<Record<string, string>>, seconds: number) {
      const entries = Object.entries(values);
      run.record({
        kind: 'cachePut',
        method: entries.length === 1 ? 'Cache.put' : 'Cache.putAll',
        cells: 0,
        waited: 0,
      });
      if (!(seconds >= 1 && seconds <= SECONDS_MAX))
        throw new ServiceException('Invalid argument: expirationInSeconds');
      const cache = cacheOf(run, name);
      for (const [key, value] of entries) {
        if (Buffer.byteLength(value) > VALUE_BYTES) throw new ServiceException('Argument too large: value');
        cache.delete(checkKey(key));
        cache.set(key, { value, until: clock.now() + seconds * 1000 });
      }
      if (cache.size > ITEMS_MAX) forgetSoonestExpiring(cache);
    },
    'cache.remove'(run, name: string, keys: readonly string[]) {
      run.record({
        kind: 'cachePut',
        method: keys.length === 1 ? 'Cache.remove' : 'Cache.removeAll',
        cells: 0,
        waited: 0,
      });
      for (const key of keys) cacheOf(run, name).delete(checkKey(key));
    },
  };
}

function checkKey(key: string): string {
  if (key.length > KEY_CHARACTERS) throw new ServiceException('Argument too large: key');
  return key;
}

/** "The 900 items that are farthest from expiration are kept" (reference of Cache.put). */
function forgetSoonestExpiring(cache: Map<string, Item>): void {
  const bySoonest = [...cache].sort(([, a], [, b]) => a.until - b.until);
  for (const [key] of bySoonest.slice(0, cache.size - ITEMS_KEPT)) cache.delete(key);
}
