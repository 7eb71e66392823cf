import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StageOutcome } from '../../rpc/index.ts';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';

export type Refusal = Extract<StageOutcome, { readonly kind: 'refused' }>;

/** What a gate asks for and the panel can take at once. */
type Fill = Readonly<Partial<Record<'amount' | 'closesOn' | 'budgetConfirmed' | 'lossReason', string>>>;

type FieldType = 'text' | 'date' | 'checkbox';

interface Props {
  readonly refusal: Refusal;
  readonly busy: boolean;
  /** What the server says of a field, by its key. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onFill: (fill: Fill) => void;
  readonly onForce: (reason: string) => void;
  readonly onOpenRecord: () => void;
  readonly onClose: () => void;
}

/** Conditions whose answer is one cell of the opportunity. */
const FIELDS: Readonly<Record<string, { readonly key: keyof Fill; readonly label: string; readonly type: FieldType }>> =
  {
    Montant: { key: 'amount', label: 'Montant HT, en euros', type: 'text' },
    'Date limite': { key: 'closesOn', label: 'Date limite', type: 'date' },
    'Budget confirmé': { key: 'budgetConfirmed', label: 'Budget confirmé', type: 'checkbox' },
    'Motif de perte': { key: 'lossReason', label: 'Motif de perte', type: 'text' },
  };

/** A gate that does not let through: what is missing, the fields that would answer, or a reason to go past it. */
export function GatePanel({ refusal, busy, errors, onFill, onForce, onOpenRecord, onClose }: Props) {
  const { from, to, missing, forceable } = refusal;
  const [forcing, setForcing] = useState(false);
  const [reason, setReason] = useState('');
  const [reasonError, setReasonError] = useState<string | undefined>();
  const [fill, setFill] = useState<Fill>({});
  const panel = useRef<HTMLDivElement>(null);
  const fields = missing.flatMap(({ condition }) => FIELDS[condition] ?? []);
  // Losing a deal asks for its reason: a question, not a refusal.
  const asking = missing.every(({ condition }) => condition === 'Motif de perte');

  useLayoutEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, textarea, .btn--primary')?.focus();
  }, []);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!forcing) onFill(fill);
    else if (reason.trim() === '') setReasonError('Dites pourquoi\u00a0: la raison est gardée dans HISTORIQUE.');
    else onForce(reason.trim());
  };
  const into = to.replace(/^En /, '');

  return (
    <div
      class={`gate${asking ? ' gate--ask' : ''}`}
      role="alertdialog"
      aria-labelledby="gate-title"
      aria-describedby="gate-why"
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="row row--top">
        {!asking && <Icon name="alert" />}
        <div class="grow">
          <h2 id="gate-title">{asking ? `Passer en ${into}` : `La carte reste en ${from.replace(/^En /, '')}`}</h2>
          <p id="gate-why">
            {asking ? 'Dites pourquoi l’affaire est perdue\u00a0:' : `Pour passer en ${into}, il manque\u00a0:`}
          </p>
        </div>
        <button type="button" class="btn btn--sm btn--icon" aria-label="Fermer" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {!asking && (
        <ul class="missing">
          {missing.map(({ condition, today }) => (
            <li key={condition}>
              <Icon name="close" />
              <span>
                <strong>{condition}</strong>
                <br />
                <span class="meta">{today}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form class="stack" onSubmit={submit} novalidate>
        {forcing ? (
          <Field id="gate-reason" label="Motif, gardé dans HISTORIQUE" error={reasonError}>
            <textarea
              class="input"
              id="gate-reason"
              rows={2}
              ref={(box) => box?.focus()}
              maxLength={500}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
              {...describedBy('gate-reason', reasonError)}
            />
          </Field>
        ) : (
          fields.map(({ key, label, type }) => (
            <FillField
              key={key}
              id={`gate-${key}`}
              label={label}
              type={type}
              value={fill[key] ?? ''}
              error={errors[key]}
              onChange={(value) => setFill({ ...fill, [key]: value })}
            />
          ))
        )}
        <div class="row row--wrap">
          {(forcing || fields.length > 0) && (
            <button type="submit" class="btn btn--primary" aria-disabled={busy}>
              {busy && <span class="spin" />}
              {`Passer en ${into}`}
            </button>
          )}
          {!forcing && !asking && (
            <button
              type="button"
              class={fields.length > 0 ? 'btn btn--outline' : 'btn btn--primary'}
              onClick={onOpenRecord}
            >
              Ouvrir la fiche
            </button>
          )}
          {!forcing && forceable && !asking && (
            <button type="button" class="btn btn--text" onClick={() => setForcing(true)}>
              Passer outre…
            </button>
          )}
          {(forcing || asking) && (
            <button type="button" class="btn btn--text" onClick={onClose}>
              Annuler
            </button>
          )}
        </div>
      </form>
    </div>
  );
}

interface FillFieldProps {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function FillField({ id, label, type, value, error, onChange }: FillFieldProps) {
  if (type === 'checkbox') {
    return (
      <label class="row check" for={id}>
        <input
          type="checkbox"
          id={id}
          checked={value === 'true'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
        />
        <span>{label}</span>
      </label>
    );
  }
  const control = {
    class: 'input',
    id,
    autocomplete: 'off' as const,
    value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
    ...describedBy(id, error),
  };
  return (
    <Field id={id} label={label} error={error}>
      {type === 'date' ? <input type="date" {...control} /> : <input type="text" {...control} />}
    </Field>
  );
}
