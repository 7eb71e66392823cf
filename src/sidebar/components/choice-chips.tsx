import { useState } from 'preact/hooks';
import { foldText } from '../text/fold.ts';
import { Icon, type IconName } from './icon.tsx';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Read aloud in place of the label. */
  readonly spoken?: string;
  readonly icon?: IconName;
}

interface Props<V extends string> {
  /** Name of the group of radio buttons; the first one's identifier. */
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  /** How many are shown before « Plus… ». */
  readonly shown?: number;
  /** For « Plus… »: what the others are. */
  readonly more?: string;
  /** A choice that may stay open: chosen again, it is taken back. */
  readonly clearable?: boolean;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

/**
 * One choice among a few: native radio buttons, one tab stop, arrows, and the first letter. Order never changes.
 */
export function ChoiceChips<V extends string>(props: Props<V>) {
  const { name, choices, value, onChange, shown = choices.length, clearable = false } = props;
  const [open, setOpen] = useState(false);
  const visible = choices.filter((choice, index) => open || index < shown || choice.value === value);

  const choose = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLInputElement)) return;
    if (clearable && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onChange('');
      return;
    }
    if (event.key.length !== 1) return;
    const next = nextByLetter(visible, value || event.target.value, value !== '', event.key);
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${CSS.escape(next.value)}"]`)?.focus();
  };

  return (
    <div
      class="chips"
      data-invalid={props.invalid ? '' : undefined}
      onKeyDown={choose}
      role="radiogroup"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid ? true : undefined}
    >
      {visible.map((choice, index) => (
        <label class="chip" key={choice.value}>
          <input
            type="radio"
            id={index === 0 ? name : undefined}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-label={choice.spoken}
            onChange={() => onChange(choice.value)}
            onClick={() => clearable && choice.value === value && onChange('')}
          />
          <span>
            {choice.icon && <Icon name={choice.icon} />}
            {choice.label}
          </span>
        </label>
      ))}
      {shown < choices.length && (
        <button type="button" class="chip--button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Moins' : 'Plus…'}
          <span class="sr"> {props.more}</span>
        </button>
      )}
    </div>
  );
}

/** The next choice that begins with this letter, going round from the current one. */
function nextByLetter<V extends string>(
  choices: readonly Choice<V>[],
  current: string,
  chosen: boolean,
  key: string,
): Choice<V> | undefined {
  const letter = foldText(key);
  const at = choices.findIndex((choice) => choice.value === current);
  // Nothing is chosen yet: the choice under the focus is a candidate too.
  const from = chosen ? at + 1 : at;
  const round = [...choices.slice(from), ...choices.slice(0, from)];
  return round.find((choice) => letter !== ' ' && foldText(choice.label).startsWith(letter));
}
