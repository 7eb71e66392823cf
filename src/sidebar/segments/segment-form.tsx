import { useRef, useState } from 'preact/hooks';
import type { CriterionField, SavedSegment } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { tellCounts } from './counts.ts';
import { CriterionEditor } from './criterion-editor.tsx';
import { type Draft, draftOf, newCriterion, readyToSave } from './draft.ts';

interface Props {
  readonly fields: readonly CriterionField[];
  /** `null` for a new one. */
  readonly segment: SavedSegment | null;
  readonly onCancel: () => void;
  readonly onSaved: (name: string, operation: string) => void;
}

/** A segment's name and criteria; how many it holds is counted on demand. */
export function SegmentForm({ fields, segment, onCancel, onSaved }: Props) {
  const [name, setName] = useState(segment?.name ?? '');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => (segment?.criteria ?? []).map(draftOf));
  const [trouble, setTrouble] = useState({ field: '', message: '' });
  const [counted, setCounted] = useState('');
  const [busy, setBusy] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  const criteria = drafts.map(({ criterion }) => criterion);
  const complete = criteria.filter(readyToSave);

  const count = async () => {
    setCounted('Calcul…');
    const answer = await call('segments.list', { criteria: complete });
    setCounted(answer.ok ? tellCounts(answer.value) : answer.error.message);
  };
  const save = async () => {
    if (busy) return;
    const missing = complete.length < criteria.length;
    if (missing || complete.length === 0) {
      const message = missing ? 'Complétez chaque critère, ou retirez-le.' : 'Ajoutez au moins un critère.';
      setTrouble({ field: 'criteria', message });
      return;
    }
    setBusy(true);
    const answer = await call('segments.save', { name, previous: segment?.name ?? '', criteria: complete });
    setBusy(false);
    if (answer.ok) {
      onSaved(name.trim(), answer.value.operation);
      return;
    }
    setTrouble({ field: answer.error.field ?? '', message: answer.error.message });
    if (answer.error.field === 'name') nameInput.current?.focus();
  };
  const nameError = trouble.field === 'name' ? trouble.message : undefined;

  return (
    <form
      class="page__form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="page__body">
        {trouble.message !== '' && trouble.field !== 'name' && (
          <Banner tone="danger" title="Le segment n’est pas enregistré">
            <p>{trouble.message}</p>
          </Banner>
        )}
        <Field id="segment-name" label="Nom" error={nameError}>
          <input
            class="input"
            id="segment-name"
            ref={nameInput}
            autocomplete="off"
            maxLength={60}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            {...describedBy('segment-name', nameError)}
          />
        </Field>
        <section class="section" aria-labelledby="criteria">
          <div class="section__head">
            <h2 id="criteria">Critères</h2>
          </div>
          {criteria.length === 0 && <p>Tous doivent être vrais. Ajoutez le premier.</p>}
          {drafts.map(({ key, criterion }) => (
            <CriterionEditor
              key={key}
              id={key}
              fields={fields}
              criterion={criterion}
              onChange={(next) => setDrafts(drafts.map((one) => (one.key === key ? { key, criterion: next } : one)))}
              onRemove={() => setDrafts(drafts.filter((one) => one.key !== key))}
            />
          ))}
          <div class="row row--wrap">
            <button
              type="button"
              class="btn btn--sm btn--outline"
              onClick={() => setDrafts([...drafts, draftOf(newCriterion(fields, criteria))])}
            >
              <Icon name="plus" />
              Ajouter un critère
            </button>
            <button type="button" class="btn btn--sm btn--text" onClick={() => void count()}>
              Compter
            </button>
          </div>
          <p role="status">{counted}</p>
        </section>
      </div>
      <div class="page__foot">
        <button type="submit" class="btn btn--primary" aria-disabled={busy}>
          {busy && <span class="spin" />}
          {busy ? 'Enregistrement…' : 'Enregistrer'}
        </button>
        <button type="button" class="btn btn--text" onClick={onCancel}>
          Annuler
        </button>
      </div>
    </form>
  );
}
