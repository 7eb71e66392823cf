import { useState } from 'preact/hooks';
import type { CriterionField } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { blankTest, type Criterion } from './draft.ts';

interface Props {
  readonly id: string;
  readonly fields: readonly CriterionField[];
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
  readonly onRemove: () => void;
}

/** One criterion: what it looks at, what it asks, and whether it leaves out. */
export function CriterionEditor({ id, fields, criterion, onChange, onRemove }: Props) {
  const field = fields.find(({ key }) => key === criterion.field) ?? fields[0];
  if (!field) return null;
  return (
    <fieldset class="card stack criterion">
      <legend class="sr">Critère {field.name}</legend>
      <div class="row">
        <select
          class="input grow"
          id={id}
          aria-label="Ce que le critère regarde"
          value={field.key}
          onChange={(event) => {
            const next = fields.find(({ key }) => key === event.currentTarget.value);
            if (next) onChange({ field: next.key, except: criterion.except, test: blankTest(next) });
          }}
        >
          {fields.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="btn btn--icon btn--sm"
          aria-label={`Retirer le critère ${field.name}`}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </div>
      <TestEditor id={id} field={field} criterion={criterion} onChange={onChange} />
      <label class="row check">
        <input
          type="checkbox"
          checked={criterion.except}
          onChange={(event) => onChange({ ...criterion, except: event.currentTarget.checked })}
        />
        <span>Sauf ceux-là</span>
      </label>
    </fieldset>
  );
}

interface TestProps {
  readonly id: string;
  readonly field: CriterionField;
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
}

function TestEditor(props: TestProps) {
  const { criterion, onChange, id } = props;
  const { test } = criterion;
  switch (test.kind) {
    case 'any':
      return <Words {...props} of={test.of} />;
    case 'between':
      return (
        <div class="row">
          <Bound
            id={`${id}-least`}
            label="Au moins"
            value={test.least}
            onChange={(least) => onChange({ ...criterion, test: { ...test, least } })}
          />
          <Bound
            id={`${id}-most`}
            label="Au plus"
            value={test.most}
            onChange={(most) => onChange({ ...criterion, test: { ...test, most } })}
          />
        </div>
      );
    case 'is':
      return (
        <select
          class="input"
          aria-label="Réponse"
          value={test.yes ? 'oui' : 'non'}
          onChange={(event) =>
            onChange({ ...criterion, test: { kind: 'is', yes: event.currentTarget.value === 'oui' } })
          }
        >
          <option value="oui">Oui</option>
          <option value="non">Non</option>
        </select>
      );
    default:
      return <Age {...props} days={'days' in test ? test.days : 30} />;
  }
}

/** Boxes for the words of a list, and a field for others. */
function Words({ id, field, criterion, of, onChange }: TestProps & { readonly of: readonly string[] }) {
  const [typed, setTyped] = useState('');
  const words = [...field.values, ...of.filter((word) => !field.values.includes(word))];
  const choose = (next: readonly string[]) => onChange({ ...criterion, test: { kind: 'any', of: [...next] } });
  const add = () => {
    const word = typed.trim();
    setTyped('');
    if (word !== '' && !of.includes(word)) choose([...of, word]);
  };
  return (
    <>
      <fieldset class="chips">
        <legend class="sr">{field.name}, au choix</legend>
        {words.map((word) => (
          <label class="chip" key={word}>
            <input
              type="checkbox"
              checked={of.includes(word)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...of, word] : of.filter((other) => other !== word))
              }
            />
            <span>{word}</span>
          </label>
        ))}
      </fieldset>
      <div class="row">
        <input
          class="input grow"
          id={`${id}-other`}
          aria-label={`Autre valeur de ${field.name}`}
          placeholder="Autre valeur"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      </div>
    </>
  );
}

interface BoundProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Bound({ id, label, value, onChange }: BoundProps) {
  return (
    <div class="field grow">
      <label for={id}>{label}</label>
      <input
        class="input"
        id={id}
        type="number"
        inputMode="numeric"
        value={value ?? ''}
        onInput={(event) => {
          const { valueAsNumber } = event.currentTarget;
          onChange(Number.isNaN(valueAsNumber) ? null : valueAsNumber);
        }}
      />
    </div>
  );
}

/** How long ago, or never. */
function Age({ id, criterion, days, onChange }: TestProps & { readonly days: number }) {
  const { kind } = criterion.test;
  return (
    <div class="row">
      <select
        class="input grow"
        aria-label="Quand"
        value={kind}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (next === 'never') onChange({ ...criterion, test: { kind: 'never' } });
          else onChange({ ...criterion, test: { kind: next === 'older' ? 'older' : 'younger', days } });
        }}
      >
        <option value="older">Il y a plus de</option>
        <option value="younger">Il y a moins de</option>
        <option value="never">Jamais</option>
      </select>
      {(kind === 'older' || kind === 'younger') && (
        <>
          <input
            class="input field--short"
            id={`${id}-days`}
            type="number"
            inputMode="numeric"
            min={0}
            aria-label="Nombre de jours"
            value={days}
            onInput={(event) => {
              const { valueAsNumber } = event.currentTarget;
              if (!Number.isNaN(valueAsNumber))
                onChange({ ...criterion, test: { kind, days: Math.max(0, valueAsNumber) } });
            }}
          />
          <span>jours</span>
        </>
      )}
    </div>
  );
}
