/** What the workshop asks of the runtime. */
import type { Misbehaviour, Run, Runtime } from '../runtime/index.ts';
import type { WorkshopRequest } from './protocol.ts';

/** Does what is asked; returns the runs that it fired. */
export function answerWorkshop(runtime: Runtime, request: WorkshopRequest): readonly Run[] {
  switch (request.action) {
    case 'set-clock':
      if (request.now >= runtime.clock.now()) return runtime.clock.advanceTo(request.now);
      runtime.clock.set(request.now);
      runtime.book.recalculate();
      return [];
    case 'advance':
      return runtime.clock.advanceTo(runtime.clock.now() + request.milliseconds);
    case 'next-trigger': {
      const next = runtime.clock.nextTrigger();
      return next === null ? [] : runtime.clock.advanceTo(next);
    }
    case 'set-user':
      runtime.user = request.user;
      return [];
    case 'misbehave': {
      const others = { ...runtime.http.misbehaviours, [request.host]: request.how };
      runtime.http.behave();
      for (const [host, how] of Object.entries(others))
        if (how !== 'none') runtime.http.misbehave(host, how as Misbehaviour);
      return [];
    }
  }
}
