import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldSpec, RecordForm, ScorePreview } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ColumnField } from '../components/column-field.tsx';
import { Field } from '../components/field.tsx';
import { StageRefusal } from '../components/stage-refusal.tsx';
import { type EditModel, useEdit } from './use-edit.ts';
import type { Editing, RecordModel } from './use-record.ts';

interface Props {
  readonly editing: Editing;
  readonly record: RecordModel;
}

/** « Modifier »: the columns that the team fills, as they stand; Ctrl + Entrée saves, Échap gives up. */
export function EditForm({ editing, record }: Props) {
  const edit = useEdit(editing.row, record);
  const { form, errors, failure, busy } = edit;
  const wrong = Object.keys(errors);
  const element = useRef<HTMLFormElement>(null);

  const firstField = form ? editing.field || (form.fields[0]?.key ?? '') : '';
  const firstWrong = form?.fields.find(({ key }) => key in errors)?.key ?? '';
  useLayoutEffect(() => document.getElementById(`edit-${firstField}`)?.focus(), [firstField]);
  useLayoutEffect(() => document.getElementById(`edit-${firstWrong}`)?.focus(), [firstWrong]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !busy) void edit.cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) element.current?.requestSubmit();
    else return;
    event.preventDefault();
  };

  return (
    <form
      class="page__form"
      noValidate
      ref={element}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        return edit.save();
      }}
    >
      <div class="page__body" aria-busy={busy}>
        <div class="stack stack--tight">
          <h2 class="record__name">{TITLES[editing.row.table]}</h2>
          {form && <p class="meta">{form.title}</p>}
        </div>
        {failure && (
          <Banner tone="danger" title="Rien n’a été enregistré">
            <p>{`${failure.message} Votre saisie est gardée ici.`}</p>
          </Banner>
        )}
        {form === null && !failure && <Skeleton />}
        {form?.stage && <StageField stage={form.stage} edit={edit} />}
        {edit.refusal && (
          <StageRefusal
            refusal={edit.refusal}
            title={`L’étape reste ${edit.refusal.from}`}
            busy={busy}
            onForce={(reason) => void edit.save(reason)}
            onGiveUp={edit.giveUpStage}
          />
        )}
        {form?.fields.map((field) => (
          <ColumnField
            key={field.key}
            form="edit"
            field={field}
            value={edit.valueOf(field.key)}
            error={errors[field.key]}
            hint={hintOf(field, form, edit)}
            suggestions={form.suggestions[field.key] ?? []}
            onChange={(value) => edit.change(field.key, value)}
          />
        ))}
      </div>
      <div class="page__foot">
        <button type="submit" class="btn btn--primary grow" aria-disabled={busy}>
          {busy && <span class="spin" />}
          {busy ? 'Enregistrement…' : 'Enregistrer'}
        </button>
        <button type="button" class="btn btn--text" onClick={() => void edit.cancel()}>
          Annuler
        </button>
        <p class="sr" role="status">
          {busy && 'Enregistrement en cours'}
          {wrong.length > 0 && `${wrong.length} ${wrong.length === 1 ? 'champ à corriger' : 'champs à corriger'}`}
          {edit.preview && sayPreview(edit.preview)}
        </p>
      </div>
    </form>
  );
}

/** The stage, moved through its gate when the rest is saved. */
function StageField({
  stage: { current, names },
  edit,
}: {
  readonly stage: NonNullable<RecordForm['stage']>;
  readonly edit: EditModel;
}) {
  const known = current === '' || names.includes(current) ? names : [current, ...names];
  return (
    <Field id="edit-stage" label="Statut">
      <select
        class="input"
        id="edit-stage"
        value={edit.stage}
        onChange={(event) => edit.changeStage(event.currentTarget.value)}
      >
        {current === '' && <option value="">–</option>}
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

const TITLES: Readonly<Record<Editing['row']['table'], string>> = {
  contacts: 'Modifier le contact',
  companies: 'Modifier les informations',
  opportunities: 'Modifier l’opportunité',
};

/** What the cell holds that nobody can read; under the fact being typed, the score to come. `undefined`: the field's own. */
function hintOf({ key }: FieldSpec, form: RecordForm, { preview, valueOf: typedIn }: EditModel): string | undefined {
  if (preview && form.scored.includes(key) && typedIn(key) !== form.values[key]) return sayPreview(preview);
  return form.problems[key];
}

function sayPreview({ now, next }: ScorePreview): string {
  return now === null ? `Score prévu\u00a0: ${next}` : `Score prévu\u00a0: ${now} → ${next}`;
}

function Skeleton() {
  return (
    <div class="stack stack--wide" role="status" aria-label="Chargement des champs">
      {[72, 90, 60, 84].map((width) => (
        <div class="stack stack--tight" key={width}>
          <span class="sk" style={{ width: `${width}px`, height: '12px' }} />
          <span class="sk sk--pill" />
        </div>
      ))}
    </div>
  );
}
