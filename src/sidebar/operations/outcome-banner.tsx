import { useState } from 'preact/hooks';
import type { ValueOf } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';

export interface Outcome extends ValueOf<'journal.undo'> {
  /** What had been done. */
  readonly summary: string;
}

interface Props {
  readonly outcome: Outcome;
  readonly onUndone: (outcome: Outcome) => void;
}

/** What was put back, what stays and why, and the undo of the undo. */
export function OutcomeBanner({ outcome, onUndone }: Props) {
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const { kept, rows, operation, summary } = outcome;
  const redo = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await call('journal.undo', { operation });
    setBusy(false);
    if (answer.ok) onUndone({ ...answer.value, summary: `Annulation\u00a0: ${summary}` });
    else setTrouble(answer.error.message);
  };
  return (
    <Banner tone={kept.length > 0 ? 'warning' : 'success'} title={titleOf(rows, kept.length)}>
      <p>{summary}</p>
      {kept.slice(0, 10).map((message) => (
        <p key={message}>{message}</p>
      ))}
      {kept.length > 10 && <p>{`Et ${kept.length - 10} autres.`}</p>}
      {trouble !== '' && <p>{trouble}</p>}
      {operation !== '' && (
        <div class="row">
          <button type="button" class="btn btn--sm btn--text" aria-disabled={busy} onClick={() => void redo()}>
            {busy ? <span class="spin" /> : <Icon name="retry" />}
            Rétablir
          </button>
        </div>
      )}
    </Banner>
  );
}

function titleOf(rows: number, kept: number): string {
  const done = rows === 1 ? 'Opération annulée sur 1 ligne' : `Opération annulée sur ${rows} lignes`;
  if (kept === 0) return done;
  return kept === 1 ? `${done}, sauf une valeur` : `${done}, sauf ${kept} valeurs`;
}
