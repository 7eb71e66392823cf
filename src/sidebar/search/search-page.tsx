import { useLayoutEffect, useRef } from 'preact/hooks';
import { Banner } from '../components/banner.tsx';
import { describedBy, Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Placeholder } from './placeholder.tsx';
import { SHORTEST } from './query.ts';
import { ResultList } from './result-list.tsx';
import { TABS } from './tables.ts';
import { type SearchModel, useSearch } from './use-search.ts';

const HINT = 'Nom, e-mail, téléphone, SIREN, mot d’une note\u00a0: trois lettres au moins.';

/** « Recherche »: the whole workbook, from one field. */
export function SearchPage() {
  const search = useSearch();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const { options, active, outcome, index } = search;
  const listed = options.length > 0;

  const press = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.key === 'ArrowDown') search.move(1);
    else if (event.key === 'ArrowUp') search.move(-1);
    else if (event.key === 'Enter') search.enter(event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') search.type('');
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div class="page__body">
        <Field id="query" label="Rechercher" hint={HINT}>
          <div class="combo">
            <Icon name="search" class="combo__icon" />
            <input
              ref={input}
              class="input"
              id="query"
              type="text"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={listed}
              aria-controls="results"
              aria-activedescendant={listed ? `option-${active}` : undefined}
              autocomplete="off"
              spellcheck={false}
              maxLength={200}
              value={search.typed}
              onInput={(event) => search.type(event.currentTarget.value)}
              onKeyDown={press}
              {...describedBy('query', undefined, HINT)}
            />
          </div>
        </Field>
        {index.failed.length > 0 && <Unread search={search} />}
        {outcome?.failed && (
          <Banner tone="danger" title="Rien ne s’est ouvert">
            <p>{outcome.text}</p>
          </Banner>
        )}
        {index.left > 0 && <p class="meta">{`Les ${index.left} lignes les plus anciennes ne sont pas cherchées.`}</p>}
        <ResultList search={search} />
        {!listed && <Placeholder search={search} />}
        <p class="sr" role="status">
          {outcome && !outcome.failed ? outcome.text : announce(search)}
        </p>
      </div>
      <Foot search={search} />
    </>
  );
}

/** Tables that could not be read: the others are searched all the same. */
function Unread({ search: { index } }: { readonly search: SearchModel }) {
  return (
    <Banner tone="warning" title={`La recherche ignore ${index.failed.map(({ table }) => TABS[table].tab).join(', ')}`}>
      {[...new Set(index.failed.map(({ message }) => message))].map((message) => (
        <p key={message}>{message}</p>
      ))}
      <div class="row">
        <button type="button" class="btn btn--sm btn--outline" onClick={index.readAgain}>
          Réessayer
        </button>
      </div>
    </Banner>
  );
}

function Foot({ search: { index, options, outcome } }: { readonly search: SearchModel }) {
  return (
    <div class="page__foot search__foot">
      <p class="meta grow">
        {footText(index.waiting.length, options.length, outcome?.failed === false ? outcome.text : '')}
      </p>
      <button
        type="button"
        class="btn btn--sm btn--text"
        aria-disabled={index.waiting.length > 0}
        onClick={index.readAgain}
      >
        <Icon name="retry" />
        Relire
      </button>
    </div>
  );
}

function footText(waiting: number, options: number, done: string): string {
  if (waiting > 0) return `Lecture du classeur\u00a0: encore ${waiting} onglet${waiting > 1 ? 's' : ''}.`;
  if (done !== '') return done;
  return options > 0
    ? 'Entrée ouvre, Ctrl + Entrée montre la ligne.'
    : 'Relire prend en compte ce qui a changé depuis l’ouverture.';
}

function announce({ query, pending, total, index, typed }: SearchModel): string {
  if (typed === '' || pending || query.length < SHORTEST) return '';
  const found = total === 0 ? 'Aucun résultat' : `${total} résultat${total > 1 ? 's' : ''}`;
  return index.waiting.length > 0 ? `${found} pour l’instant` : found;
}
