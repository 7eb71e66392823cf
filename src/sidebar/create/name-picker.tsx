import { useMemo, useState } from 'preact/hooks';
import type { FieldSpec, NameChoice } from '../../rpc/index.ts';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Marked } from '../components/marked.tsx';
import { splitMatches } from '../contacts/search.ts';
import { findChoices, prepareChoices } from './find-choices.ts';

interface Props {
  readonly id: string;
  readonly field: FieldSpec;
  /** As typed. */
  readonly text: string;
  /** What was chosen in the list; `null` while one types. */
  readonly picked: NameChoice | null;
  /** `null` until they are read. */
  readonly choices: readonly NameChoice[] | null;
  /** Whose rows come first; `''` for nobody's. */
  readonly companyId: string;
  /** The name typed is to be created with the row. */
  readonly isNew: boolean;
  readonly error: string | undefined;
  readonly onReach: () => void;
  readonly onType: (text: string) => void;
  readonly onPick: (choice: NameChoice) => void;
  /** Absent when the list cannot create. */
  readonly onCreate?: (() => void) | undefined;
}

/** A row of another table, found by its name: ↑ ↓ move, Entrée picks, Échap closes; the first match is ready. */
export function NamePicker(props: Props) {
  const { id, field, text, picked, choices, companyId, isNew, error, onReach, onType, onPick, onCreate } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const prepared = useMemo(() => prepareChoices(choices ?? []), [choices]);
  const query = picked ? '' : text.trim();
  const found = useMemo(() => findChoices(prepared, query, companyId), [prepared, query, companyId]);
  const creates = onCreate !== undefined && query !== '' && choices !== null && found.exact === null;
  const count = found.choices.length + (creates ? 1 : 0);
  const listed = open && !picked && count > 0;
  const hint = hintOf(props);

  const type = (typed: string) => {
    onType(typed);
    setOpen(true);
    setActive(typed.trim() === '' ? -1 : 0);
  };
  const choose = (place: number) => {
    const choice = found.choices[place];
    if (choice) onPick(choice);
    else onCreate?.();
    setOpen(false);
  };
  /** Somebody who typed the very name and went on meant that row. */
  const leave = () => {
    setOpen(false);
    if (!picked && found.exact) onPick(found.exact);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!listed) setOpen(true);
      else if (event.key === 'ArrowDown') setActive((active + 1) % count);
      else setActive(active <= 0 ? count - 1 : active - 1);
    } else if (event.key === 'Enter') {
      if (listed && active >= 0) choose(active);
    } else if (event.key === 'Escape' && listed) setOpen(false);
    else return;
    event.preventDefault();
  };
  const option = (place: number) => ({
    id: `${id}-option-${place}`,
    role: 'option' as const,
    'aria-selected': place === active,
    // The focus stays in the input.
    onMouseDown: (event: Event) => event.preventDefault(),
    onClick: () => choose(place),
  });

  return (
    <Field id={id} label={field.label} optional={!field.required} hint={hint} error={error}>
      <div class="combo">
        <Icon name={picked || isNew ? 'tick' : 'search'} class="combo__icon" />
        <input
          class="input"
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-activedescendant={listed && active >= 0 ? `${id}-option-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          maxLength={500}
          value={picked ? picked[1] : text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onFocus={() => {
            onReach();
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onBlur={leave}
          {...describedBy(id, error, hint)}
        />
        <div class="listbox" hidden={!listed}>
          <div role="listbox" id={`${id}-list`} aria-label={field.label}>
            {found.choices.map((choice, place) => (
              <div class="option" key={choice[0]} {...option(place)}>
                <NameOption choice={choice} query={query} />
              </div>
            ))}
            {creates && (
              <div class="option option--create" {...option(found.choices.length)}>
                <Icon name="plus" />
                <span>{`Créer l’entreprise «\u00a0${query}\u00a0»`}</span>
              </div>
            )}
          </div>
          {found.total > found.choices.length && (
            <p class="listbox__group">{`Et ${found.total - found.choices.length} autres\u00a0: précisez.`}</p>
          )}
        </div>
      </div>
      <p class="sr" role="status">
        {listed && query !== '' && announce(found.total)}
      </p>
    </Field>
  );
}

function NameOption({ choice: [, name, detail], query }: { readonly choice: NameChoice; readonly query: string }) {
  return (
    <span class="grow">
      <Marked pieces={splitMatches(name, query)} />
      {detail !== '' && (
        <span class="meta create__detail">
          <Marked pieces={splitMatches(detail, query)} />
        </span>
      )}
    </span>
  );
}

function hintOf({ picked, isNew, text, choices }: Props): string | undefined {
  if (picked) return picked[2] === '' ? undefined : picked[2];
  if (isNew && text.trim() !== '') return 'Nouvelle entreprise\u00a0: elle sera créée avec cette ligne.';
  return choices === null && text.trim() !== '' ? 'Lecture des noms…' : undefined;
}

function announce(total: number): string {
  if (total === 0) return 'Aucun nom trouvé';
  return total === 1 ? '1 nom trouvé' : `${total} noms trouvés`;
}
