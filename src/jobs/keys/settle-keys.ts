/** « Partagées » or « Propriétaire seul »: the keys move, are never shown, and are never in both places once it is done. */
import { countOf } from '../../crm/french/numbers.ts';
import { type Ports, SECRET_NAMES } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { underLock } from '../../sheet/under-lock.ts';
import { settleErrands } from '../errands/settle-errands.ts';
import { keysKeeper, rememberKeeper } from '../owner/key-keeper.ts';
import { triggersOwner } from '../owner/triggers.ts';

export interface SettledKeys {
  /** One French sentence. */
  readonly summary: string;
}

/**
 * Two property calls and some for each key. Asked again after a run that died, it ends what that one began. Fails with `keys.elsewhere` for
 * anybody but the keeper, `keys.not-owner` for who does not own the triggers, `keys.nobody` when Google hides the address by which
 * accounts are told apart.
 */
export function settleKeys(ports: Ports, { kept }: { readonly kept: boolean }): Result<SettledKeys> {
  const settled = underLock(ports, () => (kept ? keepKeys(ports) : shareKeys(ports)));
  if (!settled.ok) return settled;
  const followed = settleErrands(ports);
  if (!followed.ok) return followed;
  const noted = note(ports, { action: kept ? 'keys.keep' : 'keys.share', summary: settled.value.summary });
  return noted.ok ? settled : noted;
}

/** Who keeps them is known before the first one moves: nobody else can come in between. */
function keepKeys(ports: Ports): Result<SettledKeys> {
  const me = ports.identity.owner();
  const keeper = keysKeeper(ports);
  if (keeper !== null && keeper !== me) return keptBy(keeper);
  if (me === '') {
    return fail('keys.nobody', 'Rien n’a changé. Google ne dit pas à Pistil quel est votre compte.');
  }
  const owner = triggersOwner(ports);
  if (owner !== me) {
    return fail(
      'keys.not-owner',
      owner === null
        ? 'Rien n’a changé. Lancez d’abord Pistil > Installer\u00a0: vos exécutions automatiques se serviront des clés.'
        : `Rien n’a changé. Les exécutions automatiques appartiennent à ${owner}\u00a0: ce compte seul peut garder les clés. Vous pouvez les reprendre par Pistil > Installer.`,
    );
  }
  rememberKeeper(ports, me);
  const moved = SECRET_NAMES.filter((name) => {
    const key = ports.secrets.whereabouts(name) === 'shared' ? ports.secrets.get(name) : null;
    if (key !== null) ports.secrets.keep(name, key);
    return key !== null;
  });
  const count = countOf(moved.length, 'clé gardée', 'clés gardées');
  return ok({
    summary:
      moved.length === 0
        ? 'Les clés que vous saisirez resteront sur votre compte.'
        : `${count} par votre compte seul, et plus dans le script.`,
  });
}

/** Who kept them is forgotten once the last one has moved. */
function shareKeys(ports: Ports): Result<SettledKeys> {
  const keeper = keysKeeper(ports);
  if (keeper !== null && keeper !== ports.identity.owner()) return keptBy(keeper);
  const moved = SECRET_NAMES.filter((name) => {
    const key = ports.secrets.get(name);
    if (key !== null) ports.secrets.set(name, key);
    return key !== null;
  });
  rememberKeeper(ports, null);
  const count = countOf(moved.length, 'clé partagée', 'clés partagées');
  return ok({
    summary:
      moved.length === 0 ? 'Les clés que vous saisirez seront partagées.' : `${count} avec les éditeurs du classeur.`,
  });
}

/** What is said to anybody but the keeper. */
export function keptBy(keeper: string): Result<never> {
  return fail('keys.elsewhere', `Rien n’a changé. ${keeper} garde les clés\u00a0: demandez-lui.`);
}
