import type { ComparedRecord, Comparison } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { type Choice, FieldRow } from './field-row.tsx';

interface Props {
  readonly comparison: Comparison;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly onChoose: (choices: Readonly<Record<string, Choice>>) => void;
}

/** Two rows side by side, column by column, and what stays. */
export function ComparisonTable({ comparison, choices, onChoose }: Props) {
  const { keep, drop, links, fields, same, noted } = comparison;
  const chooseOne = (key: string, choice: Choice) => onChoose({ ...choices, [key]: choice });
  const takeAll = (side: Choice) =>
    onChoose({
      ...choices,
      ...Object.fromEntries(fields.flatMap(({ key, options }) => (options.includes(side) ? [[key, side]] : []))),
    });
  return (
    // A region that scrolls takes the keyboard: https://dequeuniversity.com/rules/axe/4.11/scrollable-region-focusable
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="compare__scroll" tabIndex={0} aria-label="Comparaison champ par champ">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">Champ</span>
            </th>
            <SideHead name="Fiche A" side={keep} onTakeAll={() => takeAll('keep')} />
            <SideHead name="Fiche B" side={drop} onTakeAll={() => takeAll('drop')} />
            <th scope="col" class="out">
              <span class="compare__side">Fiche gardée</span>
              <span class="meta">{`identifiant ${keep.id}`}</span>
              <span class="meta">{links === '' ? 'aucune ligne reliée' : `lignes reliées\u00a0: ${links}`}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} choices={choices} onChoose={chooseOne} />
          ))}
        </tbody>
      </table>
      {same.length > 0 && (
        <details class="same">
          <summary>
            <Icon name="chevron" class="i--chev" />
            {same.length === 1 ? '1 champ identique' : `${same.length} champs identiques`}
          </summary>
          <p class="meta">{`${same.join(', ')}.`}</p>
        </details>
      )}
      {noted.length > 0 && <p class="same meta">{`Ajouté aux notes\u00a0: ${noted.join('\u00a0; ')}.`}</p>}
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly side: ComparedRecord;
  readonly onTakeAll: () => void;
}

function SideHead({ name, side: { origin, links }, onTakeAll }: SideProps) {
  return (
    <th scope="col">
      <span class="compare__side">{name}</span>
      <span class="meta">{origin}</span>
      <span class="meta">{links === '' ? 'aucune ligne reliée' : links}</span>
      <button
        type="button"
        class="btn btn--sm btn--text"
        aria-label={`Tout prendre de la ${name.toLowerCase().replace(/.$/, (letter) => letter.toUpperCase())}`}
        onClick={onTakeAll}
      >
        Tout prendre
      </button>
    </th>
  );
}
