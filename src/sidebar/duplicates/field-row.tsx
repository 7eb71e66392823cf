import type { ComparedField } from '../../rpc/index.ts';

export type Choice = ComparedField['choice'];

interface Props {
  readonly field: ComparedField;
  /** What is chosen in every row, by column key. */
  readonly choices: Readonly<Record<string, Choice>>;
  readonly onChoose: (key: string, choice: Choice) => void;
}

/** One column of the two rows: both values, and the one that stays. A group of radios, so that arrows go from one to the other. */
export function FieldRow({ field, choices, onChoose }: Props) {
  const { key, label, both, why, follows } = field;
  const choice = choices[key] ?? field.choice;
  const pick = (side: Choice, text: string) => (
    <Pick field={field} side={side} text={text} checked={choice === side} onChoose={onChoose} />
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="cell">{pick('keep', field.keep)}</td>
      <td class="cell">{pick('drop', field.drop)}</td>
      <td class="out">
        {choice !== 'both' && <span>{keptOf(field, choices) || <span class="none">vide</span>}</span>}
        {both !== '' && pick('both', both)}
        {why !== '' && (follows !== null || choice === field.choice) && <span class="meta">{why}</span>}
      </td>
    </tr>
  );
}

/** What stays of a column; for « both », what the page cannot know is left to the server’s words. */
function keptOf({ key, choice, keep, drop, follows }: ComparedField, choices: Props['choices']): string {
  if (follows !== null) return follows[choices[follows.key] === 'drop' ? 'drop' : 'keep'];
  return (choices[key] ?? choice) === 'drop' ? drop : keep;
}

interface PickProps extends Pick<Props, 'field' | 'onChoose'> {
  readonly side: Choice;
  readonly text: string;
  readonly checked: boolean;
}

function Pick({ field: { key, label, options, follows }, side, text, checked, onChoose }: PickProps) {
  if (text === '') return <span class="none none--cell">vide</span>;
  if (follows !== null) return <span class="plain">{text}</span>;
  return (
    <label class="pick">
      <input
        type="radio"
        name={key}
        aria-label={`${label}\u00a0: ${text}`}
        checked={checked}
        disabled={!options.includes(side)}
        onChange={() => onChoose(key, side)}
      />
      <span>{text}</span>
    </label>
  );
}
