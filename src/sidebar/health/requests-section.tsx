import type { Health } from '../../rpc/index.ts';
import { type Status, StatusLine } from './status-line.tsx';

const STATES: Readonly<Record<Health['requests'][number]['state'], Status>> = {
  waiting: 'waiting',
  done: 'ok',
  failed: 'bad',
};

/** What people have asked of the account that keeps the keys. */
export function RequestsSection({ requests }: { readonly requests: Health['requests'] }) {
  if (requests.length === 0) return null;
  return (
    <section class="section" aria-labelledby="requests">
      <div class="section__head">
        <h2 id="requests">Demandes</h2>
      </div>
      <ul class="lines">
        {requests.map(({ id, name, state, said }) => (
          <StatusLine key={id} status={STATES[state]} name={name} said={said} />
        ))}
      </ul>
    </section>
  );
}
