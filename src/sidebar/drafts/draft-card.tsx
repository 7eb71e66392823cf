import { useState } from 'preact/hooks';
import type { DraftSettling, ShownDraft } from '../../rpc/index.ts';
import { Field } from '../components/field.tsx';
import { RewritePanel } from './rewrite-panel.tsx';
import type { Typed } from './use-drafts.ts';

interface Props {
  readonly draft: ShownDraft;
  readonly hasKey: boolean;
  /** Something is being done to this one. */
  readonly busy: boolean;
  readonly onSave: (typed: Typed) => void;
  readonly onSettle: (how: DraftSettling['how']) => void;
  readonly onRewrite: (typed: Typed, wish: string) => void;
}

/** One message: to correct, approve, have written anew or put aside; an interrupted sending asks whether it left. */
export function DraftCard({ draft, hasKey, busy, onSave, onSettle, onRewrite }: Props) {
  const { id, state, contact, action, reason, approved, assignee } = draft;
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const [rewriting, setRewriting] = useState(false);
  const changed = subject !== draft.subject || body !== draft.body;
  const save = (ticked: boolean) => onSave({ subject, body, approved: ticked });

  return (
    <li class="card stack" aria-labelledby={`${id}-name`}>
      <div>
        <div class="row">
          <h2 class="title grow" id={`${id}-name`} tabIndex={-1}>
            {contact}
          </h2>
          {approved && state === 'to-read' && <span class="tag t-ok">Approuvé</span>}
        </div>
        {action !== '' && <p>{action}</p>}
        {reason !== '' && <p class="meta">{reason}</p>}
        <p class="meta">
          {assignee === '' ? 'Sans responsable\u00a0: choisissez-le dans BROUILLONS.' : `Réponse à ${assignee}`}
        </p>
      </div>
      {state === 'doubtful' ? (
        <>
          <p>
            L’envoi de «&nbsp;{draft.subject}&nbsp;» s’est interrompu. Est-il parti&nbsp;? Regardez les messages envoyés
            de Gmail.
          </p>
          <div class="row row--wrap">
            <button type="button" class="btn btn--outline" aria-disabled={busy} onClick={() => onSettle('sent')}>
              Oui, il est parti
            </button>
            <button type="button" class="btn btn--outline" aria-disabled={busy} onClick={() => onSettle('not-sent')}>
              Non
            </button>
          </div>
        </>
      ) : (
        <>
          <Field id={`${id}-subject`} label="Objet">
            <input
              class="input"
              id={`${id}-subject`}
              value={subject}
              onInput={(event) => setSubject(event.currentTarget.value)}
            />
          </Field>
          <Field id={`${id}-body`} label="Message">
            <textarea
              class="input draft__body"
              id={`${id}-body`}
              rows={9}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          </Field>
          <div class="row row--wrap draft__actions">
            <button
              type="button"
              class={`btn btn--sm ${approved ? 'btn--outline' : 'btn--tonal'}`}
              aria-disabled={busy}
              onClick={() => save(!approved)}
            >
              {approved ? 'Retirer l’accord' : 'Approuver'}
            </button>
            {changed && (
              <button
                type="button"
                class="btn btn--sm btn--outline"
                aria-disabled={busy}
                onClick={() => save(approved)}
              >
                Enregistrer
              </button>
            )}
            <button
              type="button"
              class="btn btn--sm btn--outline"
              aria-expanded={rewriting}
              aria-disabled={busy}
              onClick={() => !busy && setRewriting(!rewriting)}
            >
              Autre version
            </button>
            <button
              type="button"
              class="btn btn--sm btn--text"
              aria-disabled={busy}
              onClick={() => onSettle('discard')}
            >
              Écarter
            </button>
          </div>
          {rewriting && (
            <RewritePanel
              id={id}
              hasKey={hasKey}
              busy={busy}
              onRewrite={(wish) => onRewrite({ subject, body, approved }, wish)}
              onClose={() => setRewriting(false)}
            />
          )}
        </>
      )}
    </li>
  );
}
