/** CacheService. */
import { host } from '../bridge.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const DEFAULT_SECONDS = 600;

type CacheName = 'script' | 'user' | 'document';

class Cache {
  private readonly cache: CacheName;

  constructor(cache: CacheName) {
    this.cache = cache;
  }

  get(key: unknown): string | null {
    const name = String(key);
    return this.getAll([name])[name] ?? null;
  }

  getAll(keys: readonly unknown[]): Record<string, string> {
    return host('cache.get', this.cache, keys.map(String));
  }

  put(key: unknown, value: unknown, seconds: number = DEFAULT_SECONDS): void {
    this.putAll({ [String(key)]: value }, seconds);
  }

  putAll(values: Record<string, unknown>, seconds: number = DEFAULT_SECONDS): void {
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
    host('cache.put', this.cache, texts, seconds);
  }

  remove(key: unknown): void {
    this.removeAll([key]);
  }

  removeAll(keys: readonly unknown[]): void {
    host('cache.remove', this.cache, keys.map(String));
  }
}

const open = (cache: CacheName) => refuseUnknown(new Cache(cache), 'Cache');

export const CacheService = refuseUnknown(
  { getScriptCache: () => open('script'), getUserCache: () => open('user'), getDocumentCache: () => open('document') },
  'CacheService',
);
