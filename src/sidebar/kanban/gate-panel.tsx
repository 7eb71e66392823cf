import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ColumnField } from '../components/column-field.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { type Answer, isQuestion, type Refusal } from './gate.ts';

interface Props {
  readonly refusal: Refusal;
  readonly busy: boolean;
  /** What the server says of a field, by its key. */
  readonly errors: Readonly<Record<string, string>>;
  /** Why the last answer could not be taken; `''` when it could. */
  readonly trouble: string;
  readonly onAnswer: (answer: Answer) => Promise<void>;
  readonly onOpenRecord: () => void;
  readonly onClose: () => void;
}

/** A gate that does not let through: what is missing, the fields that would answer, or a reason to go past it. */
export function GatePanel({ refusal, busy, errors, trouble, onAnswer, onOpenRecord, onClose }: Props) {
  const { from, to, missing, asked, forceable } = refusal;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [forcing, setForcing] = useState(false);
  const [reason, setReason] = useState('');
  const [blank, setBlank] = useState<Readonly<Record<string, string>>>({});
  const panel = useRef<HTMLDivElement>(null);
  const asking = isQuestion(refusal);
  const into = to.replace(/^En /, '');
  const wrong = { ...errors, ...blank };
  const firstWrong = Object.keys(wrong)[0] ?? '';

  useLayoutEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, select, textarea, .btn--primary')?.focus();
  }, []);
  useLayoutEffect(() => {
    if (firstWrong !== '') document.getElementById(`gate-${firstWrong}`)?.focus();
  }, [firstWrong]);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const changed = Object.keys(typed).filter((key) => typed[key] !== asked.values[key]);
    const only = (from: Readonly<Record<string, string>>) =>
      Object.fromEntries(changed.map((key) => [key, from[key] ?? '']));
    const fill = changed.length === 0 ? {} : { fill: { fields: only(typed), seen: only(asked.values) } };
    const [first] = asked.fields;
    if (forcing && reason.trim() === '')
      setBlank({ reason: 'Dites pourquoi\u00a0: la raison est gardée dans HISTORIQUE.' });
    else if (!forcing && changed.length === 0 && first) setBlank({ [first.key]: `À remplir pour passer en ${into}.` });
    else {
      setBlank({});
      void onAnswer({ ...fill, ...(forcing ? { forcedReason: reason.trim() } : {}) });
    }
  };

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
            {asking ? 'Dites pourquoi l’affaire est perdue.' : `Pour passer en ${into}, il manque\u00a0:`}
          </p>
        </div>
        <button type="button" class="btn btn--sm btn--icon" aria-label="Fermer" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {!asking && <MissingList missing={missing} />}
      <form class="stack stack--wide" onSubmit={submit} noValidate>
        {forcing ? (
          <ReasonField reason={reason} error={blank.reason} onChange={setReason} />
        ) : (
          asked.fields.map((field) => (
            <ColumnField
              key={field.key}
              form="gate"
              field={field}
              value={typed[field.key] ?? asked.values[field.key] ?? ''}
              error={wrong[field.key]}
              suggestions={asked.suggestions[field.key] ?? []}
              onChange={(value) => setTyped({ ...typed, [field.key]: value })}
            />
          ))
        )}
        {trouble !== '' && (
          <p class="error" role="alert">
            <Icon name="error" />
            <span>{`Rien n’a été enregistré. ${trouble}`}</span>
          </p>
        )}
        <div class="row row--wrap">
          {(forcing || asked.fields.length > 0) && (
            <button type="submit" class="btn btn--primary" aria-disabled={busy}>
              {busy && <span class="spin" />}
              {`Passer en ${into}`}
            </button>
          )}
          {!forcing && !asking && (
            <button
              type="button"
              class={asked.fields.length > 0 ? 'btn btn--outline' : 'btn btn--primary'}
              onClick={onOpenRecord}
            >
              Compléter la fiche
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

function MissingList({ missing }: Pick<Refusal, 'missing'>) {
  return (
    <ul class="missing" aria-live="polite">
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
  );
}

interface ReasonProps {
  readonly reason: string;
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}

function ReasonField({ reason, error, onChange }: ReasonProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <Field id="gate-reason" label="Motif, gardé dans HISTORIQUE" error={error}>
      <textarea
        class="input"
        id="gate-reason"
        rows={2}
        ref={box}
        maxLength={500}
        value={reason}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...describedBy('gate-reason', error)}
      />
    </Field>
  );
}
