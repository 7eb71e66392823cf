import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Missing } from '../../crm/pipeline/gates.ts';
import { Banner } from './banner.tsx';
import { describedBy, Field } from './field.tsx';
import './stage-refusal.css';

/** A gate that does not let through. */
export interface Refusal {
  readonly from: string;
  readonly to: string;
  readonly missing: readonly Missing[];
  /** False when no reason would do. */
  readonly forceable: boolean;
}

interface Props {
  readonly refusal: Refusal;
  /** « L’étape reste Lead » */
  readonly title: string;
  readonly busy: boolean;
  readonly onForce: (reason: string) => void;
  readonly onGiveUp: () => void;
}

/** A gate that does not let through: what is missing, then the fields above to fill, or a reason to go past it. */
export function StageRefusal({ refusal: { from, to, missing, forceable }, title, busy, onForce, onGiveUp }: Props) {
  const [forcing, setForcing] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  useLayoutEffect(() => {
    if (forcing) document.getElementById('stage-reason')?.focus();
  }, [forcing]);

  const force = () => {
    if (reason.trim() === '') {
      setError('Dites pourquoi\u00a0: la raison est gardée dans HISTORIQUE.');
      document.getElementById('stage-reason')?.focus();
    } else onForce(reason.trim());
  };

  return (
    <Banner tone="warning" title={title} box={box}>
      <p>{`Pour passer en ${to.replace(/^En /, '')}, il manque\u00a0:`}</p>
      <ul class="refusal">
        {missing.map(({ condition, today }) => (
          <li key={condition}>
            <strong>{condition}</strong>
            <br />
            <span class="meta">{today}</span>
          </li>
        ))}
      </ul>
      {forcing && (
        <Field id="stage-reason" label="Motif" error={error}>
          <input
            class="input"
            id="stage-reason"
            autocomplete="off"
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
            {...describedBy('stage-reason', error)}
          />
        </Field>
      )}
      <div class="row row--wrap">
        {forceable && (
          <button
            type="button"
            class="btn btn--sm btn--outline"
            aria-disabled={busy}
            onClick={forcing ? force : () => setForcing(true)}
          >
            {forcing ? 'Passer outre' : 'Passer outre…'}
          </button>
        )}
        <button type="button" class="btn btn--sm btn--text" onClick={onGiveUp}>
          {`Garder ${from}`}
        </button>
      </div>
    </Banner>
  );
}
