/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { WorkshopState } from '../../protocol.ts';
import type { Ask } from './ask.ts';
import { CallLog } from './call-log.tsx';
import { ClockSection } from './clock.tsx';
import { Outbox } from './outbox.tsx';
import { Received } from './received.tsx';
import { Services } from './services.tsx';
import { Triggers } from './triggers.tsx';

/** The developer's side: what Google would show elsewhere (triggers, executions, mail), and the clock. */
export function Workshop({ state, ask }: { state: WorkshopState | null; ask: Ask }) {
  if (!state) return <p class="workshop-empty">Le classeur s’ouvre.</p>;
  return (
    <div class="workshop-content">
      <ClockSection now={state.now} ask={ask} />
      <UserSection user={state.user} ask={ask} />
      <Triggers triggers={state.triggers} />
      <Outbox mails={state.outbox} />
      <Received posts={state.received} />
      <CallLog run={state.lastRun} />
      <Services misbehaviours={state.misbehaviours} ask={ask} />
    </div>
  );
}

function UserSection({ user, ask }: { user: string; ask: Ask }) {
  const [typed, setTyped] = useState(user);
  return (
    <section>
      <h3>Compte connecté</h3>
      <form
        class="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask({ action: 'set-user', user: typed });
        }}
      >
        <input
          type="email"
          required
          aria-label="Adresse du compte connecté"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Changer
        </button>
      </form>
    </section>
  );
}
