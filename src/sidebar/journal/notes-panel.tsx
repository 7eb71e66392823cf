import type { Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Banner } from '../components/banner.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import type { Notes, NotesOutcome } from './use-notes.ts';
import './notes-panel.css';

const HINT = 'Elles remplissent ce formulaire\u00a0; rien n’est enregistré sans vous.';

/** « Coller des notes de réunion »: the link, the notes, and what came of them. */
export function NotesPanel({ notes }: { readonly notes: Notes }) {
  const { open, outcome, setOpen } = notes;
  const link = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ open, outcome });
  useLayoutEffect(() => {
    // Closed by an answer, the focus goes to what came of it; closed by the person, back to where it came from.
    if (before.current.open && !open) (before.current.outcome === outcome ? link : box).current?.focus();
    before.current = { open, outcome };
  }, [open, outcome]);

  if (open) return <PastedNotes notes={notes} />;
  return (
    <div class="stack">
      {outcome && <Outcome outcome={outcome} box={box} onReplace={notes.replace} onPutBack={notes.putBack} />}
      <div class="row">
        <button type="button" class="btn btn--sm btn--text" ref={link} onClick={() => setOpen(true)}>
          <Icon name="doc" />
          {outcome === null ? 'Coller des notes de réunion' : 'Revoir les notes'}
        </button>
      </div>
    </div>
  );
}

function PastedNotes({ notes: { text, busy, failure, type, summarise, setOpen } }: { readonly notes: Notes }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  useLayoutEffect(() => {
    if (failure !== null) area.current?.focus();
  }, [failure]);

  const press = (event: KeyboardEvent) => {
    const submits = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!submits && event.key !== 'Escape') return;
    // Neither saves the interaction, nor leaves the form.
    event.preventDefault();
    event.stopPropagation();
    if (submits) void summarise();
    else if (!busy) setOpen(false);
  };

  return (
    <section class="stack" aria-label="Notes de réunion" aria-busy={busy} onKeyDown={press}>
      <Field id="notes" label="Notes de réunion" hint={HINT} error={failure?.message}>
        <textarea
          class="input"
          id="notes"
          rows={6}
          ref={area}
          value={text}
          readOnly={busy}
          onInput={(event) => type(event.currentTarget.value)}
          {...describedBy('notes', failure?.message, HINT)}
        />
      </Field>
      <div class="row row--wrap">
        <button type="button" class="btn btn--sm btn--tonal" aria-disabled={busy} onClick={() => void summarise()}>
          {busy && <span class="spin" />}
          {busy ? 'Lecture…' : 'Résumer'}
        </button>
        <button
          type="button"
          class="btn btn--sm btn--text"
          aria-disabled={busy}
          onClick={() => !busy && setOpen(false)}
        >
          Fermer
        </button>
      </div>
      <p class="sr" role="status">
        {busy && 'Lecture des notes en cours'}
      </p>
    </section>
  );
}

interface OutcomeProps {
  readonly outcome: NotesOutcome;
  readonly box: Ref<HTMLDivElement>;
  readonly onReplace: () => void;
  readonly onPutBack: () => void;
}

function Outcome({ outcome, box, onReplace, onPutBack }: OutcomeProps) {
  const { by, said, filled, kept, leftOut, former } = outcome;
  return (
    <Banner
      tone="info"
      title={by === 'claude' ? 'Suggestion rédigée par Claude, à relire' : 'Notes triées sans Claude'}
      box={box}
    >
      {said !== '' && <p>{said}</p>}
      {filled.length > 0 && <p>{`Rempli\u00a0: ${filled.join(', ')}.`}</p>}
      {filled.length + kept.length === 0 && <p>Rien de plus que ce formulaire ne dit déjà.</p>}
      {leftOut.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {kept.length > 0 && (
        <>
          <p>{`${former === null ? 'Déjà saisi, et gardé' : 'Remplacé'}\u00a0: ${kept.join(', ')}.`}</p>
          <div class="row">
            <button type="button" class="btn btn--sm btn--outline" onClick={former === null ? onReplace : onPutBack}>
              {former === null ? 'Remplacer' : 'Remettre ma saisie'}
            </button>
          </div>
        </>
      )}
    </Banner>
  );
}
