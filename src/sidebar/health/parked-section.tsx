import { useRef, useState } from 'preact/hooks';
import type { Health } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { StatusLine } from './status-line.tsx';

type Parked = Health['parked'][number];

interface Props {
  readonly parked: readonly Parked[];
  /** One has got another chance: the page looks again. */
  readonly onRetried: () => Promise<void>;
}

/** What Pistil has given up, why, and another chance for each. */
export function ParkedSection({ parked, onRetried }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);

  const retry = async ({ action, key }: Parked) => {
    if (busy !== null) return;
    setBusy(`${action} ${key}`);
    const answer = await call('health.retry', { action, key });
    setSaid(answer.ok ? answer.value.summary : answer.error.message);
    await onRetried();
    setBusy(null);
    status.current?.focus();
  };

  if (parked.length === 0 && said === '') return null;
  return (
    <section class="section" aria-labelledby="parked">
      <div class="section__head">
        <h2 id="parked">
          Mis de côté <span class="count">{parked.length}</span>
        </h2>
      </div>
      <p class="meta" role="status" ref={status} tabIndex={-1}>
        {said || 'Après cinq essais, ou tout de suite quand aucun essai n’y peut rien.'}
      </p>
      <ul class="lines">
        {parked.map((unit) => (
          <StatusLine key={`${unit.action} ${unit.key}`} status="warn" name={unit.name} said={unit.reason}>
            <button
              type="button"
              class="btn btn--sm btn--text"
              aria-disabled={busy !== null}
              onClick={() => void retry(unit)}
            >
              {busy === `${unit.action} ${unit.key}` ? <span class="spin" /> : <Icon name="retry" />}
              Réessayer<span class="sr"> {unit.reason}</span>
            </button>
          </StatusLine>
        ))}
      </ul>
    </section>
  );
}
