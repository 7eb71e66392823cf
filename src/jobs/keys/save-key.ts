/** The keys of paid services: typed once, never shown again, never in a cell, a journal or an error. */
import type { Ports, SecretName } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { settleErrands } from '../errands/settle-errands.ts';
import { keysKeeper } from '../owner/key-keeper.ts';
import { keptBy } from './settle-keys.ts';

export interface KeyToSave {
  readonly name: SecretName;
  /** `''` takes the key away. */
  readonly key: string;
}

/** What each service's keys look like, so that a wrong paste is caught before a night has failed. */
const SHAPES: Readonly<Record<SecretName, { readonly shape: RegExp; readonly example: string }>> = {
  claude: { shape: /^sk-ant-[\w-]{20,}$/, example: 'Elle commence par «\u00a0sk-ant-\u00a0».' },
  apollo: { shape: /^[\w-]{16,}$/, example: 'Elle fait au moins 16 lettres et chiffres.' },
  hunter: { shape: /^[0-9a-f]{40}$/i, example: 'Elle fait 40 lettres de a à f et chiffres.' },
  make: {
    shape: /^https:\/\/hook\.(?:eu|us)[12]\.make\.com\/[\w-]+$/,
    example: 'L’adresse commence par «\u00a0https://hook.eu1.make.com/\u00a0».',
  },
  slack: {
    shape: /^https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/-]+$/,
    example: 'L’adresse commence par «\u00a0https://hooks.slack.com/services/\u00a0».',
  },
  inbound: { shape: /^\S{32,}$/, example: 'Choisissez au moins 32 caractères, sans espace.' },
};

/**
 * Some ten property calls. Fails with `key.shape`, without repeating what was typed, and with `keys.elsewhere` when another account keeps
 * the keys.
 */
export function saveKey(ports: Ports, { name, key }: KeyToSave): Result<{ present: boolean }> {
  const { secrets } = ports;
  const typed = key.trim();
  const { shape, example } = SHAPES[name];
  if (typed !== '' && !shape.test(typed)) {
    return fail('key.shape', `Ce texte ne ressemble pas à une clé\u00a0: recopiez-la en entier. ${example}`, 'key');
  }
  const keeper = keysKeeper(ports);
  if (keeper !== null && keeper !== ports.identity.owner()) return keptBy(keeper);
  if (typed === '') secrets.remove(name);
  else if (keeper === null) secrets.set(name, typed);
  else secrets.keep(name, typed);
  const settled = settleErrands(ports);
  return settled.ok ? ok({ present: typed !== '' }) : settled;
}
