import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChoiceChips } from '../components/choice-chips.tsx';
import { Field } from '../components/field.tsx';
import { call } from '../rpc-client.ts';

interface Props {
  /** Of the draft. */
  readonly id: string;
  /** Claude’s key is there, here or with the account that keeps it. */
  readonly hasKey: boolean;
  readonly busy: boolean;
  readonly onRewrite: (wish: string) => void;
  readonly onClose: () => void;
}

const WISHES = ['plus court', 'plus direct'] as const;

/** What the other version should be; without a key, why there can be none. */
export function RewritePanel({ id, hasKey, busy, onRewrite, onClose }: Props) {
  const [wish, setWish] = useState('');
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('input[type=text], button')?.focus(), []);
  const chosen = WISHES.find((word) => word === wish.trim()) ?? '';

  return (
    <form
      class="stack draft__rewrite"
      aria-label="Autre version"
      ref={box}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && hasKey) onRewrite(wish.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      {hasKey ? (
        <>
          <Field id={`${id}-wish`} label="Votre souhait" optional hint="Claude réécrit le message sur les mêmes faits.">
            <input
              type="text"
              class="input"
              id={`${id}-wish`}
              aria-describedby={`${id}-wish-hint`}
              maxLength={200}
              value={wish}
              onInput={(event) => setWish(event.currentTarget.value)}
            />
          </Field>
          <ChoiceChips
            name={`${id}-wishes`}
            label="Souhaits courants"
            clearable
            choices={WISHES.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }))}
            value={chosen}
            onChange={setWish}
          />
        </>
      ) : (
        <p>Une autre version est écrite par Claude. Sa clé n’est pas enregistrée&nbsp;: elle se donne dans Santé.</p>
      )}
      <div class="row row--wrap">
        {hasKey ? (
          <button type="submit" class="btn btn--sm btn--tonal" aria-disabled={busy}>
            {busy && <span class="spin" />}
            {busy ? 'Claude écrit…' : 'Réécrire'}
          </button>
        ) : (
          <button
            type="button"
            class="btn btn--sm btn--outline"
            onClick={() => void call('pages.open', { page: 'health', subject: '' })}
          >
            Ouvrir Santé
          </button>
        )}
        <button type="button" class="btn btn--sm btn--text" aria-disabled={busy} onClick={() => !busy && onClose()}>
          Fermer
        </button>
      </div>
    </form>
  );
}
