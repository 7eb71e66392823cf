import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldSpec } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ColumnField } from '../components/column-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Icon } from '../components/icon.tsx';
import { StageRefusal } from '../components/stage-refusal.tsx';
import { textOf } from './draft.ts';
import { KnownRows } from './known-rows.tsx';
import { NamePicker } from './name-picker.tsx';
import type { CreationModel } from './use-creation.ts';
import { WORDS } from './words.ts';

/** Fields short enough to stand beside the next one. */
const BESIDE_NEXT: ReadonlySet<string> = new Set(['firstName', 'postcode']);

/** The fields of a new row; what may be the same, and what stands in the way, where the eye is. Ctrl + Entrée creates. */
export function CreateForm({ creation, quiet }: { readonly creation: CreationModel; readonly quiet: boolean }) {
  const { form, draft, summed, known, refusal, failure, notice, busy } = creation;
  const words = WORDS[form.table];
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLDetailsElement>(null);
  const [[shown], others] = [form.sections.slice(0, 1), form.sections.slice(1)];
  const hiddenKeys = new Set(others.flatMap(({ keys }) => keys));
  const wrongBehind = Object.keys(creation.errors).some((key) => hiddenKeys.has(key));

  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time that one comes to the form.
  useLayoutEffect(() => {
    const first = form.fields.find(({ key }) => textOf(draft, key) === '');
    if (!quiet || creation.arrivals > 0) document.getElementById(`${form.table}-${first?.key}`)?.focus();
  }, [creation.arrivals]);
  useLayoutEffect(() => {
    // The browser keeps what is open: a state of ours would trail its late « toggle » events.
    if (wrongBehind && more.current) more.current.open = true;
    if (Object.keys(creation.errors).length > 0) summary.current?.focus();
  }, [creation.errors, wrongBehind]);

  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    element.current?.requestSubmit();
  };
  const fields = (keys: readonly string[]) =>
    pairUp(keys.flatMap((key) => form.fields.find((field) => field.key === key) ?? []));

  return (
    <form
      class="page__form"
      noValidate
      ref={element}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        return creation.save();
      }}
    >
      <div class="page__body" aria-busy={busy}>
        <h2 class="title">{words.title}</h2>
        {notice && (
          <Banner tone={notice.tone} title={notice.title}>
            <p>{notice.text}</p>
          </Banner>
        )}
        {summed.length > 0 && <ErrorSummary errors={summed} box={summary} />}
        {fields(shown?.keys ?? []).map((group) => (
          <FieldGroup key={group[0]?.key} fields={group} creation={creation} />
        ))}
        {known.length > 0 && (
          <KnownRows title={words.known} known={known} onReveal={(row) => void creation.reveal(row)} />
        )}
        <details ref={more}>
          <summary>
            <Icon name="chevron" />
            Plus de champs
          </summary>
          <div class="stack create__more">
            {others.map(({ title, keys }) => (
              <section class="stack stack--wide" key={title} aria-label={title}>
                <h3 class="create__section">{title}</h3>
                {fields(keys).map((group) => (
                  <FieldGroup key={group[0]?.key} fields={group} creation={creation} />
                ))}
              </section>
            ))}
          </div>
        </details>
        {refusal && (
          <StageRefusal
            refusal={refusal}
            title={`${words.failed} en ${refusal.to.replace(/^En /, '')}`}
            busy={busy}
            onForce={(reason) => void creation.save(reason)}
            onGiveUp={creation.keepFirstStage}
          />
        )}
      </div>
      <div class="page__foot">
        {failure && !busy && (
          <Banner
            tone="danger"
            title={failure.code.startsWith('connection.') ? 'Création non confirmée' : words.failed}
          >
            <p>{`${failure.message} Votre saisie est gardée ici.`}</p>
          </Banner>
        )}
        <button
          type="submit"
          class={`btn grow ${known.length > 0 ? 'btn--outline' : 'btn--primary'}`}
          aria-disabled={busy}
        >
          {busy && <span class="spin" />}
          {labelOf(creation)}
        </button>
        {!busy && <span class="kbd">Ctrl + Entrée</span>}
        <p class="sr" role="status">
          {busy && 'Création en cours'}
        </p>
      </div>
    </form>
  );
}

function labelOf({ form, busy, known, failure }: CreationModel): string {
  if (busy) return 'Création…';
  if (known.length > 0) return 'Créer quand même';
  return failure ? 'Réessayer' : WORDS[form.table].create;
}

/** Lines of the form: one field, or two. */
function pairUp(fields: readonly FieldSpec[]): FieldSpec[][] {
  const lines: FieldSpec[][] = [];
  for (const field of fields) {
    const last = lines.at(-1);
    if (last?.length === 1 && last[0] && BESIDE_NEXT.has(last[0].key)) last.push(field);
    else lines.push([field]);
  }
  return lines;
}

interface GroupProps {
  readonly fields: readonly FieldSpec[];
  readonly creation: CreationModel;
}

function FieldGroup({ fields, creation }: GroupProps) {
  if (fields.length === 1)
    return (
      <>
        {fields.map((field) => (
          <RowField key={field.key} field={field} creation={creation} />
        ))}
      </>
    );
  return (
    <div class="row row--top">
      {fields.map((field) => (
        <div class="grow" key={field.key}>
          <RowField field={field} creation={creation} />
        </div>
      ))}
    </div>
  );
}

function RowField({ field, creation }: { readonly field: FieldSpec; readonly creation: CreationModel }) {
  const { form, draft, errors } = creation;
  const { key } = field;
  if (field.type !== 'name') {
    return (
      <ColumnField
        form={form.table}
        field={field}
        value={draft.typed[key] ?? ''}
        error={errors[key]}
        onChange={(value) => creation.type(key, value)}
      />
    );
  }
  return (
    <NamePicker
      id={`${form.table}-${key}`}
      field={field}
      text={draft.typed[key] ?? ''}
      picked={draft.picked[key] ?? null}
      choices={creation.choicesOf(field)}
      companyId={field.of === 'companies' ? '' : creation.companyId}
      isNew={field.of === 'companies' && draft.newCompany}
      error={errors[key]}
      onReach={() => void creation.reach(field)}
      onType={(text) => creation.type(key, text)}
      onPick={(choice) => creation.pickName(key, choice)}
      onCreate={field.of === 'companies' ? creation.createCompany : undefined}
    />
  );
}
