import type { Store } from '../ports.ts';

/** Kept with the script: all editors share it. */
export function createStore(): Store {
  return storeOver(() => PropertiesService.getScriptProperties());
}

/** Kept for the person who runs the script. */
export function createUserStore(): Store {
  return storeOver(() => PropertiesService.getUserProperties());
}

function storeOver(properties: () => GoogleAppsScript.Properties.Properties): Store {
  return {
    get: (key) => properties().getProperty(key),
    set(key, value) {
      properties().setProperty(key, value);
    },
    remove(key) {
      properties().deleteProperty(key);
    },
  };
}
