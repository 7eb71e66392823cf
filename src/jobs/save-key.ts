/** The keys of paid services: typed once, never shown again, never in a cell, a journal or an error. */
import type { Ports, SecretName } from '../ports.ts';
import { fail, ok, type Result } from '../result.ts';

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

/** Two property calls at most. Fails with `key.shape`, without repeating what was typed. */
export function saveKey({ secrets }: Pick<Ports, 'secrets'>, { name, key }: KeyToSave): Result<{ present: boolean }> {
  const typed = key.trim();
  if (typed === '') {
    secrets.remove(name);
    return ok({ present: false });
  }
  const { shape, example } = SHAPES[name];
  if (!shape.test(typed)) {
    return fail('key.shape', `Ce texte ne ressemble pas à une clé\u00a0: recopiez-la en entier. ${example}`, 'key');
  }
  secrets.set(name, typed);
  return ok({ present: true });
}
