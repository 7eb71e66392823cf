import { useLayoutEffect, useRef } from 'preact/hooks';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { DETAILS, type Draft, type FieldError, type FieldName } from './draft.ts';
import type { Opportunities } from './use-opportunities.ts';

interface Props {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly today: string;
  readonly errors: readonly FieldError[];
  readonly opportunities: Opportunities;
  readonly busy: boolean;
}

/** What most interactions leave alone, folded; opens by itself when one of its fields is wrong. */
export function Details({ draft, onChange, today, errors, opportunities, busy }: Props) {
  const fold = useRef<HTMLDetailsElement>(null);
  const errorOf = (field: FieldName) => errors.find((error) => error.field === field)?.message;
  const wrong = errors.some(({ field }) => DETAILS.includes(field));
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened again at each refusal, whatever was closed since.
  useLayoutEffect(() => {
    if (wrong && fold.current) fold.current.open = true;
  }, [errors]);

  const text = (field: 'subject' | 'minutes' | 'document', mode?: 'numeric' | 'url') => ({
    class: 'input',
    id: field,
    inputMode: mode,
    autocomplete: 'off',
    maxLength: 500,
    value: draft[field],
    readOnly: busy,
    onInput: (event: Event & { currentTarget: HTMLInputElement }) => onChange({ [field]: event.currentTarget.value }),
    ...describedBy(field, errorOf(field)),
  });

  return (
    <details
      ref={fold}
      onToggle={(event) => {
        if (event.currentTarget.open) opportunities.ask();
      }}
    >
      <summary>
        <Icon name="chevron" />
        Objet, opportunité, durée, document
      </summary>
      <div class="stack stack--wide">
        <Field id="subject" label="Objet" error={errorOf('subject')}>
          <input {...text('subject')} />
        </Field>
        <Field
          id="opportunityId"
          label="Opportunité"
          hint={hintFor(draft, opportunities)}
          error={errorOf('opportunityId')}
        >
          <select
            class="input"
            id="opportunityId"
            value={draft.opportunityId}
            aria-busy={opportunities.waiting}
            onChange={(event) => onChange({ opportunityId: event.currentTarget.value })}
            {...describedBy('opportunityId', errorOf('opportunityId'), hintFor(draft, opportunities))}
          >
            <option value="">Aucune</option>
            {opportunities.list.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <div class="row row--top">
          <Field id="day" label="Date" class="grow" error={errorOf('day')}>
            <input
              class="input"
              id="day"
              type="date"
              max={today}
              value={draft.day}
              readOnly={busy}
              onInput={(event) => onChange({ day: event.currentTarget.value })}
              {...describedBy('day', errorOf('day'))}
            />
          </Field>
          <Field id="minutes" label="Durée (min)" class="field--short" error={errorOf('minutes')}>
            <input {...text('minutes', 'numeric')} />
          </Field>
        </div>
        <Field id="document" label="Document (lien)" error={errorOf('document')}>
          <input {...text('document', 'url')} />
        </Field>
      </div>
    </details>
  );
}

function hintFor({ contact }: Draft, { waiting, trouble, list }: Opportunities): string | undefined {
  if (contact === null) return 'Choisissez d’abord un contact.';
  if (waiting) return 'Lecture des opportunités…';
  if (trouble !== '') return trouble;
  return list.length === 0 ? 'Aucune opportunité ouverte pour ce contact.' : undefined;
}
