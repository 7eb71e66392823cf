import type { FieldSpec } from '../../jobs/forms/fields.ts';
import { describedBy, Field } from './field.tsx';

interface Props {
  /** Prefix of the control's identifier. */
  readonly form: string;
  readonly field: FieldSpec;
  readonly value: string;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly onChange: (value: string) => void;
  /** Names to suggest, for a field that points to another table. */
  readonly suggestions?: readonly string[];
}

/** The control of a column, drawn from its declaration. Its identifier is `form-key`. */
export function ColumnField(props: Props) {
  const { form, field, error, hint = hintOf(field) } = props;
  const id = `${form}-${field.key}`;
  if (field.type === 'checkbox') return <Box id={id} {...props} />;
  return (
    <Field id={id} label={field.label} optional={!field.required} hint={hint} error={error}>
      <Control id={id} {...props} tied={describedBy(id, error, hint)} />
    </Field>
  );
}

function Box({ id, field, value, onChange }: Props & { readonly id: string }) {
  return (
    <label class="row check" for={id}>
      <input
        type="checkbox"
        id={id}
        checked={value === 'true'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
      />
      <span>{field.label}</span>
    </label>
  );
}

type ControlProps = Props & { readonly id: string; readonly tied: ReturnType<typeof describedBy> };

function Control({ id, field, value, onChange, suggestions = [], tied }: ControlProps) {
  const type = (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value);
  if (field.type === 'paragraph')
    return <textarea class="input" id={id} rows={3} value={value} onInput={type} {...tied} />;
  if (field.type === 'choice' && !field.open) {
    const known = value === '' || field.values.includes(value) ? field.values : [value, ...field.values];
    return (
      <select class="input" id={id} value={value} onChange={type} {...tied}>
        <option value="">–</option>
        {known.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const listed = field.type === 'choice' || field.type === 'choices' ? field.values : suggestions;
  return (
    <>
      <input
        class="input"
        id={id}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={INPUT_MODES[field.type]}
        autocomplete="off"
        list={listed.length > 0 ? `${id}-list` : undefined}
        value={value}
        onInput={type}
        {...tied}
      />
      {listed.length > 0 && (
        <datalist id={`${id}-list`}>
          {listed.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

const INPUT_MODES: Readonly<Partial<Record<FieldSpec['type'], 'decimal' | 'numeric' | 'email' | 'tel' | 'url'>>> = {
  amount: 'decimal',
  number: 'decimal',
  percent: 'decimal',
  integer: 'numeric',
  email: 'email',
  phone: 'tel',
  url: 'url',
};

/** What to type, when the name of the column does not say it. */
function hintOf(field: FieldSpec): string | undefined {
  switch (field.type) {
    case 'amount':
      return 'En euros, hors taxes.';
    case 'percent':
      return 'De 0 à 100.';
    case 'choices':
      return 'Séparez par des virgules.';
    default:
      return undefined;
  }
}
