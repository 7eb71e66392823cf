/** Serves what people have asked of the account that keeps the keys, as far as the slice goes. */
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { note } from '../../sheet/journal.ts';
import { beat } from '../engine/heartbeat.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { changeErrands, type ErrandRequest } from '../errands/memory.ts';
import { endRequest, inputOf } from '../errands/requests.ts';
import { isAutomation, serve } from './served.ts';

/** A request that so many passages have begun without coming back is given up. */
const TRIES = 3;

const UNEXPECTED = 'Une erreur inattendue s’est produite\u00a0; le détail est dans l’onglet JOURNAL.';
const GIVEN_UP = 'Google a arrêté cette demande trois fois\u00a0: elle est abandonnée.';

/** Four weighted calls more for each request. A request's failure is that request's. */
export function serveRequests(
  ports: Ports,
  slice: Slice,
  waiting: readonly ErrandRequest[],
): Result<readonly string[]> {
  const told: string[] = [];
  for (const request of waiting) {
    if (slice.over()) break;
    const start = ports.clock.now();
    const done = request.tries > TRIES ? fail('request.killed', GIVEN_UP) : attempt(ports, slice, request);
    const { state, said } = judge(done);
    const ended = changeErrands(ports, (errands) =>
      ok({ errands: endRequest(errands, request.id, { state, said }, ports.clock.now()), value: null }),
    );
    if (!ended.ok) return ended;
    if (isAutomation(request.what)) beat(ports, start, [{ job: request.what, ok: done.ok, said }]);
    const summary = `${request.name}, demandé par ${request.by}\u00a0: ${said}`;
    const noted = note(
      ports,
      done.ok ? { action: request.what, summary } : { action: request.what, state: 'Échec', summary },
    );
    if (!noted.ok) return noted;
    told.push(summary);
  }
  return ok(told);
}

function judge(done: Result<StepReport>): Pick<ErrandRequest, 'state' | 'said'> {
  if (!done.ok) return { state: 'failed', said: done.error.message };
  return { state: done.value.unfinished === true ? 'waiting' : 'done', said: done.value.summary || 'Rien à faire.' };
}

function attempt(ports: Ports, slice: Slice, request: ErrandRequest): Result<StepReport> {
  const input = inputOf(ports, request);
  if (input === undefined) return fail('request.lost', 'Cette demande s’est perdue en route\u00a0: redemandez.');
  try {
    return serve(ports, slice, request.what, input);
  } catch (cause) {
    ports.log.error(request.what, cause);
    const detail = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : String(cause);
    const noted = note(ports, { action: request.what, state: 'Échec', summary: UNEXPECTED, detail });
    return noted.ok ? fail('unexpected', UNEXPECTED) : noted;
  }
}
