import { useState } from 'preact/hooks';
import type { ValueOf } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';

export type Outcome =
  | ({ readonly kind: 'restored' } & ValueOf<'deleted-rows.restore'>)
  | ({ readonly kind: 'accepted' } & ValueOf<'deleted-rows.accept'>)
  | { readonly kind: 'undone'; readonly kept: readonly string[] };

interface Props {
  readonly outcome: Outcome;
  readonly onUndone: (outcome: Outcome | null, trouble: string) => Promise<void>;
}

/** What was done, and the undo of what can be undone. */
export function OutcomeBanner({ outcome, onUndone }: Props) {
  if (outcome.kind === 'restored') return <Restored outcome={outcome} onUndone={onUndone} />;
  if (outcome.kind === 'accepted') return <Accepted {...outcome} />;
  return (
    <Banner tone={outcome.kept.length > 0 ? 'warning' : 'success'} title="La remise est annulée">
      {outcome.kept.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Banner>
  );
}

function Restored({
  outcome: { restored, leftOut, operation },
  onUndone,
}: Props & { readonly outcome: Extract<Outcome, { readonly kind: 'restored' }> }) {
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await call('journal.undo', { operation });
    setBusy(false);
    await (answer.ok
      ? onUndone({ kind: 'undone', kept: answer.value.kept }, '')
      : onUndone(null, answer.error.message));
  };
  const title =
    restored === 1 ? '1 ligne remise à la fin de son onglet' : `${restored} lignes remises à la fin de leur onglet`;
  return (
    <Banner tone={leftOut.length > 0 ? 'warning' : 'success'} title={title}>
      {leftOut.map((message) => (
        <p key={message}>{message}</p>
      ))}
      <div class="row">
        <button type="button" class="btn btn--sm btn--text" aria-disabled={busy} onClick={() => void undo()}>
          {busy ? <span class="spin" /> : <Icon name="undo" />}
          Annuler
        </button>
      </div>
    </Banner>
  );
}

function Accepted({ accepted, unlinked }: Extract<Outcome, { readonly kind: 'accepted' }>) {
  const title = accepted === 1 ? '1 suppression acceptée' : `${accepted} suppressions acceptées`;
  const links = unlinked === 1 ? 'Un lien a été vidé' : `${unlinked} liens ont été vidés`;
  return (
    <Banner tone="success" title={title}>
      {unlinked > 0 && <p>{`${links}\u00a0; les noms restent écrits.`}</p>}
    </Banner>
  );
}
