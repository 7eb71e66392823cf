import { useRef, useState } from 'preact/hooks';
import type { Health } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { call } from '../rpc-client.ts';
import { KeyLine } from './key-line.tsx';

interface Props {
  readonly keys: Health['keys'];
  readonly keeping: Health['keeping'];
  /** Who keeps the keys has changed: the page looks again. */
  readonly onSettled: () => Promise<void>;
}

/** The keys of outside services, and who may use them. */
export function KeysSection({ keys, keeping, onSettled }: Props) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly ok: boolean; readonly said: string } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const elsewhere = keeping.kind === 'elsewhere';

  const settle = async (kept: boolean) => {
    if (busy) return;
    setBusy(true);
    const answer = await call('health.settle-keys', { kept });
    setOutcome({ ok: answer.ok, said: answer.ok ? answer.value.summary : answer.error.message });
    if (answer.ok) await onSettled();
    setBusy(false);
    box.current?.focus();
  };

  return (
    <section class="section" aria-labelledby="keys">
      <div class="section__head">
        <h2 id="keys">Clés</h2>
        <span class="tag">{keeping.kind === 'shared' ? 'Partagées' : 'Propriétaire seul'}</span>
      </div>
      <ul class="lines">
        {keys.map((key) => (
          <KeyLine key={key.name} known={key} locked={elsewhere} />
        ))}
      </ul>
      <p class="meta">BOAMP et les données publiques n’ont pas besoin de clé. {tellKeeping(keeping)}</p>
      {outcome !== null && (
        <Banner
          tone={outcome.ok ? 'success' : 'danger'}
          title={outcome.ok ? 'C’est fait' : 'Rien n’a changé'}
          box={box}
        >
          <p>{outcome.said}</p>
        </Banner>
      )}
      {!elsewhere && (
        <div class="row row--wrap">
          <button
            type="button"
            class="btn btn--sm btn--outline"
            aria-disabled={busy}
            onClick={() => void settle(keeping.kind === 'shared')}
          >
            {busy && <span class="spin" />}
            {keeping.kind === 'shared' ? 'Les garder pour mon compte seul' : 'Les partager avec l’équipe'}
          </button>
        </div>
      )}
    </section>
  );
}

function tellKeeping(keeping: Health['keeping']): string {
  switch (keeping.kind) {
    case 'shared':
      return 'Toute personne qui peut modifier le classeur peut lire les clés dans l’éditeur de script.';
    case 'mine':
      return 'Votre compte seul lit les clés\u00a0; ce que les autres demandent est servi dans les cinq minutes.';
    case 'elsewhere':
      return `Le compte ${keeping.keeper} seul lit les clés\u00a0; ce que vous demandez est servi dans les cinq minutes.`;
  }
}
