import type { SecretName, Secrets } from '../ports.ts';

/** Script properties: any editor of the spreadsheet can read them in the script editor, as the guide says. */
export function createSecrets(): Secrets {
  return {
    get(name) {
      const key = PropertiesService.getScriptProperties().getProperty(propertyOf(name));
      return key === null || key.trim() === '' ? null : key.trim();
    },
    set(name, value) {
      PropertiesService.getScriptProperties().setProperty(propertyOf(name), value);
    },
    remove(name) {
      PropertiesService.getScriptProperties().deleteProperty(propertyOf(name));
    },
  };
}

function propertyOf(name: SecretName): string {
  return `secret.${name}`;
}
