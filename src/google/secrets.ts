import type { Identity, SecretName, Secrets } from '../ports.ts';

/** What stands in a shared property for a key that one account keeps; no key holds a space. */
const KEPT_BY = 'kept by ';

/**
 * Shared keys are script properties: any editor of the spreadsheet can read them in the script editor, as the guide says. A key
 * that one account keeps is a property of that user; the shared property then says whose.
 */
export function createSecrets({ owner }: Pick<Identity, 'owner'>): Secrets {
  const shared = () => PropertiesService.getScriptProperties();
  const own = () => PropertiesService.getUserProperties();
  const read = (name: SecretName): string => shared().getProperty(propertyOf(name))?.trim() ?? '';
  const isMine = (text: string): boolean => owner() !== '' && text === `${KEPT_BY}${owner()}`;
  return {
    get(name) {
      const text = read(name);
      if (!text.startsWith(KEPT_BY)) return text === '' ? null : text;
      return isMine(text) ? own().getProperty(propertyOf(name)) : null;
    },
    whereabouts(name) {
      const text = read(name);
      if (!text.startsWith(KEPT_BY)) return text === '' ? 'absent' : 'shared';
      return isMine(text) ? 'mine' : 'elsewhere';
    },
    set(name, value) {
      shared().setProperty(propertyOf(name), value);
      own().deleteProperty(propertyOf(name));
    },
    keep(name, value) {
      own().setProperty(propertyOf(name), value);
      shared().setProperty(propertyOf(name), `${KEPT_BY}${owner()}`);
    },
    remove(name) {
      shared().deleteProperty(propertyOf(name));
      own().deleteProperty(propertyOf(name));
    },
  };
}

function propertyOf(name: SecretName): string {
  return `secret.${name}`;
}
