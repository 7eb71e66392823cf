import { useRef, useState } from 'preact/hooks';
import type { Health } from '../../rpc/index.ts';
import { describedBy, Field } from '../components/field.tsx';
import { call } from '../rpc-client.ts';
import { StatusLine } from './status-line.tsx';

type Key = Health['keys'][number];

interface Props {
  readonly known: Key;
  /** Another account keeps the keys: this one can neither add nor take away. */
  readonly locked: boolean;
}

/** A key: there or not, and a form that never shows it again. */
export function KeyLine({ known, locked }: Props) {
  const [present, setPresent] = useState(known.present);
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { name, word, label, use } = known;

  const save = async (key: string) => {
    if (busy) return;
    setBusy(true);
    const answer = await call('health.save-key', { name, key });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error.message);
    if (!answer.ok) {
      input.current?.focus();
      return;
    }
    setPresent(answer.value.present);
    close();
  };
  const close = () => {
    setOpen(false);
    setError(undefined);
    opener.current?.focus();
  };

  return (
    <StatusLine
      status={present ? 'ok' : 'off'}
      name={label}
      said={present ? `Enregistrée\u00a0: ${use}.` : `Absente. Avec elle, Pistil ${use}.`}
    >
      {open && !locked && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save(input.current?.value ?? '');
          }}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <Field id={`key-${name}`} label={`${word} ${label}`} error={error} hint="Elle ne sera plus jamais affichée.">
            <input
              class="input"
              id={`key-${name}`}
              ref={input}
              type="password"
              autocomplete="off"
              spellcheck={false}
              required
              {...describedBy(`key-${name}`, error, 'hint')}
            />
          </Field>
          <div class="row row--wrap">
            <button type="submit" class="btn btn--sm btn--primary" aria-disabled={busy}>
              {busy && <span class="spin" />}
              Enregistrer
            </button>
            <button type="button" class="btn btn--sm btn--text" onClick={close}>
              Annuler
            </button>
            {present && (
              <button type="button" class="btn btn--sm btn--text btn--danger" onClick={() => void save('')}>
                {word === 'Clé' ? 'Retirer la clé' : 'Retirer l’adresse'}
              </button>
            )}
          </div>
        </form>
      )}
      {!open && !locked && (
        <button
          type="button"
          class="btn btn--sm btn--text"
          ref={opener}
          onClick={() => {
            setOpen(true);
            setTimeout(() => input.current?.focus());
          }}
        >
          {present ? 'Remplacer' : 'Ajouter'}
          <span class="sr">{word === 'Clé' ? ` la clé ${label}` : ` l’adresse ${label}`}</span>
        </button>
      )}
    </StatusLine>
  );
}
