import { useState } from 'preact/hooks';
import type { DraftSettling, ShownDraft } from '../../rpc/index.ts';
import { Field } from '../components/field.tsx';

interface Props {
  readonly draft: ShownDraft;
  readonly busy: boolean;
  readonly onSave: (draft: ShownDraft, typed: Pick<ShownDraft, 'subject' | 'body' | 'approved'>) => void;
  readonly onSettle: (draft: ShownDraft, how: DraftSettling['how']) => void;
}

/** One message: to correct, approve or put aside; an interrupted sending asks whether it left. */
export function DraftCard({ draft, busy, onSave, onSettle }: Props) {
  const { id, state, contact, action, reason, approved, assignee } = draft;
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const changed = subject !== draft.subject || body !== draft.body;
  const save = (ticked: boolean) => onSave(draft, { subject, body, approved: ticked });

  return (
    <li class="card stack" aria-labelledby={`${id}-name`}>
      <div>
        <h2 class="title" id={`${id}-name`}>
          {contact}
        </h2>
        <p class="meta">{[action, reason].filter((part) => part !== '').join(', ')}</p>
        <p class="meta">{assignee === '' ? 'Sans responsable' : `Réponse à ${assignee}`}</p>
      </div>
      {state === 'doubtful' ? (
        <>
          <p>
            L’envoi de «&nbsp;{draft.subject}&nbsp;» s’est interrompu. A-t-il été envoyé&nbsp;? Regardez vos messages
            envoyés.
          </p>
          <div class="row">
            <button type="button" class="btn btn--outline" disabled={busy} onClick={() => onSettle(draft, 'sent')}>
              Oui, envoyé
            </button>
            <button type="button" class="btn btn--outline" disabled={busy} onClick={() => onSettle(draft, 'not-sent')}>
              Non
            </button>
          </div>
        </>
      ) : (
        <>
          {approved && <p class="tag t-info">Approuvé</p>}
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
              class="input"
              id={`${id}-body`}
              rows={9}
              value={body}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          </Field>
          <div class="row">
            <button
              type="button"
              class={`btn ${approved ? 'btn--outline' : 'btn--primary'}`}
              disabled={busy}
              onClick={() => save(!approved)}
            >
              {approved ? 'Retirer l’accord' : 'Approuver'}
            </button>
            {changed && (
              <button type="button" class="btn btn--outline" disabled={busy} onClick={() => save(approved)}>
                Enregistrer
              </button>
            )}
            <button type="button" class="btn btn--text" disabled={busy} onClick={() => onSettle(draft, 'discard')}>
              Écarter
            </button>
          </div>
        </>
      )}
    </li>
  );
}
