import { useRef, useState } from 'preact/hooks';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Marked } from '../components/marked.tsx';
import { TemperatureTag } from '../components/tag.tsx';
import type { Contact } from './contact.ts';
import { splitMatches } from './search.ts';
import { type ContactSource, useContactSearch } from './use-contact-search.ts';

interface Props {
  readonly id: string;
  /** « Contact » when absent. */
  readonly label?: string;
  readonly source: ContactSource;
  /** Shown before anything is typed. */
  readonly recent: readonly Contact[];
  readonly error?: string | undefined;
  readonly onPick: (contact: Contact) => void;
  readonly onCreate: (query: string) => void;
}

const HINT = 'Nom, entreprise ou e-mail, avec ou sans accents.';

/** Contact search as one types: ↑ ↓ move, Entrée picks, Échap closes; the first match is ready, the last option creates. */
export function ContactPicker({ id, label = 'Contact', source, recent, error, onPick, onCreate }: Props) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const query = typed.trim();
  const { found, waiting, trouble } = useContactSearch(source, typed);
  const shown = query === '' ? recent : found.contacts;
  const count = shown.length + (query === '' ? 0 : 1);
  const listed = open && count > 0;

  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setActive(text.trim() === '' ? -1 : 0);
  };
  const choose = (index: number) => {
    const contact = shown[index];
    if (contact) onPick(contact);
    else onCreate(query);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!listed) setOpen(true);
      else if (event.key === 'ArrowDown') setActive((active + 1) % count);
      else setActive(active <= 0 ? count - 1 : active - 1);
    } else if (event.key === 'Enter' && listed) {
      event.preventDefault();
      if (active >= 0 && !waiting) choose(active);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const option = (index: number) => ({
    id: `${id}-option-${index}`,
    role: 'option' as const,
    'aria-selected': index === active,
    // The focus stays in the input.
    onMouseDown: (event: Event) => event.preventDefault(),
    onClick: () => choose(index),
  });

  return (
    <Field id={id} label={label} hint={HINT} error={error}>
      <div class="combo">
        <Icon name="search" class="combo__icon" />
        <input
          ref={input}
          class="input"
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-activedescendant={listed && active >= 0 ? `${id}-option-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          {...describedBy(id, error, HINT)}
        />
        <div class="listbox" hidden={!listed}>
          {query === '' && <p class="listbox__group">Vus récemment</p>}
          {waiting && <p class="listbox__group">Recherche…</p>}
          {trouble !== '' && <p class="listbox__group">{trouble}</p>}
          <div role="listbox" id={`${id}-list`} aria-label="Contacts">
            {shown.map((contact, index) => (
              <div class="option" key={contact.id} {...option(index)}>
                <ContactOption contact={contact} query={query} others={shown} />
              </div>
            ))}
            {query !== '' && (
              <div class="option option--create" {...option(shown.length)}>
                <Icon name="plus" />
                <span>
                  Créer le contact «{'\u00a0'}
                  {query}
                  {'\u00a0'}»
                </span>
              </div>
            )}
          </div>
          {found.total > shown.length && (
            <p class="listbox__group">{`Et ${found.total - shown.length} autres\u00a0: précisez la recherche.`}</p>
          )}
        </div>
      </div>
      <p class="sr" role="status">
        {listed && query !== '' && !waiting && announce(found.total)}
      </p>
    </Field>
  );
}

interface OptionProps {
  readonly contact: Contact;
  readonly query: string;
  readonly others: readonly Contact[];
}

function ContactOption({ contact, query, others }: OptionProps) {
  const { name, company, email, temperature } = contact;
  const homonym = others.some((other) => other.id !== contact.id && other.name === name && other.company === company);
  const byEmail =
    query !== '' && [name, company].every((text) => !splitMatches(text, query).some(({ matched }) => matched));
  const second = [company, homonym || byEmail ? email : ''].filter((part) => part !== '').join(', ');
  return (
    <>
      <span class="grow">
        <Marked pieces={splitMatches(name, query)} />
        <br />
        <span class="meta">
          <Marked pieces={splitMatches(second, query)} />
        </span>
      </span>
      <TemperatureTag value={temperature} />
    </>
  );
}

function announce(total: number): string {
  if (total === 0) return 'Aucun contact trouvé';
  return total === 1 ? '1 contact trouvé' : `${total} contacts trouvés`;
}
