/** PropertiesService. */
import { host } from '../bridge.ts';
import { exception } from './arguments.ts';
import { refuseUnknown } from './refuse-unknown.ts';

type StoreName = 'script' | 'user' | 'document';

class Properties {
  private readonly store: StoreName;

  constructor(store: StoreName) {
    this.store = store;
  }

  getProperty(key: unknown): string | null {
    return host('properties.get', this.store, String(key));
  }

  getProperties(): Record<string, string> {
    return host('properties.getAll', this.store);
  }

  getKeys(): string[] {
    return host('properties.keys', this.store);
  }

  setProperty(key: unknown, value: unknown): this {
    host('properties.set', this.store, { [checkKey(key)]: String(value) }, false);
    return this;
  }

  setProperties(properties: Record<string, unknown>, deleteAllOthers = false): this {
    const texts = Object.fromEntries(Object.entries(properties).map(([key, value]) => [checkKey(key), String(value)]));
    host('properties.set', this.store, texts, deleteAllOthers);
    return this;
  }

  deleteProperty(key: unknown): this {
    host('properties.delete', this.store, String(key));
    return this;
  }

  deleteAllProperties(): this {
    host('properties.deleteAll', this.store);
    return this;
  }
}

function checkKey(key: unknown): string {
  if (key === null || key === undefined || key === '') throw exception(`Invalid argument: key`);
  return String(key);
}

const open = (store: StoreName) => refuseUnknown(new Properties(store), 'Properties');

export const PropertiesService = refuseUnknown(
  {
    getScriptProperties: () => open('script'),
    getUserProperties: () => open('user'),
    getDocumentProperties: () => open('document'),
  },
  'PropertiesService',
);
