import type { Cache } from '../ports.ts';

export function createCache(): Cache {
  return {
    get: (key) => CacheService.getScriptCache().get(key),
    put: (key, value, seconds) => CacheService.getScriptCache().put(key, value, seconds),
    remove: (key) => CacheService.getScriptCache().remove(key),
  };
}
