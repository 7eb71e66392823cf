import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { areErrandsWanted, ERRANDS, settleErrandTrigger } from './five-minutes-trigger.ts';
import { replaceKeeper } from './key-keeper.ts';

/** Who owns Pistil's triggers: they run under that account, and only that account can see or remove them. */
const OWNER_KEY = 'pistil.triggersOwner';

/** E-mail address of the account that runs the night and the morning; `null` before the installation. */
export function triggersOwner(ports: Pick<Ports, 'store'>): string | null {
  return ports.store.get(OWNER_KEY);
}

/** The globals that run by the clock. */
const OWNED = new Set(['nightly', 'morning', 'continueNight', 'continueMorning', ERRANDS]);

const NIGHT_HOUR = 3;
const MORNING_HOUR = 7;

/** `created`: they are there now; `kept`: they were; `elsewhere`: another person's run already. */
export type TriggerOutcome =
  | { readonly kind: 'created' | 'kept'; readonly owner: string }
  | { readonly kind: 'elsewhere'; readonly owner: string };

/**
 * Makes the night's and the morning's triggers once, and that of every five minutes when it is wanted. A script sees the triggers of its own account only, so the owner is
 * remembered: a second person is told instead of doubling them.
 */
export function ensureTriggers(ports: Ports): TriggerOutcome {
  const me = ports.identity.owner();
  const owner = triggersOwner(ports);
  if (owner !== null && owner !== me) return { kind: 'elsewhere', owner };
  const kind = makeTriggers(ports);
  if (owner === null) ports.store.set(OWNER_KEY, me);
  return { kind, owner: me };
}

/**
 * Hands the night and the morning over to whoever asks. Nobody can remove another's triggers: the former owner's stand down
 * at their next run (`byOwner`), and until then do nothing. Fails with `triggers.nobody` when Google hides the address by
 * which owners are told apart.
 */
export function takeOverTriggers(ports: Ports): Result<{ readonly summary: string; readonly owner: string }> {
  const me = ports.identity.owner();
  if (me === '') {
    return fail(
      'triggers.nobody',
      'Rien n’a changé. Google ne dit pas à Pistil quel est votre compte, et les exécutions pourraient être doublées.',
    );
  }
  const former = triggersOwner(ports);
  const keysLost = replaceKeeper(ports, me);
  const kind = makeTriggers(ports);
  ports.store.set(OWNER_KEY, me);
  const owned = former === me && kind === 'kept' && !keysLost;
  const summary = owned
    ? 'Les exécutions de nuit vous appartiennent déjà.'
    : tell(former === me ? null : former, keysLost);
  if (owned) return ok({ summary, owner: me });
  const noted = note(ports, { action: 'triggers.take', summary });
  return noted.ok ? ok({ summary, owner: me }) : noted;
}

function tell(former: string | null, keysLost: boolean): string {
  return [
    'Les exécutions de nuit vous appartiennent maintenant.',
    former === null ? '' : ` Celles de ${former} s’arrêtent d’elles-mêmes.`,
    keysLost ? ' Les clés restent sur son compte\u00a0: saisissez les vôtres dans Pistil > Santé.' : '',
  ].join('');
}

/** What a trigger does when another person has taken over: it removes itself, which only its own account can. */
export interface StoodDown {
  readonly owner: string;
  readonly summary: string;
}

/** A job that only the owner of the triggers runs. One weighted call more. */
export function byOwner<T>(job: (ports: Ports) => Result<T>): (ports: Ports) => Result<T | StoodDown> {
  return (ports) => {
    const owner = triggersOwner(ports);
    const me = ports.identity.owner();
    if (owner === null || owner === '' || me === '' || owner === me) return job(ports);
    for (const { id, kind, functionName } of ports.scheduler.triggers()) {
      if (kind === 'clock' && OWNED.has(functionName)) ports.scheduler.remove(id);
    }
    return ok({ owner, summary: `Les exécutions automatiques appartiennent à ${owner}.` });
  };
}

function makeTriggers(ports: Ports): 'created' | 'kept' {
  const { scheduler } = ports;
  const present = new Set(
    scheduler
      .triggers()
      .filter((trigger) => trigger.kind === 'clock')
      .map((trigger) => trigger.functionName),
  );
  if (!present.has('nightly')) scheduler.everyDay('nightly', NIGHT_HOUR);
  if (!present.has('morning')) scheduler.everyDay('morning', MORNING_HOUR);
  const made = settleErrandTrigger(ports, areErrandsWanted(ports));
  return present.has('nightly') && present.has('morning') && !made ? 'kept' : 'created';
}
